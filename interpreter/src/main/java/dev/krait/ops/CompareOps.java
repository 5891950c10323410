package dev.krait.ops;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.number.Ints;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;

/** Comparison and identity. Compare CPython {@code Objects/object.c: do_richcompare}. */
public final class CompareOps {
    // Py_LT …: the order of CPython
    public static final int LT = 0;
    public static final int LE = 1;
    public static final int EQ = 2;
    public static final int NE = 3;
    public static final int GT = 4;
    public static final int GE = 5;

    private static final int[] SLOTS = {Slot.LT, Slot.LE, Slot.EQ, Slot.NE, Slot.GT, Slot.GE};
    private static final int[] SWAPPED = {GT, GE, EQ, NE, LT, LE};
    private static final String[] SYMBOLS = {"<", "<=", "==", "!=", ">", ">="};

    private CompareOps() {
    }

    /** {@code a is b}: by type and raw bits for exact ints and floats (architecture D2). */
    public static boolean is(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof Long x) {
            return b instanceof Long y && x.longValue() == y.longValue();
        }
        if (a instanceof Double x) {
            return b instanceof Double y && Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y);
        }
        if (a instanceof java.math.BigInteger) {
            return a.equals(b);
        }
        return a instanceof String s && s.length() <= 1 && s.equals(b) && (s.isEmpty() || s.charAt(0) < 256);
    }

    /** {@code a == b} as containers ask it: identity first. */
    public static boolean equal(PyThread t, Object a, Object b) {
        return is(a, b) || TruthOps.isTrue(t, compare(t, a, b, EQ));
    }

    /** What {@code __ne__} gives where {@code __eq__} gives {@code equal}, a bool or NotImplemented. */
    public static Object negated(Object equal) {
        return equal instanceof Boolean b ? (Object) !b : equal;
    }

    /** {@code a op b}, {@code op} being one of the six. */
    public static Object compare(PyThread t, Object a, Object b, int op) {
        if (a instanceof Long x && b instanceof Long y) {
            return compare(x, y, op);
        }
        if (a instanceof String x && b instanceof String y) {
            return switch (op) {
                case EQ -> x.equals(y);
                case NE -> !x.equals(y);
                default -> compare(x.compareTo(y), 0, op);
            };
        }
        if (a instanceof Double x && b instanceof Double y) {
            return compare((double) x, (double) y, op);
        }
        if (Ints.isHost(a)) {
            if (Ints.isHost(b)) {
                return compare(Ints.compare(Ints.host(a), Ints.host(b)), 0, op);
            }
            if (b instanceof Double y) {
                return mixed(Ints.host(a), y, op);
            }
        } else if (a instanceof Double x && Ints.isHost(b)) {
            return mixed(Ints.host(b), x, SWAPPED[op]);
        }
        if (op == EQ || op == NE) {
            if (isPlain(a) && isPlain(b)) {
                // of different kinds, or both None
                return a == b == (op == EQ);
            }
        }
        if (a instanceof ComparedInstance x && b instanceof PyObject y && x.type == y.type && (x.type == PyList.TYPE || x.type == PyTuple.TYPE)) {
            return byItems(t, x, b, op);
        }
        return bySlots(t, a, b, op);
    }

    /** Whether a value equals only values of its own kind that {@link #compare} has tried already, or itself. */
    private static boolean isPlain(Object value) {
        return value == PyNone.NONE || value instanceof String || value instanceof Long || value instanceof Double || value instanceof Boolean;
    }

    /** Lists, or tuples: what their six methods do, called directly. */
    private static Object byItems(PyThread t, ComparedInstance a, Object b, int op) {
        t.enterNative(" in comparison");
        try {
            return a.richCompare(t, b, op);
        } finally {
            t.leaveNative();
        }
    }

    /** The operator with its operands exchanged: {@code <} for {@code >}. */
    public static int swapped(int op) {
        return SWAPPED[op];
    }

    /** {@code a op b} for an int and a float, exactly. */
    public static boolean mixed(Object a, double b, int op) {
        return Double.isNaN(b) ? op == NE : compare(Ints.compareToDouble(a, b), 0, op);
    }

    /** {@code a op b} for machine floats. */
    public static boolean compare(double a, double b, int op) {
        return switch (op) {
            case LT -> a < b;
            case LE -> a <= b;
            case EQ -> a == b;
            case NE -> a != b;
            case GT -> a > b;
            default -> a >= b;
        };
    }

    /** {@code a op b} for machine ints. */
    public static boolean compare(long a, long b, int op) {
        return switch (op) {
            case LT -> a < b;
            case LE -> a <= b;
            case EQ -> a == b;
            case NE -> a != b;
            case GT -> a > b;
            default -> a >= b;
        };
    }

    private static Object bySlots(PyThread t, Object a, Object b, int op) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        Object result;
        t.enterNative(" in comparison");
        try {
            result = bothWays(t, a, b, ta, tb, op);
        } finally {
            t.leaveNative();
        }
        if (result != PyNotImplemented.NOT_IMPLEMENTED) {
            return result;
        }
        return switch (op) {
            case EQ -> is(a, b);
            case NE -> !is(a, b);
            default -> throw TypeErrors.of("'" + SYMBOLS[op] + "' not supported between instances of '" + ta.fullName() + "' and '" + tb.fullName() + "'");
        };
    }

    private static Object bothWays(PyThread t, Object a, Object b, PyType ta, PyType tb, int op) {
        boolean swapFirst = ta != tb && tb.isSubtype(ta);
        if (swapFirst) {
            Object result = half(t, tb, b, a, SWAPPED[op]);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
        }
        Object result = half(t, ta, a, b, op);
        return result == PyNotImplemented.NOT_IMPLEMENTED && !swapFirst ? half(t, tb, b, a, SWAPPED[op]) : result;
    }

    /** One type's method; one that cannot even be bound counts as missing, as in {@code slot_tp_richcompare}. */
    private static Object half(PyThread t, PyType type, Object a, Object b, int op) {
        Object slot = type.slot(SLOTS[op]);
        if (slot == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (SlotOps.isMethod(slot)) {
            return SlotOps.call(t, slot, a, b);
        }
        Object bound;
        try {
            bound = SlotOps.bind(t, slot, a);
        } catch (PyException e) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return CallOps.call1(t, bound, b);
    }
}
