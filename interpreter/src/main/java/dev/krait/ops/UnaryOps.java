package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.number.Ints;
import java.math.BigInteger;

/** Unary operators. Compare CPython {@code Objects/abstract.c: PyNumber_Negative}. */
public final class UnaryOps {
    private UnaryOps() {
    }

    /** {@code -value}. */
    public static Object negative(PyThread t, Object value) {
        if (value instanceof Long x) {
            return x == Long.MIN_VALUE ? BigInteger.valueOf(x).negate() : (Object) (-x);
        }
        if (value instanceof Double x) {
            return -x;
        }
        return bySlot(t, value, Slot.NEG, "unary -");
    }

    /** {@code +value}. */
    public static Object positive(PyThread t, Object value) {
        return value instanceof Long || value instanceof Double ? value : bySlot(t, value, Slot.POS, "unary +");
    }

    /** {@code ~value}. */
    public static Object invert(PyThread t, Object value) {
        return value instanceof Long x ? (Object) ~x : bySlot(t, value, Slot.INVERT, "unary ~");
    }

    /** {@code abs(value)}. */
    public static Object absolute(PyThread t, Object value) {
        if (value instanceof Long x) {
            return x >= 0 ? value : Ints.negative(value);
        }
        if (value instanceof Double x) {
            return Math.abs(x);
        }
        return bySlot(t, value, Slot.ABS, "abs()");
    }

    /** {@code not value}. */
    public static Boolean not(PyThread t, Object value) {
        return !TruthOps.isTrue(t, value);
    }

    private static Object bySlot(PyThread t, Object value, int slot, String symbol) {
        Object method = PyType.of(value).slot(slot);
        if (method == null) {
            throw TypeErrors.of("bad operand type for " + symbol + ": '" + PyType.of(value).fullName() + "'");
        }
        return SlotOps.call(t, method, value);
    }
}
