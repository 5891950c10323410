package dev.krait.type.sequence;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.DictView;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.mapping.PyDictKeys;
import dev.krait.type.mapping.PyDictValues;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.set.PySet;
import dev.krait.type.set.SetStorage;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** The items of any iterable as a Java array. Compare CPython {@code Objects/abstract.c: PySequence_Fast, PyObject_LengthHint}. */
public final class FastSequence {
    private FastSequence() {
    }

    /** The items in a fresh array. */
    public static Object[] toArray(PyThread t, Object iterable) {
        if (iterable instanceof PyTuple p && p.type == PyTuple.TYPE) {
            return p.items.clone();
        }
        if (iterable instanceof PyList p && p.type == PyList.TYPE) {
            return p.toArray();
        }
        if (iterable instanceof String s) {
            return characters(s);
        }
        Object[] atOnce = atOnce(iterable);
        return atOnce != null ? atOnce : drain(t, IterationOps.iterator(t, iterable), lengthHint(t, iterable, 8));
    }

    /** The items of a dict, of a view of one, or of a set, all of one moment, whatever other threads do meanwhile; null for anything else. */
    static Object[] atOnce(Object iterable) {
        return switch (iterable) {
            case PyDict d when d.type == PyDict.TYPE -> new PyDictKeys(d).contents();
            case DictView v when v.dict.type == PyDict.TYPE -> v.contents();
            case PyDictValues v when v.dict.type == PyDict.TYPE -> v.contents();
            case SetStorage s when s.type == PySet.TYPE || s.type == PyFrozenSet.TYPE -> s.toArray();
            default -> null;
        };
    }

    /**
     * An iterator for an operation that goes through all of a container and may run Python code meanwhile: where there are several threads, over what a dict, a
     * view or a set holds now, so that no other one can disturb it.
     */
    public static Object steadyIterator(PyThread t, Object iterable) {
        Object[] atOnce = ThreadMode.shared() ? atOnce(iterable) : null;
        return IterationOps.iterator(t, atOnce != null ? PyTuple.of(atOnce) : iterable);
    }

    /** The strings of length one that a string consists of. */
    static Object[] characters(String s) {
        Object[] items = new Object[s.length()];
        for (int i = 0; i < items.length; i++) {
            items[i] = Str.ofCodePoint(s.charAt(i));
        }
        return items;
    }

    /** As {@link #toArray(PyThread, Object)}, with the message of the TypeError for something that is not iterable. */
    public static Object[] toArray(PyThread t, Object iterable, String message) {
        if (iterable instanceof PyTuple || iterable instanceof PyList) {
            return iterable instanceof PyTuple p ? p.items.clone() : ((PyList) iterable).toArray();
        }
        Object[] atOnce = atOnce(iterable);
        if (atOnce != null) {
            return atOnce;
        }
        Object iterator;
        try {
            iterator = IterationOps.iterator(t, iterable);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.TYPE_ERROR)) {
                throw TypeErrors.of(message);
            }
            throw e;
        }
        return drain(t, iterator, lengthHint(t, iterable, 8));
    }

    /** What is left in an iterator. */
    public static Object[] drain(PyThread t, Object iterator, int expected) {
        Object[] items = new Object[Math.min(Math.max(expected, 4), 1 << 20)];
        int n = 0;
        for (Object item = IterationOps.next(t, iterator); item != null; item = IterationOps.next(t, iterator)) {
            if (n == items.length) {
                items = Arrays.copyOf(items, n + (n >> 1) + 8);
            }
            items[n++] = item;
        }
        return n == items.length ? items : Arrays.copyOf(items, n);
    }

    /** {@code operator.length_hint(value, otherwise)}, clipped to {@code int}. */
    public static int lengthHint(PyThread t, Object value, int otherwise) {
        return (int) Math.min(Integer.MAX_VALUE, longLengthHint(t, value, otherwise));
    }

    /** {@code operator.length_hint(value, otherwise)}. */
    public static long longLengthHint(PyThread t, Object value, long otherwise) {
        PyType type = PyType.of(value);
        if (type.slot(Slot.LEN) != null) {
            try {
                return SubscriptOps.longLength(t, value);
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.TYPE_ERROR)) {
                    throw e;
                }
            }
        }
        Object slot = type.slot(Slot.LENGTH_HINT);
        if (slot == null || slot == PyNone.NONE) {
            return otherwise;
        }
        Object result;
        try {
            result = SlotOps.call(t, slot, value);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.TYPE_ERROR)) {
                return otherwise;
            }
            throw e;
        }
        if (result == PyNotImplemented.NOT_IMPLEMENTED) {
            return otherwise;
        }
        if (dev.krait.type.number.IntType.exactOrNull(result) == null) {
            throw TypeErrors.of("__length_hint__ must be an integer, not " + PyType.of(result).fullName());
        }
        long hint = SequenceIndexes.size(t, result);
        if (hint < 0) {
            throw ValueErrors.of("__length_hint__() should return >= 0");
        }
        return hint;
    }
}
