package dev.krait.ops;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import dev.krait.type.text.StrSubscripts;
import java.math.BigInteger;

/** Subscription and length. Compare CPython {@code Objects/abstract.c: PyObject_GetItem}. */
public final class SubscriptOps {
    private SubscriptOps() {
    }

    /** {@code container[key]}. */
    public static Object get(PyThread t, Object container, Object key) {
        if (container instanceof PyList list && list.type == PyList.TYPE) {
            return list.getItem(t, key);
        }
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            return dict.getItem(t, key);
        }
        if (container instanceof PyTuple tuple && tuple.type == PyTuple.TYPE) {
            return tuple.getItem(t, key);
        }
        if (Str.isExact(container)) {
            return StrSubscripts.get(t, container, key);
        }
        Object slot = PyType.of(container).slot(Slot.GETITEM);
        if (slot != null) {
            return SlotOps.call(t, slot, container, key);
        }
        if (container instanceof PyType cls) {
            return getClassItem(t, cls, key);
        }
        throw TypeErrors.of("'" + PyType.of(container).fullName() + "' object is not subscriptable");
    }

    private static Object getClassItem(PyThread t, PyType cls, Object key) {
        if (cls == PyType.TYPE) {
            return dev.krait.ops.TypeOps.genericAlias(t, cls, key);
        }
        Object method = AttributeOps.lookup(t, cls, "__class_getitem__");
        if (method == null || method == PyNone.NONE) {
            throw TypeErrors.of("type '" + cls.name + "' is not subscriptable");
        }
        return CallOps.call1(t, method, key);
    }

    /** {@code container[key] = value}. */
    public static void set(PyThread t, Object container, Object key, Object value) {
        if (container instanceof PyList list && list.type == PyList.TYPE) {
            list.setItem(t, key, value);
            return;
        }
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            dict.put(t, key, value);
            return;
        }
        Object slot = PyType.of(container).slot(Slot.SETITEM);
        if (slot == null) {
            throw TypeErrors.of("'" + PyType.of(container).fullName() + "' object does not support item assignment");
        }
        SlotOps.call(t, slot, container, key, value);
    }

    /** {@code del container[key]}. */
    public static void delete(PyThread t, Object container, Object key) {
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            dict.deleteItem(t, key);
            return;
        }
        if (container instanceof PyList list && list.type == PyList.TYPE) {
            list.deleteItem(t, key);
            return;
        }
        Object slot = PyType.of(container).slot(Slot.DELITEM);
        if (slot == null) {
            throw TypeErrors.of("'" + PyType.of(container).fullName() + "' object doesn't support item deletion");
        }
        SlotOps.call(t, slot, container, key);
    }

    /** {@code len(container)}, clipped to {@code int}: for what is held in memory. */
    public static int length(PyThread t, Object container) {
        return (int) Math.min(longLength(t, container), Integer.MAX_VALUE);
    }

    /** {@code len(container)}. */
    public static long longLength(PyThread t, Object container) {
        if (container instanceof PyList list && list.type == PyList.TYPE) {
            return list.size();
        }
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            return dict.size();
        }
        if (container instanceof PyTuple tuple && tuple.type == PyTuple.TYPE) {
            return tuple.size();
        }
        if (container instanceof String s) {
            return s.length();
        }
        if (Str.isExact(container)) {
            return Str.length(container);
        }
        Object slot = PyType.of(container).slot(Slot.LEN);
        if (slot == null || slot == PyNone.NONE) {
            throw TypeErrors.of("object of type '" + PyType.of(container).fullName() + "' has no len()");
        }
        Object result = NumberOps.index(t, SlotOps.call(t, slot, container));
        if (result instanceof BigInteger big) {
            throw big.signum() < 0 ? ValueErrors.of("__len__() should return >= 0") : OverflowErrors.of("cannot fit 'int' into an index-sized integer");
        }
        long length = (Long) result;
        if (length < 0) {
            throw ValueErrors.of("__len__() should return >= 0");
        }
        return length;
    }
}
