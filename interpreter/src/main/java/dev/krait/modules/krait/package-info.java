/**
 * The package {@code krait}, which tells Python programs of what only Krait has: the package itself and {@code krait.frame_eval}. {@code krait.jit} comes with the
 * evaluator ({@code dev.krait.jit.python}); where that is not on the class path, its import fails. Start at {@link dev.krait.modules.krait.KraitModule}.
 */
package dev.krait.modules.krait;
