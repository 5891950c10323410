package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;

/**
 * Binary operators. Numbered as BINARY_OP's oparg is (NB_ADD = 0 … NB_INPLACE_XOR = 25, NB_SUBSCR = 26).
 *
 * <p>The built-in sequences' {@code __add__} and {@code __mul__} come after both operands' number methods, as CPython's {@code sq_concat} and
 * {@code sq_repeat} do. Compare CPython {@code Objects/abstract.c: binary_op1}.
 */
public final class BinaryOps {
    private BinaryOps() {
    }

    public static Object add(PyThread t, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long r = x + y;
            return ((x ^ r) & (y ^ r)) < 0 ? java.math.BigInteger.valueOf(x).add(java.math.BigInteger.valueOf(y)) : (Object) r;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        }
        return bySlots(t, a, b, Slot.ADD, Slot.RADD, "+");
    }

    /** The generic protocol of one operator: reflected first when the right operand's type is a subclass that overrides it. */
    static Object bySlots(PyThread t, Object a, Object b, int left, int right, String symbol) {
        Object result = tryBoth(t, a, b, left, right);
        if (result != PyNotImplemented.NOT_IMPLEMENTED) {
            return result;
        }
        throw TypeErrors.of("unsupported operand type(s) for " + symbol + ": '" + PyType.of(a).name + "' and '" + PyType.of(b).name + "'");
    }

    private static Object tryBoth(PyThread t, Object a, Object b, int left, int right) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        Object forward = ta.slot(left);
        Object reflected = ta == tb ? null : tb.slot(right);
        if (reflected != null && tb.isSubtype(ta) && reflected != ta.slot(right)) {
            Object result = SlotOps.call(t, reflected, b, a);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
            reflected = null;
        }
        if (forward != null) {
            Object result = SlotOps.call(t, forward, a, b);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
        }
        return reflected == null ? PyNotImplemented.NOT_IMPLEMENTED : SlotOps.call(t, reflected, b, a);
    }
}
