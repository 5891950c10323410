package dev.krait.type.sequence;

import dev.krait.error.ValueErrors;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import java.util.Arrays;

/** Slices of lists. Compare CPython {@code Objects/listobject.c: list_ass_subscript}. */
final class ListSlices {
    private static final Object[] NOTHING = {};

    private ListSlices() {
    }

    static PyList get(PyThread t, PyList list, PySlice slice) {
        SliceIndices.Unpacked parts = SliceIndices.unpack(t, slice);
        if (!ThreadMode.shared()) {
            return PyList.of(parts.adjust(list.size).select(list.items));
        }
        synchronized (list) {
            return PyList.of(parts.adjust(list.size).select(list.items));
        }
    }

    static void set(PyThread t, PyList list, PySlice slice, Object value) {
        SliceIndices.Unpacked parts = SliceIndices.unpack(t, slice);
        Object[] values;
        if (parts.step() == 1) {
            values = FastSequence.toArray(t, value, "must assign iterable to extended slice");
            synchronized (list) {
                SliceIndices s = parts.adjust(list.size);
                list.splice(s.start(), Math.max(s.start(), s.stop()), values);
            }
            return;
        }
        values = FastSequence.toArray(t, value, "must assign iterable to extended slice");
        synchronized (list) {
            SliceIndices s = parts.adjust(list.size);
            if (s.count() != values.length) {
                throw ValueErrors.of("attempt to assign sequence of size " + values.length + " to extended slice of size " + s.count());
            }
            for (int i = 0; i < values.length; i++) {
                list.items[s.at(i)] = values[i];
            }
        }
    }

    static void delete(PyThread t, PyList list, PySlice slice) {
        SliceIndices.Unpacked parts = SliceIndices.unpack(t, slice);
        synchronized (list) {
            SliceIndices s = parts.adjust(list.size);
            if (s.step() == 1) {
                list.splice(s.start(), Math.max(s.start(), s.stop()), NOTHING);
                return;
            }
            if (s.count() == 0) {
                return;
            }
            int step = Math.abs(s.step());
            int first = s.step() > 0 ? s.start() : s.at(s.count() - 1);
            Object[] a = list.items;
            int to = first;
            for (int i = first, k = 0; i < list.size; i++) {
                if (k < s.count() && i == first + (long) k * step) {
                    k++;
                } else {
                    a[to++] = a[i];
                }
            }
            Arrays.fill(a, to, list.size, null);
            list.size = to;
        }
    }
}
