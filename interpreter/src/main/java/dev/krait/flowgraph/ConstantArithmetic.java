package dev.krait.flowgraph;

import static dev.krait.bytecode.BinaryOp.NB_ADD;
import static dev.krait.bytecode.BinaryOp.NB_AND;
import static dev.krait.bytecode.BinaryOp.NB_FLOOR_DIVIDE;
import static dev.krait.bytecode.BinaryOp.NB_LSHIFT;
import static dev.krait.bytecode.BinaryOp.NB_MULTIPLY;
import static dev.krait.bytecode.BinaryOp.NB_OR;
import static dev.krait.bytecode.BinaryOp.NB_POWER;
import static dev.krait.bytecode.BinaryOp.NB_REMAINDER;
import static dev.krait.bytecode.BinaryOp.NB_RSHIFT;
import static dev.krait.bytecode.BinaryOp.NB_SUBSCR;
import static dev.krait.bytecode.BinaryOp.NB_SUBTRACT;
import static dev.krait.bytecode.BinaryOp.NB_TRUE_DIVIDE;
import static dev.krait.bytecode.BinaryOp.NB_XOR;

import dev.krait.error.PyException;
import dev.krait.type.number.ComplexArithmetic;
import dev.krait.type.number.Floats;
import dev.krait.type.number.IntType;
import dev.krait.type.number.Ints;
import dev.krait.type.number.Power;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/**
 * Operators on constants, within limits of size. Null means: leave it to run time, which also raises what there is to raise.
 * Compare CPython {@code Python/flowgraph.c: eval_const_binop}.
 */
public final class ConstantArithmetic {
    private static final int MAX_INT_BITS = 128;
    private static final int MAX_COLLECTION_SIZE = 256;
    private static final int MAX_STR_SIZE = 4096;
    private static final int MAX_TOTAL_ITEMS = 1024;

    private ConstantArithmetic() {}

    /** {@code -operand}. */
    public static Object negative(Object operand) {
        Object n = integer(operand);
        if (n != null) {
            return Ints.negative(n);
        }
        return switch (operand) {
            case Double d -> -d;
            case PyComplex c -> new PyComplex(-c.real, -c.imag);
            default -> null;
        };
    }

    static Object positive(Object operand) {
        Object n = integer(operand);
        if (n != null) {
            return n;
        }
        return operand instanceof Double || operand instanceof PyComplex ? operand : null;
    }

    static Object invert(Object operand) {
        // ~True warns at run time, so it is left there
        Object n = operand instanceof Boolean ? null : integer(operand);
        return n == null ? null : Ints.invert(n);
    }

    /** {@code left op right}; the operator is an argument of {@code BINARY_OP}. */
    public static Object binary(int op, Object left, Object right) {
        try {
            return compute(op, left, right);
        } catch (PyException e) {
            return null; // raised again when the program comes there
        }
    }

    private static Object compute(int op, Object left, Object right) {
        if (op == NB_SUBSCR) {
            return ConstantSubscript.get(left, right);
        }
        Object a = integer(left);
        Object b = integer(right);
        if (a != null && b != null) {
            if (left instanceof Boolean p && right instanceof Boolean q) {
                switch (op) {
                    case NB_AND: return p & q;
                    case NB_OR: return p | q;
                    case NB_XOR: return p ^ q;
                    default: break;
                }
            }
            return integers(op, a, b);
        }
        if (isNumber(left) && isNumber(right)) {
            boolean complex = left instanceof PyComplex || right instanceof PyComplex;
            return complex ? complexes(op, left, right) : floats(op, real(left), real(right));
        }
        return switch (op) {
            case NB_ADD -> concatenate(left, right);
            case NB_MULTIPLY -> b != null ? repeat(left, b) : a != null ? repeat(right, a) : null;
            default -> null;
        };
    }

    /** As {@code Long} or {@code BigInteger}; null if it is no int. */
    private static Object integer(Object value) {
        return IntType.exactOrNull(value);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Double || value instanceof PyComplex || integer(value) != null;
    }

    private static double real(Object value) {
        return switch (value) {
            case Double d -> d;
            case PyComplex c -> c.real;
            default -> Ints.toDouble(integer(value));
        };
    }

    private static Object integers(int op, Object a, Object b) {
        return switch (op) {
            case NB_ADD -> Ints.add(a, b);
            case NB_SUBTRACT -> Ints.subtract(a, b);
            case NB_MULTIPLY -> {
                boolean large =
                        !Ints.isZero(a) && !Ints.isZero(b) && Ints.bitLength(a) + Ints.bitLength(b) > MAX_INT_BITS;
                yield large ? null : Ints.multiply(a, b);
            }
            case NB_TRUE_DIVIDE -> Ints.isZero(b) ? null : Ints.trueDivide(a, b);
            case NB_FLOOR_DIVIDE -> Ints.isZero(b) ? null : Ints.floorDivide(a, b);
            case NB_REMAINDER -> Ints.isZero(b) ? null : Ints.remainder(a, b);
            case NB_POWER -> {
                boolean large = !Ints.isZero(a)
                        && Ints.signum(b) > 0
                        && (!(b instanceof Long n) || Ints.bitLength(a) > MAX_INT_BITS / n);
                yield large ? null : Power.ints(a, b);
            }
            case NB_LSHIFT -> {
                boolean large = !Ints.isZero(a)
                        && !Ints.isZero(b)
                        && (!(b instanceof Long n) || n > MAX_INT_BITS || Ints.bitLength(a) > MAX_INT_BITS - n);
                yield large ? null : Ints.leftShift(a, b);
            }
            case NB_RSHIFT -> Ints.rightShift(a, b);
            case NB_AND -> Ints.and(a, b);
            case NB_OR -> Ints.or(a, b);
            case NB_XOR -> Ints.xor(a, b);
            default -> null;
        };
    }

