package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import java.util.ArrayList;
import java.util.List;

/** Unpacking assignments. Values go into {@code s} from {@code at} up, the last one first. Compare CPython {@code Python/ceval.c: _PyEval_UnpackIterableStackRef}. */
public final class UnpackOps {
    private UnpackOps() {
    }

    /** {@code a, b = value}. */
    public static void sequence(PyThread t, Object value, int n, Object[] s, int at) {
        Object[] items;
        if (value instanceof PyTuple tuple && tuple.type == PyTuple.TYPE) {
            items = tuple.items;
        } else if (value instanceof PyList list && list.type == PyList.TYPE) {
            items = list.toArray();
        } else {
            items = take(t, value, n);
        }
        if (items.length != n) {
            throw items.length < n
                    ? ValueErrors.of("not enough values to unpack (expected " + n + ", got " + items.length + ")")
                    : ValueErrors.of("too many values to unpack (expected " + n + ", got " + items.length + ")");
        }
        for (int i = 0; i < n; i++) {
            s[at + i] = items[n - 1 - i];
        }
    }

    private static Object[] take(PyThread t, Object value, int n) {
        Object iterator = iterator(t, value);
        Object[] items = new Object[n];
        for (int i = 0; i < n; i++) {
            items[i] = IterationOps.next(t, iterator);
            if (items[i] == null) {
                throw ValueErrors.of("not enough values to unpack (expected " + n + ", got " + i + ")");
            }
        }
        if (IterationOps.next(t, iterator) != null) {
            if (value instanceof PyList || value instanceof PyTuple || value instanceof PyDict) {
                int length = SubscriptOps.length(t, value);
                if (length > n) {
                    throw ValueErrors.of("too many values to unpack (expected " + n + ", got " + length + ")");
                }
            }
            throw ValueErrors.of("too many values to unpack (expected " + n + ")");
        }
        return items;
    }

    private static Object iterator(PyThread t, Object value) {
        PyType type = PyType.of(value);
        if (type.slot(Slot.ITER) == null && type.slot(Slot.GETITEM) == null) {
            throw TypeErrors.of("cannot unpack non-iterable " + type.name + " object");
        }
        return IterationOps.iterator(t, value);
    }

    /** {@code a, *b, c = value}: {@code before} values, a list, {@code after} values. */
    public static void starred(PyThread t, Object value, int before, int after, Object[] s, int at) {
        Object iterator = iterator(t, value);
        List<Object> items = new ArrayList<>();
        for (Object item = IterationOps.next(t, iterator); item != null; item = IterationOps.next(t, iterator)) {
            items.add(item);
        }
        int n = items.size();
        if (n < before + after) {
            throw ValueErrors.of("not enough values to unpack (expected at least " + (before + after) + ", got " + n + ")");
        }
        int top = at + before + after;
        for (int i = 0; i < before; i++) {
            s[top - i] = items.get(i);
        }
        s[top - before] = PyList.of(items.subList(before, n - after).toArray());
        for (int i = 0; i < after; i++) {
            s[at + after - 1 - i] = items.get(n - after + i);
        }
    }
}
