package dev.krait.compile;

import dev.krait.error.PyException;
import dev.krait.error.RecursionErrors;

/** Counts how deep a tree is nested, so that the passes over it do not overflow the Java stack. */
final class TreeDepth {
    /** What CPython comes to on a C stack of 8 MiB. */
    private static final int LIMIT = 28_970;

    private int depth;

    /** Goes one level down. */
    void enter() {
        if (++depth > LIMIT) {
            throw tooDeep();
        }
    }

    /** Comes back up. */
    void leave() {
        depth--;
    }

    static PyException tooDeep() {
        return RecursionErrors.of("maximum recursion depth exceeded during compilation");
    }
}
