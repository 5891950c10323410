/**
 * Puts Java methods into Python types and modules without reflection.
 *
 * <p>A class says with {@link dev.krait.exposer.ExposedType} or {@link dev.krait.exposer.ExposedModule} what it implements, its methods say their
 * Python signature, and {@link dev.krait.exposer.ExposerProcessor} writes a dispatch table beside it at compile time. A mistake (a signature that
 * does not fit the Java parameters, a setter without getter) is a compile error. Nothing is scanned at start-up. Start at
 * {@link dev.krait.exposer.ExposerProcessor}.
 */
package dev.krait.exposer;
