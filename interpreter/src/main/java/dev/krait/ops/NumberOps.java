package dev.krait.ops;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import java.math.BigInteger;

/** Conversions to numbers. Compare CPython {@code Objects/abstract.c: PyNumber_Index}. */
public final class NumberOps {

    private NumberOps() {
    }

    /** The canonical int of a big one: a {@code Long} when it fits. */
    public static Object normalise(BigInteger value) {
        return value.bitLength() <= 63 ? (Object) value.longValue() : value;
    }

    /** {@code operator.index(value)}: an exact int, {@code Long} or {@code BigInteger}. */
    public static Object index(PyThread t, Object value) {
        if (value instanceof Long || value instanceof BigInteger) {
            return value;
        }
        if (value instanceof Boolean b) {
            return b ? 1L : 0L;
        }
        Object exact = dev.krait.type.number.IntType.exactOrNull(value);
        if (exact != null) {
            return exact;
        }
        Object slot = PyType.of(value).slot(Slot.INDEX);
        if (slot == null) {
            throw TypeErrors.of("'" + PyType.of(value).fullName() + "' object cannot be interpreted as an integer");
        }
        Object result = SlotOps.call(t, slot, value);
        Object number = dev.krait.type.number.IntType.exactOrNull(result);
        if (number == null) {
            throw TypeErrors.of("__index__ returned non-int (type " + PyType.of(result).fullName() + ")");
        }
        if (!(result instanceof Long || result instanceof BigInteger)) {
            dev.krait.error.Warnings.deprecated(t, "__index__ returned non-int (type " + PyType.of(result).fullName() + ").  The ability to return an instance "
                    + "of a strict subclass of int is deprecated, and may be removed in a future version of Python.");
        }
        return number;
    }

    /** {@code index} clipped into {@code int} range, as slices and sequence methods want it. */
    public static int clippedIndex(PyThread t, Object value) {
        Object index = index(t, value);
        if (index instanceof Long l) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, l));
        }
        return ((BigInteger) index).signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }

    /** {@code index} that must fit into {@code int}, as sizes do; raises OverflowError. */
    public static int size(PyThread t, Object value) {
        Object index = index(t, value);
        if (index instanceof Long l && l >= Integer.MIN_VALUE && l <= Integer.MAX_VALUE) {
            return (int) (long) l;
        }
        throw OverflowErrors.of("cannot fit '" + PyType.of(value).fullName() + "' into an index-sized integer");
    }
}
