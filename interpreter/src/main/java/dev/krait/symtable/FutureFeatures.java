package dev.krait.symtable;

import dev.krait.ast.Span;

/**
 * The {@code from __future__} imports of a module.
 *
 * @param flags    the {@code CO_FUTURE_} bits that they set, together with the flags that {@code compile()} was given
 * @param location where the last of them stands; line −1 if there is none
 */
public record FutureFeatures(int flags, Span location) {
    /** The same imports with more flags. */
    public FutureFeatures with(int moreFlags) {
        return new FutureFeatures(flags | moreFlags, location);
    }
}
