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

import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

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
        BigInteger n = integer(operand);
        if (n != null) {
            return normal(n.negate());
        }
        return switch (operand) {
            case Double d -> -d;
            case PyComplex c -> new PyComplex(-c.real, -c.imag);
            default -> null;
        };
    }

    static Object positive(Object operand) {
        BigInteger n = integer(operand);
        if (n != null) {
            return normal(n);
        }
        return operand instanceof Double || operand instanceof PyComplex ? operand : null;
    }

    static Object invert(Object operand) {
        // ~True warns at run time, so it is left there
        BigInteger n = operand instanceof Boolean ? null : integer(operand);
        return n == null ? null : normal(n.not());
    }

    /** {@code left op right}; the operator is an argument of {@code BINARY_OP}. */
    public static Object binary(int op, Object left, Object right) {
        if (op == NB_SUBSCR) {
            return ConstantSubscript.get(left, right);
        }
        BigInteger a = integer(left);
        BigInteger b = integer(right);
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
            if (left instanceof PyComplex || right instanceof PyComplex) {
                return complexes(op, left, right);
            }
            Double x = real(left);
            Double y = real(right);
            return x == null || y == null ? null : floats(op, x, y);
        }
        return switch (op) {
            case NB_ADD -> concatenate(left, right);
            case NB_MULTIPLY -> b != null ? repeat(left, b) : a != null ? repeat(right, a) : null;
            default -> null;
        };
    }

    private static BigInteger integer(Object value) {
        return switch (value) {
            case Long n -> BigInteger.valueOf(n);
            case BigInteger n -> n;
            case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
            default -> null;
        };
    }

    private static Object normal(BigInteger n) {
        return n.bitLength() < Long.SIZE ? (Object) n.longValue() : n;
    }

    private static boolean isNumber(Object value) {
        return value instanceof Double || value instanceof PyComplex || integer(value) != null;
    }

    /** As a float; null if it is too large. */
    private static Double real(Object value) {
        if (value instanceof Double d) {
            return d;
        }
        double d = integer(value).doubleValue();
        return Double.isInfinite(d) ? null : d;
    }

    private static Object integers(int op, BigInteger a, BigInteger b) {
        boolean zero = b.signum() == 0;
        return switch (op) {
            case NB_ADD -> normal(a.add(b));
            case NB_SUBTRACT -> normal(a.subtract(b));
            case NB_MULTIPLY -> {
                boolean large = a.signum() != 0 && !zero && a.abs().bitLength() + b.abs().bitLength() > MAX_INT_BITS;
                yield large ? null : normal(a.multiply(b));
            }
            case NB_TRUE_DIVIDE -> zero ? null : divide(a, b);
            case NB_FLOOR_DIVIDE -> zero ? null : normal(floorDivide(a, b));
            case NB_REMAINDER -> zero ? null : normal(a.subtract(floorDivide(a, b).multiply(b)));
            case NB_POWER -> power(a, b);
            case NB_LSHIFT -> shiftLeft(a, b);
            case NB_RSHIFT -> b.signum() < 0 ? null : shiftRight(a, b);
            case NB_AND -> normal(a.and(b));
            case NB_OR -> normal(a.or(b));
            case NB_XOR -> normal(a.xor(b));
            default -> null;
        };
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
        return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static Object divide(BigInteger a, BigInteger b) {
        if (a.bitLength() <= 53 && b.bitLength() <= 53) {
            return a.doubleValue() / b.doubleValue();
        }
        BigInteger gcd = a.gcd(b);
        BigDecimal numerator = new BigDecimal(a.divide(gcd));
        BigDecimal denominator = new BigDecimal(b.divide(gcd));
        // far more digits than a tie between two floats can need to be told from its neighbours
        int precision = 1100 + denominator.precision();
        double quotient = numerator.divide(denominator, new MathContext(precision)).doubleValue();
        return Double.isInfinite(quotient) ? null : quotient;
    }

    private static Object power(BigInteger a, BigInteger b) {
        if (b.signum() < 0) {
            Double x = real(a);
            Double y = real(b);
            return x == null || y == null || x == 0 ? null : (Object) Math.pow(x, y);
        }
        if (a.signum() != 0 && b.signum() > 0) {
            if (b.bitLength() > 31 || a.abs().bitLength() > MAX_INT_BITS / b.intValue()) {
                return null;
            }
        } else if (b.bitLength() > 31) {
            return 0L;
        }
        return normal(a.pow(b.intValue()));
    }

    private static Object shiftLeft(BigInteger a, BigInteger b) {
        if (b.signum() < 0) {
            return null;
        }
        if (a.signum() == 0 || b.signum() == 0) {
            return normal(a);
        }
        boolean large = b.bitLength() > 31
                || b.intValue() > MAX_INT_BITS
                || a.abs().bitLength() > MAX_INT_BITS - b.intValue();
        return large ? null : normal(a.shiftLeft(b.intValue()));
    }

    private static Object shiftRight(BigInteger a, BigInteger b) {
        return b.bitLength() > 31 ? (Object) (a.signum() < 0 ? -1L : 0L) : normal(a.shiftRight(b.intValue()));
    }

    private static Object floats(int op, double x, double y) {
        return switch (op) {
            case NB_ADD -> x + y;
            case NB_SUBTRACT -> x - y;
            case NB_MULTIPLY -> x * y;
            case NB_TRUE_DIVIDE -> y == 0 ? null : (Object) (x / y);
            case NB_FLOOR_DIVIDE -> y == 0 ? null : (Object) floorDivide(x, y);
            case NB_REMAINDER -> y == 0 ? null : (Object) remainder(x, y);
            case NB_POWER -> power(x, y);
            default -> null;
        };
    }

    private static double remainder(double x, double y) {
        double r = x % y;
        if (r == 0) {
            return Math.copySign(0.0, y);
        }
        return (y < 0) != (r < 0) ? r + y : r;
    }

    private static double floorDivide(double x, double y) {
        double r = x % y;
        double quotient = (x - r) / y;
        if (r != 0 && (y < 0) != (r < 0)) {
            quotient -= 1.0;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, x / y);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1.0 : floor;
    }

    private static Object power(double x, double y) {
        if (x == 0 && y < 0 || x < 0 && y != Math.rint(y)) {
            return null; // an error, or complex
        }
        if (x == 1 || y == 0) {
            return 1.0;
        }
        double result = Math.pow(x, y);
        return Double.isInfinite(result) && !Double.isInfinite(x) && !Double.isInfinite(y) ? null : (Object) result;
    }

    private static Object complexes(int op, Object left, Object right) {
        Double leftReal = left instanceof PyComplex c ? Double.valueOf(c.real) : real(left);
        Double rightReal = right instanceof PyComplex c ? Double.valueOf(c.real) : real(right);
        if (leftReal == null || rightReal == null) {
            return null;
        }
        double a = leftReal;
        double c = rightReal;
        // Since 3.14 a real operand has no imaginary part, not a zero one.
        if (!(right instanceof PyComplex w)) {
            double b = ((PyComplex) left).imag;
            return switch (op) {
                case NB_ADD -> new PyComplex(a + c, b);
                case NB_SUBTRACT -> new PyComplex(a - c, b);
                case NB_MULTIPLY -> new PyComplex(a * c, b * c);
                case NB_TRUE_DIVIDE -> c == 0 ? null : new PyComplex(a / c, b / c);
                default -> null;
            };
        }
        double d = w.imag;
        if (!(left instanceof PyComplex z)) {
            return switch (op) {
                case NB_ADD -> new PyComplex(a + c, d);
                case NB_SUBTRACT -> new PyComplex(a - c, -d);
                case NB_MULTIPLY -> new PyComplex(a * c, a * d);
                default -> null;
            };
        }
        double b = z.imag;
        return switch (op) {
            case NB_ADD -> new PyComplex(a + c, b + d);
            case NB_SUBTRACT -> new PyComplex(a - c, b - d);
            case NB_MULTIPLY -> new PyComplex(a * c - b * d, a * d + b * c);
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

    private static Object repeat(Object sequence, BigInteger times) {
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
            return times.bitLength() < Long.SIZE ? sequence : null;
        }
        int limit = sequence instanceof PyTuple ? MAX_COLLECTION_SIZE : MAX_STR_SIZE;
        if (times.signum() < 0 || times.compareTo(BigInteger.valueOf(limit / size)) > 0) {
            return null;
        }
        int n = times.intValue();
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
