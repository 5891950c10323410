package dev.krait.flowgraph;

import dev.krait.object.PyNone;
import dev.krait.type.number.IntType;
import dev.krait.type.number.Ints;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SliceIndices;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** Subscripts of constant strings, bytes and tuples. */
final class ConstantSubscript {
    private ConstantSubscript() {}

    /** The item or slice; null if there is none, or if it is not for the compiler to say. */
    static Object get(Object sequence, Object index) {
        int size;
        if (Str.isExact(sequence)) {
            size = Str.length(sequence);
        } else if (sequence instanceof PyBytes b) {
            size = b.value.length;
        } else if (sequence instanceof PyTuple t) {
            size = t.items.length;
        } else {
            return null;
        }
        if (index instanceof PySlice slice) {
            return slice(sequence, size, slice);
        }
        long i;
        if (index instanceof Long n) {
            i = n;
        } else if (index instanceof Boolean b) {
            i = b ? 1 : 0;
        } else {
            return null;
        }
        if (i < 0) {
            i += size;
        }
        return i < 0 || i >= size ? null : item(sequence, (int) i);
    }

    private static Object item(Object sequence, int index) {
        return switch (sequence) {
            case PyTuple t -> t.items[index];
            case PyBytes b -> (long) (b.value[index] & 0xFF);
            default -> Str.of(new int[] {Str.codePointAt(sequence, index)}, 0, 1);
        };
    }

    private static Object slice(Object sequence, int size, PySlice slice) {
        if (!isIndexOrNone(slice.start) || !isIndexOrNone(slice.stop) || !isIndexOrNone(slice.step)) {
            return null;
        }
        int step = slice.step == PyNone.NONE ? 1 : clipped(slice.step);
        if (step == 0) {
            return null;
        }
        step = Math.max(step, -Integer.MAX_VALUE);
        int start = slice.start != PyNone.NONE ? clipped(slice.start) : step < 0 ? Integer.MAX_VALUE : 0;
        int stop = slice.stop != PyNone.NONE
                ? clipped(slice.stop)
                : step < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        SliceIndices indices = new SliceIndices.Unpacked(start, stop, step).adjust(size);
        int[] indexes = new int[indices.count()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = indices.at(i);
        }
        return pick(sequence, indexes);
    }

    private static Object pick(Object sequence, int[] indexes) {
        int count = indexes.length;
        switch (sequence) {
            case PyTuple t -> {
                Object[] items = new Object[count];
                for (int i = 0; i < count; i++) {
                    items[i] = t.items[indexes[i]];
                }
                return PyTuple.of(items);
            }
            case PyBytes b -> {
                byte[] bytes = new byte[count];
                for (int i = 0; i < count; i++) {
                    bytes[i] = b.value[indexes[i]];
                }
                return PyBytes.of(bytes);
            }
            default -> {
                int[] codePoints = new int[count];
                for (int i = 0; i < count; i++) {
                    codePoints[i] = Str.codePointAt(sequence, indexes[i]);
                }
                return Str.of(codePoints, 0, count);
            }
        }
    }

    private static boolean isIndexOrNone(Object value) {
        return value == PyNone.NONE || IntType.exactOrNull(value) != null;
    }

    private static int clipped(Object index) {
        return switch (IntType.exactOrNull(index)) {
            case Long n -> Math.clamp(n, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Object big -> Ints.signum(big) < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        };
    }
}
