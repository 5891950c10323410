/**
 * What compiled code calls, and nothing else does: thin static methods over operations, objects and frames, one class for each family, so small that HotSpot
 * inlines them. The one package that emitted code names, beside the types of its parameters ({@code PyThread}, {@code PyFrame}, {@code PyFunction}).
 * The compiler's row for each method is in {@code jit.ir.RuntimeMethod}. Start at {@link dev.krait.runtime.Operators} and
 * {@link dev.krait.runtime.Activations}.
 */
package dev.krait.runtime;
