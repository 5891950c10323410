/**
 * What Python sees of the evaluator: module {@code krait.jit}. An interpreter without the evaluator has no such module.
 * Start at {@link dev.krait.jit.python.JitModule}; nothing in the evaluator depends on this package.
 */
package dev.krait.jit.python;
