package dev.krait.type.sequence;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import java.math.BigInteger;

/**
 * A slice applied to a length: {@code count} places from {@code start} by {@code step}. Compare CPython {@code Objects/sliceobject.c: PySlice_Unpack,
 * PySlice_AdjustIndices}.
 */
public record SliceIndices(int start, int stop, int step, int count) {

    /** The three parts of a slice, clipped but not yet related to a length: user code runs here only. */
    public record Unpacked(int start, int stop, int step) {
        /** Relates the parts to a length. */
        public SliceIndices adjust(int length) {
            int from = clip(start, length);
            int to = clip(stop, length);
            int n = 0;
            if (step < 0) {
                if (to < from) {
                    n = (int) ((from - (long) to - 1) / -(long) step + 1);
                }
            } else if (from < to) {
                n = (int) (((long) to - from - 1) / step + 1);
            }
            return new SliceIndices(from, to, step, n);
        }

        private int clip(int index, int length) {
            if (index < 0) {
                index += length;
                return index < 0 ? step < 0 ? -1 : 0 : index;
            }
            return index >= length ? step < 0 ? length - 1 : length : index;
        }
    }

    /** Evaluates the parts of a slice. Raises ValueError for a step of zero. */
    public static Unpacked unpack(PyThread t, PySlice slice) {
        int step = slice.step == PyNone.NONE ? 1 : part(t, slice.step);
        if (step == 0) {
            throw ValueErrors.of("slice step cannot be zero");
        }
        step = Math.max(step, -Integer.MAX_VALUE);
        int start = slice.start == PyNone.NONE ? step < 0 ? Integer.MAX_VALUE : 0 : part(t, slice.start);
        int stop = slice.stop == PyNone.NONE ? step < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE : part(t, slice.stop);
        return new Unpacked(start, stop, step);
    }

    private static int part(PyThread t, Object value) {
        if (!SequenceIndexes.isIndex(value)) {
            throw TypeErrors.of("slice indices must be integers or None or have an __index__ method");
        }
        return NumberOps.clippedIndex(t, value);
    }

    /** Evaluates a slice for a sequence whose length cannot change meanwhile. */
    public static SliceIndices of(PyThread t, PySlice slice, int length) {
        return unpack(t, slice).adjust(length);
    }

    /** The place of the {@code i}-th selected item. */
    public int at(int i) {
        return start + i * step;
    }

    /** The selected items of an array in a fresh one. */
    public Object[] select(Object[] items) {
        Object[] selected = new Object[count];
        if (step == 1) {
            System.arraycopy(items, start, selected, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                selected[i] = items[start + i * step];
            }
        }
        return selected;
    }

    /** A part of {@code slice.indices} as an int of any size. */
    static BigInteger big(PyThread t, Object value) {
        if (!SequenceIndexes.isIndex(value)) {
            throw TypeErrors.of("slice indices must be integers or None or have an __index__ method");
        }
        return bigOf(NumberOps.index(t, value));
    }

    /** An exact int as a big one. */
    static BigInteger bigOf(Object index) {
        return index instanceof BigInteger b ? b : BigInteger.valueOf((Long) index);
    }
}
