/**
 * The build step after the compiler: what javac leaves to bootstrap methods is linked now, so that nothing is at start-up.
 *
 * <p>A pattern switch and the {@code equals}, {@code hashCode} and {@code toString} of a record are {@code invokedynamic} instructions. The first run of
 * each one spins a class or a chain of method handles, in the JVM's interpreter, and the AOT cache does not keep them (it does keep lambdas): a tenth of a
 * second before a program's first line. {@link dev.krait.exposer.prelink.Prelinker} puts plain methods in their place. Without this step Krait does
 * the same, but starts more slowly. Start at {@link dev.krait.exposer.prelink.Prelinker}.
 */
package dev.krait.exposer.prelink;