    private static Object floats(int op, double x, double y) {
        return switch (op) {
            case NB_ADD -> x + y;
            case NB_SUBTRACT -> x - y;
            case NB_MULTIPLY -> x * y;
            case NB_TRUE_DIVIDE -> Floats.divide(x, y);
            case NB_FLOOR_DIVIDE -> Floats.floorDivide(x, y);
            case NB_REMAINDER -> Floats.remainder(x, y);
            case NB_POWER -> Power.floats(x, y);
            default -> null;
        };
    }

    /** Since 3.14 a real operand has no imaginary part, not a zero one. */
    private static Object complexes(int op, Object left, Object right) {
        double a = real(left);
        double c = real(right);
        if (left instanceof PyComplex z && !(right instanceof PyComplex)) {
            switch (op) {
                case NB_ADD: return new PyComplex(a + c, z.imag);
                case NB_SUBTRACT: return new PyComplex(a - c, z.imag);
                case NB_MULTIPLY: return new PyComplex(a * c, z.imag * c);
                case NB_TRUE_DIVIDE: return c == 0 ? null : new PyComplex(a / c, z.imag / c);
                default: break;
            }
        } else if (right instanceof PyComplex w && !(left instanceof PyComplex)) {
            switch (op) {
                case NB_ADD: return new PyComplex(a + c, w.imag);
                case NB_SUBTRACT: return new PyComplex(a - c, -w.imag);
                case NB_MULTIPLY: return new PyComplex(a * c, a * w.imag);
                case NB_TRUE_DIVIDE: return ComplexArithmetic.divideReal(a, w);
                default: break;
            }
        }
        PyComplex z = left instanceof PyComplex k ? k : new PyComplex(a, 0);
        PyComplex w = right instanceof PyComplex k ? k : new PyComplex(c, 0);
        return switch (op) {
            case NB_ADD -> ComplexArithmetic.add(z, w);
            case NB_SUBTRACT -> ComplexArithmetic.subtract(z, w);
            case NB_MULTIPLY -> ComplexArithmetic.multiply(z, w);
            case NB_TRUE_DIVIDE -> ComplexArithmetic.divide(z, w);
            case NB_POWER -> ComplexArithmetic.power(z, w);
            default -> null;
        };
    }

    private static Object concatenate(Object left, Object right) {
        if (Str.isExact(left) && Str.isExact(right)) {
            return Str.concat(left, right);
        }
        if (left instanceof PyBytes a && right instanceof PyBytes b) {
            byte[] both = new byte[a.value.length + b.value.length];
            System.arraycopy(a.value, 0, both, 0, a.value.length);
            System.arraycopy(b.value, 0, both, a.value.length, b.value.length);
            return PyBytes.of(both);
        }
        if (left instanceof PyTuple a && right instanceof PyTuple b) {
            Object[] both = new Object[a.items.length + b.items.length];
            System.arraycopy(a.items, 0, both, 0, a.items.length);
            System.arraycopy(b.items, 0, both, a.items.length, b.items.length);
            return PyTuple.of(both);
        }
        return null;
    }

    private static Object repeat(Object sequence, Object times) {
        int size;
        if (Str.isExact(sequence)) {
            size = Str.length(sequence);
        } else if (sequence instanceof PyBytes b) {
            size = b.value.length;
        } else if (sequence instanceof PyTuple t) {
            size = t.items.length;
        } else {
            return null;
        }
        if (size == 0) {
            return times instanceof Long ? sequence : null;
        }
        int limit = sequence instanceof PyTuple ? MAX_COLLECTION_SIZE : MAX_STR_SIZE;
        if (!(times instanceof Long count) || count < 0 || count > limit / size) {
            return null;
        }
        int n = count.intValue();
        if (sequence instanceof PyTuple t) {
            if (n > 0 && checkComplexity(t, MAX_TOTAL_ITEMS / n) < 0) {
                return null;
            }
            Object[] items = new Object[size * n];
            for (int i = 0; i < items.length; i++) {
                items[i] = t.items[i % size];
            }
            return PyTuple.of(items);
        }
        if (sequence instanceof PyBytes b) {
            byte[] bytes = new byte[size * n];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = b.value[i % size];
            }
            return PyBytes.of(bytes);
        }
        int[] codePoints = new int[size * n];
        for (int i = 0; i < codePoints.length; i++) {
            codePoints[i] = Str.codePointAt(sequence, i % size);
        }
        return Str.of(codePoints, 0, codePoints.length);
    }

    /** What is left of the limit after counting the items, nested ones included; negative if they are too many. */
    private static int checkComplexity(Object value, int limit) {
        if (!(value instanceof PyTuple tuple)) {
            return limit;
        }
        int rest = limit - tuple.items.length;
        for (int i = 0; rest >= 0 && i < tuple.items.length; i++) {
            rest = checkComplexity(tuple.items[i], rest);
        }
        return rest;
    }
}
