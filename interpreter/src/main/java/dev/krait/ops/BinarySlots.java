package dev.krait.ops;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.function.RowMethod;

/**
 * The generic protocol of binary operators: reflected and in-place methods, and sequences after numbers.
 *
 * <p>CPython keeps concatenation and repetition of built-in sequences apart from the number methods of the same name and asks for them last. Here
 * one name holds both, so such a method is known by its owner: a built-in type that says {@code __add__} but not {@code __radd__}. Compare CPython
 * {@code Objects/abstract.c: binary_op1, binary_iop1, ternary_op, PyNumber_Add, PyNumber_Multiply}.
 */
final class BinarySlots {
    private static final Object NONE = PyNotImplemented.NOT_IMPLEMENTED;
    private static final String POWER = "** or pow()";

    private BinarySlots() {
    }

    /** {@code a op b} for operators that only numbers have. */
    static Object binary(PyThread t, Object a, Object b, int left, int right, String symbol) {
        Object result = numbers(t, a, b, left, right);
        if (result != NONE) {
            return result;
        }
        throw unsupported(a, b, symbol);
    }

    /** {@code a op= b} for operators that only numbers have. */
    static Object inPlace(PyThread t, Object a, Object b, int left, int right, int inPlace, String symbol) {
        Object slot = PyType.of(a).slot(inPlace);
        if (slot != null) {
            Object result = SlotOps.call(t, slot, a, b);
            if (result != NONE) {
                return result;
            }
        }
        return binary(t, a, b, left, right, symbol);
    }

    static Object add(PyThread t, Object a, Object b) {
        Object result = numbers(t, a, b, Slot.ADD, Slot.RADD);
        if (result != NONE) {
            return result;
        }
        Object concat = PyType.of(a).slot(Slot.ADD);
        if (isSequence(concat)) {
            return SlotOps.call(t, concat, a, b);
        }
        throw unsupported(a, b, "+");
    }

    static Object inPlaceAdd(PyThread t, Object a, Object b) {
        Object slot = PyType.of(a).slot(Slot.IADD);
        // a Python subclass of list has list's __iadd__ as a number's: it comes before an __add__ of its own
        boolean sequence = isSequence(slot) && !PyType.of(a).isHeap();
        if (slot != null && !sequence) {
            Object result = SlotOps.call(t, slot, a, b);
            if (result != NONE) {
                return result;
            }
        }
        Object result = numbers(t, a, b, Slot.ADD, Slot.RADD);
        if (result != NONE) {
            return result;
        }
        Object concat = sequence ? slot : PyType.of(a).slot(Slot.ADD);
        if (isSequence(concat)) {
            return SlotOps.call(t, concat, a, b);
        }
        throw unsupported(a, b, "+=");
    }

    static Object multiply(PyThread t, Object a, Object b) {
        Object result = numbers(t, a, b, Slot.MUL, Slot.RMUL);
        return result != NONE ? result : repeat(t, a, b, PyType.of(a).slot(Slot.MUL), "*");
    }

    static Object inPlaceMultiply(PyThread t, Object a, Object b) {
        Object slot = PyType.of(a).slot(Slot.IMUL);
        boolean sequence = isSequence(slot);
        if (slot != null && !sequence) {
            Object result = SlotOps.call(t, slot, a, b);
            if (result != NONE) {
                return result;
            }
        }
        Object result = numbers(t, a, b, Slot.MUL, Slot.RMUL);
        return result != NONE ? result : repeat(t, a, b, sequence ? slot : PyType.of(a).slot(Slot.MUL), "*=");
    }

    /** {@code a op b} after the method of the left operand's Python class has declined, there being no reflected method that would have come first. */
    static Object declined(PyThread t, Object a, Object b, int oparg) {
        BinaryOperator operator = BinaryOperator.of(oparg);
        String symbol = operator.symbol() + (BinaryOperator.isInPlace(oparg) ? "=" : "");
        PyType tb = PyType.of(b);
        Object reflected = PyType.of(a) == tb ? null : tb.slot(operator.right());
        if (reflected != null) {
            Object result = SlotOps.call(t, reflected, b, a);
            if (result != NONE) {
                return result;
            }
        }
        if (operator.left() == Slot.MUL) {
            return repeat(t, a, b, null, symbol);
        }
        throw unsupported(a, b, symbol);
    }

