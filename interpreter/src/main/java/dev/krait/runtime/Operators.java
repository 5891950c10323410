package dev.krait.runtime;

import dev.krait.ops.BinaryOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ContainmentOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.UnaryOps;
import dev.krait.thread.PyThread;

/** Operators and comparisons. */
public final class Operators {
    private static final int ADD = 0;
    private static final int MULTIPLY = 5;
    private static final int SUBTRACT = 10;

    private Operators() {
    }

    public static Object add(PyThread t, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        }
        return BinaryOps.binary(t, a, b, ADD);
    }

    public static Object sub(PyThread t, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x - y;
        }
        return BinaryOps.binary(t, a, b, SUBTRACT);
    }

    public static Object mul(PyThread t, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x * y;
        }
        return BinaryOps.binary(t, a, b, MULTIPLY);
    }

    /** {@code min(a, b)}: the first unless the second is less. */
    public static long min(long a, long b) {
        return b < a ? b : a;
    }

    /** {@code max(a, b)}: the first unless the second is greater. */
    public static long max(long a, long b) {
        return b > a ? b : a;
    }

    public static double min(double a, double b) {
        return b < a ? b : a;
    }

    public static double max(double a, double b) {
        return b > a ? b : a;
    }

    /** {@code int(x)} of a float that is known to fit. */
    public static long toInt(double x) {
        return (long) x;
    }

    /** The operator after the left operand's method has been called. */
    public static Object answered(PyThread t, Object result, Object a, Object b, long oparg) {
        return BinaryOps.answered(t, result, a, b, (int) oparg);
    }

    /** {@code a op b}; {@code op} is BINARY_OP's argument. */
    public static Object binary(PyThread t, Object a, Object b, long op) {
        return BinaryOps.binary(t, a, b, (int) op);
    }

    public static Object compare(PyThread t, Object a, Object b, long op) {
        return CompareOps.compare(t, a, b, (int) op);
    }

    public static boolean compareBool(PyThread t, Object a, Object b, long op) {
        if (a instanceof Long x && b instanceof Long y) {
            return CompareOps.compare(x.longValue(), y.longValue(), (int) op);
        }
        return TruthOps.isTrue(t, CompareOps.compare(t, a, b, (int) op));
    }

    public static boolean strEquals(Object a, Object b) {
        return a.equals(b);
    }

    public static boolean contains(PyThread t, Object value, Object container) {
        return ContainmentOps.contains(t, container, value);
    }

    public static Object negative(PyThread t, Object a) {
        return UnaryOps.negative(t, a);
    }

    public static Object invert(PyThread t, Object a) {
        return UnaryOps.invert(t, a);
    }

    public static boolean isTrue(PyThread t, Object a) {
        return TruthOps.isTrue(t, a);
    }

    /** {@code a is b}. */
    public static boolean is(Object a, Object b) {
        return CompareOps.is(a, b);
    }

    /** {@code a is b} where one of them is a singleton. */
    public static boolean same(Object a, Object b) {
        return a == b;
    }

    public static boolean isEmpty(Object a) {
        return a == null;
    }

    // ---- comparisons of unboxed values, where they are wanted as values

    public static boolean lt(long a, long b) {
        return a < b;
    }

    public static boolean le(long a, long b) {
        return a <= b;
    }

    public static boolean eq(long a, long b) {
        return a == b;
    }

    public static boolean ne(long a, long b) {
        return a != b;
    }

    public static boolean gt(long a, long b) {
        return a > b;
    }

    public static boolean ge(long a, long b) {
        return a >= b;
    }

    public static boolean lt(double a, double b) {
        return a < b;
    }

    public static boolean le(double a, double b) {
        return a <= b;
    }

    public static boolean eq(double a, double b) {
        return a == b;
    }

    public static boolean ne(double a, double b) {
        return a != b;
    }

    public static boolean gt(double a, double b) {
        return a > b;
    }

    public static boolean ge(double a, double b) {
        return a >= b;
    }

    // ---- ints

    /** Whether {@code a << n} is a machine int and no error. */
    public static boolean shiftsExactly(long a, long n) {
        return n >= 0 && n < 63 && a << n >> n == a;
    }

    public static long shiftLeft(long a, long n) {
        return a << n;
    }

    /** Whether {@code a >> n} is no error. */
    public static boolean shifts(long a, long n) {
        return n >= 0;
    }

    public static long shiftRight(long a, long n) {
        return a >> Math.min(n, 63);
    }

    /** Whether {@code a / b} is the rounded quotient of two doubles. */
    public static boolean dividesExactly(long a, long b) {
        return b != 0 && exact(a) && exact(b);
    }

    private static boolean exact(long x) {
        return x >= -(1L << 53) && x <= 1L << 53;
    }
}
