package dev.krait.type.text;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.SequenceIndexes;

/** The optional bounds of a search: {@code end} is at most the length, {@code start} may lie beyond it. */
record TextRange(int start, int end) {
    static TextRange of(PyThread t, Object start, Object end, int length) {
        int from = bound(t, start, 0);
        int to = bound(t, end, Integer.MAX_VALUE);
        if (to > length) {
            to = length;
        } else if (to < 0) {
            to = Math.max(to + length, 0);
        }
        if (from < 0) {
            from = Math.max(from + length, 0);
        }
        return new TextRange(from, to);
    }

    private static int bound(PyThread t, Object value, int otherwise) {
        if (value == null || value == PyNone.NONE) {
            return otherwise;
        }
        if (!SequenceIndexes.isIndex(value)) {
            throw TypeErrors.of("slice indices must be integers or None or have an __index__ method");
        }
        return NumberOps.clippedIndex(t, value);
    }
}
