package dev.krait.eval;

import dev.krait.bytecode.PyCode;

/** The exception table of a code object, decoded. Compare CPython {@code InternalDocs/exception_handling.md}. */
final class Handlers {
    /** Start, end, target and depth * 2 + lasti of each entry, in code units, ascending. */
    private final int[] entries;

    static final Handlers NONE = new Handlers();

    private Handlers() {
        entries = new int[0];
    }

    Handlers(PyCode code) {
        byte[] table = code.exceptiontable;
        int[] decoded = new int[table.length];
        int n = 0;
        int value = 0;
        for (byte b : table) {
            value = value << 6 | b & 0x3f;
            if ((b & 0x40) == 0) {
                decoded[n++] = value;
                value = 0;
            }
        }
        for (int i = 0; i + 3 < n; i += 4) {
            decoded[i + 1] += decoded[i];
        }
        entries = java.util.Arrays.copyOf(decoded, n & ~3);
    }

    int size() {
        return entries.length / 4;
    }

    int start(int i) {
        return entries[4 * i];
    }

    int end(int i) {
        return entries[4 * i + 1];
    }

    int target(int i) {
        return entries[4 * i + 2];
    }

    /** How many values of the stack the handler keeps. */
    int depth(int i) {
        return entries[4 * i + 3] >> 1;
    }

    /** Whether the handler wants the index of the instruction that raised below the exception. */
    boolean lasti(int i) {
        return (entries[4 * i + 3] & 1) != 0;
    }

    /** The entry that covers a code unit, or -1. */
    int find(int unit) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (unit < start(middle)) {
                high = middle - 1;
            } else if (unit >= end(middle)) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }
}
