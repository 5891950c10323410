package dev.krait.flowgraph;

import dev.krait.object.PyNone;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
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
        long step = slice.step == PyNone.NONE ? 1 : index(slice.step);
        if (step == 0) {
            return null;
        }
        long low = step < 0 ? -1 : 0;
        long high = step < 0 ? size - 1 : size;
        long start = slice.start == PyNone.NONE ? (step < 0 ? high : low) : clamp(index(slice.start), size, low, high);
        long stop = slice.stop == PyNone.NONE ? (step < 0 ? low : high) : clamp(index(slice.stop), size, low, high);
        int count = 0;
        if (step > 0 && start < stop) {
            count = (int) ((stop - start - 1) / step + 1);
        } else if (step < 0 && start > stop) {
            count = (int) ((start - stop - 1) / -step + 1);
        }
        int[] indexes = new int[count];
        for (int i = 0; i < count; i++) {
            indexes[i] = (int) (start + i * step);
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
        return value == PyNone.NONE || value instanceof Long || value instanceof Boolean;
    }

    private static long index(Object value) {
        return value instanceof Boolean b ? (b ? 1 : 0) : (Long) value;
    }

    private static long clamp(long index, int size, long low, long high) {
        long i = index < 0 ? index + size : index;
        return Math.max(low, Math.min(high, i));
    }
}