    private static Object repeat(PyThread t, Object a, Object b, Object ofLeft, String symbol) {
        if (isSequence(ofLeft)) {
            return SlotOps.call(t, ofLeft, a, count(t, b));
        }
        Object ofRight = PyType.of(b).slot(Slot.MUL);
        if (isSequence(ofRight)) {
            return SlotOps.call(t, ofRight, b, count(t, a));
        }
        throw unsupported(a, b, symbol);
    }

    private static Object count(PyThread t, Object n) {
        if (PyType.of(n).slot(Slot.INDEX) == null) {
            throw TypeErrors.of("can't multiply sequence by non-int of type '" + name(n) + "'");
        }
        return NumberOps.index(t, n);
    }

    /** {@code pow(a, b, modulus)}; a {@code modulus} of None is none. */
    static Object power(PyThread t, Object a, Object b, Object modulus) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        Object forward = ta.slot(Slot.POW);
        Object reflected = ta == tb ? null : tb.slot(Slot.RPOW);
        boolean reflectedFirst = reflected != null && tb.isSubtype(ta) && reflected != ta.slot(Slot.RPOW);
        Object result = NONE;
        if (reflectedFirst) {
            result = ternary(t, reflected, b, a, modulus);
        }
        if (result == NONE && forward != null) {
            result = ternary(t, forward, a, b, modulus);
        }
        if (result == NONE && reflected != null && !reflectedFirst) {
            result = ternary(t, reflected, b, a, modulus);
        }
        if (result != NONE) {
            return result;
        }
        if (modulus == PyNone.NONE) {
            throw unsupported(a, b, POWER);
        }
        throw dev.krait.type.number.Power.refusesModulus(modulus) ? dev.krait.type.number.Power.modulusError(modulus)
                : TypeErrors.of("unsupported operand type(s) for " + POWER + ": '" + name(a) + "', '" + name(b) + "', '" + name(modulus) + "'");
    }

    private static Object ternary(PyThread t, Object method, Object self, Object other, Object modulus) {
        return modulus == PyNone.NONE ? SlotOps.call(t, method, self, other) : SlotOps.call(t, method, self, other, modulus);
    }

    static Object inPlacePower(PyThread t, Object a, Object b) {
        Object slot = PyType.of(a).slot(Slot.IPOW);
        if (slot != null) {
            Object result = SlotOps.call(t, slot, a, b);
            if (result != NONE) {
                return result;
            }
        }
        return binary(t, a, b, Slot.POW, Slot.RPOW, "**=");
    }

    /** The number methods of both operands; the reflected one first when the right type is a subclass that overrides it. */
    private static Object numbers(PyThread t, Object a, Object b, int left, int right) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        Object forward = ta.slot(left);
        Object reflected = ta == tb ? null : tb.slot(right);
        // only these two names are both a number's and a sequence's
        boolean shared = left == Slot.ADD || left == Slot.MUL;
        if (reflected != null) {
            if (shared && isSequence(reflected)) {
                reflected = null;
            } else if (tb.isSubtype(ta) && reflected != ta.slot(right)) {
                Object result = SlotOps.call(t, reflected, b, a);
                if (result != NONE) {
                    return result;
                }
                reflected = null;
            }
        }
        if (forward != null && !(shared && isSequence(forward))) {
            Object result = SlotOps.call(t, forward, a, b);
            if (result != NONE) {
                return result;
            }
        }
        return reflected == null ? NONE : SlotOps.call(t, reflected, b, a);
    }

    /** Whether a method is a built-in sequence's concatenation or repetition. */
    private static boolean isSequence(Object method) {
        return method instanceof RowMethod m && switch (m.name) {
            case "__add__", "__iadd__", "__mul__", "__rmul__", "__imul__" -> isSequence(m.owner);
            default -> false;
        };
    }

    private static boolean isSequence(PyType owner) {
        return owner.dict().getName("__add__") != null && owner.dict().getName("__radd__") == null;
    }

    static PyException unsupported(Object a, Object b, String symbol) {
        String message = "unsupported operand type(s) for " + symbol + ": '" + name(a) + "' and '" + name(b) + "'";
        if (symbol.equals(">>") && isPrint(a)) {
            message += ". Did you mean \"print(<message>, file=<output_stream>)\"?";
        }
        return TypeErrors.of(message);
    }

    private static boolean isPrint(Object value) {
        PyThread t = PyThread.current();
        return t != null && value == t.interpreter.builtins.getName("print");
    }

    private static String name(Object value) {
        return PyType.of(value).fullName();
    }
}
