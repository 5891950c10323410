package dev.krait.eval;

import dev.krait.bytecode.BinaryOp;
import dev.krait.ops.CompareOps;
import java.math.BigInteger;

/** The operators on exact ints and floats that the loop tries first. Each gives null when its operands are of other kinds. */
final class Arithmetic {
    private Arithmetic() {
    }

    static Object add(Feedback seen, int unit, Object a, Object b) {
        if (a instanceof Long x) {
            if (b instanceof Long y) {
                seen.recordInts(unit);
                long r = x + y;
                return ((x ^ r) & (y ^ r)) < 0 ? BigInteger.valueOf(x).add(BigInteger.valueOf(y)) : (Object) r;
            }
            seen.record(unit, a, b);
            return b instanceof Double y ? (Object) (x + y) : null;
        }
        if (a instanceof Double x) {
            if (b instanceof Double y) {
                seen.recordFloats(unit);
                return x + y;
            }
            seen.record(unit, a, b);
            return b instanceof Long z ? (Object) (x + z) : null;
        }
        return null;
    }

    static Object subtract(Feedback seen, int unit, Object a, Object b) {
        if (a instanceof Long x) {
            if (b instanceof Long y) {
                seen.recordInts(unit);
                long r = x - y;
                return ((x ^ y) & (x ^ r)) < 0 ? BigInteger.valueOf(x).subtract(BigInteger.valueOf(y)) : (Object) r;
            }
            seen.record(unit, a, b);
            return b instanceof Double y ? (Object) (x - y) : null;
        }
        if (a instanceof Double x) {
            if (b instanceof Double y) {
                seen.recordFloats(unit);
                return x - y;
            }
            seen.record(unit, a, b);
            return b instanceof Long z ? (Object) (x - z) : null;
        }
        return null;
    }

    static Object multiply(Feedback seen, int unit, Object a, Object b) {
        if (a instanceof Long x) {
            if (b instanceof Long y) {
                seen.recordInts(unit);
                long high = Math.multiplyHigh(x, y);
                long low = x * y;
                return high == low >> 63 ? (Object) low : BigInteger.valueOf(x).multiply(BigInteger.valueOf(y));
            }
            seen.record(unit, a, b);
            return b instanceof Double y ? (Object) (x * y) : null;
        }
        if (a instanceof Double x) {
            if (b instanceof Double y) {
                seen.recordFloats(unit);
                return x * y;
            }
            seen.record(unit, a, b);
            return b instanceof Long z ? (Object) (x * z) : null;
        }
        return null;
    }

    /** The other operators, where neither overflow nor division by zero can come up. */
    static Object binary(Feedback seen, int unit, int op, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            seen.recordInts(unit);
            return longs(op, x, y);
        }
        seen.record(unit, a, b);
        if (op == BinaryOp.NB_TRUE_DIVIDE || op == BinaryOp.NB_INPLACE_TRUE_DIVIDE) {
            if (a instanceof Double x) {
                double y = b instanceof Double d ? d : b instanceof Long l ? l : 0;
                return y != 0 ? (Object) (x / y) : null;
            }
            return a instanceof Long x && b instanceof Double y && y != 0 ? (Object) (x / y) : null;
        }
        return null;
    }

    private static Object longs(int op, long x, long y) {
        return switch (op) {
            case BinaryOp.NB_AND, BinaryOp.NB_INPLACE_AND -> x & y;
            case BinaryOp.NB_OR, BinaryOp.NB_INPLACE_OR -> x | y;
            case BinaryOp.NB_XOR, BinaryOp.NB_INPLACE_XOR -> x ^ y;
            case BinaryOp.NB_RSHIFT, BinaryOp.NB_INPLACE_RSHIFT -> y < 0 ? null : (Object) (x >> Math.min(y, 63));
            case BinaryOp.NB_LSHIFT, BinaryOp.NB_INPLACE_LSHIFT -> y < 0 || y > 62 || x << y >> y != x ? null : (Object) (x << y);
            case BinaryOp.NB_FLOOR_DIVIDE, BinaryOp.NB_INPLACE_FLOOR_DIVIDE ->
                    y == 0 || y == -1 && x == Long.MIN_VALUE ? null : (Object) Math.floorDiv(x, y);
            case BinaryOp.NB_REMAINDER, BinaryOp.NB_INPLACE_REMAINDER -> y == 0 ? null : (Object) Math.floorMod(x, y);
            // Both are exact as doubles, so that one rounding gives the true quotient.
            case BinaryOp.NB_TRUE_DIVIDE, BinaryOp.NB_INPLACE_TRUE_DIVIDE ->
                    y != 0 && exact(x) && exact(y) ? (Object) ((double) x / (double) y) : null;
            default -> null;
        };
    }

    private static boolean exact(long x) {
        return x >= -(1L << 53) && x <= 1L << 53;
    }

    /** The comparison of two floats, or null. */
    static Boolean compare(Object a, Object b, int op) {
        if (!(a instanceof Double x && b instanceof Double y)) {
            return null;
        }
        return switch (op) {
            case CompareOps.LT -> x < y;
            case CompareOps.LE -> x <= y;
            case CompareOps.EQ -> x.doubleValue() == y.doubleValue();
            case CompareOps.NE -> x.doubleValue() != y.doubleValue();
            case CompareOps.GT -> x > y;
            default -> x >= y;
        };
    }
}
