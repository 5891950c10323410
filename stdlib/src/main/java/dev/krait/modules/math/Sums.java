package dev.krait.modules.math;

import dev.krait.error.OverflowErrors;
import dev.krait.error.ValueErrors;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.IntType;
import dev.krait.type.number.Ints;
import java.math.BigInteger;

/** Sums of floats without loss. */
final class Sums {
    private Sums() {
    }

    /** {@code fsum}: partial sums that do not overlap (Shewchuk), rounded once. */
    static double exact(PyThread t, Object iterable) {
        double[] partials = new double[32];
        int n = 0;
        double special = 0;
        double infinities = 0;
        boolean any = false;
        Object iterator = IterationOps.iterator(t, iterable);
        for (Object item = IterationOps.next(t, iterator); item != null; item = IterationOps.next(t, iterator)) {
            double value = MathModule.number(t, item);
            double x = value;
            int kept = 0;
            for (int j = 0; j < n; j++) {
                double y = partials[j];
                if (Math.abs(x) < Math.abs(y)) {
                    double swap = x;
                    x = y;
                    y = swap;
                }
                double high = x + y;
                double low = y - (high - x);
                if (low != 0) {
                    partials[kept++] = low;
                }
                x = high;
            }
            n = kept;
            if (x != 0) {
                if (!(Math.abs(x) <= Double.MAX_VALUE)) {
                    if (Math.abs(value) <= Double.MAX_VALUE) {
                        throw OverflowErrors.of("intermediate overflow in fsum");
                    }
                    if (Double.isInfinite(value)) {
                        infinities += value;
                    }
                    special += value;
                    any = true;
                    n = 0;
                } else {
                    if (n == partials.length) {
                        partials = java.util.Arrays.copyOf(partials, 2 * n);
                    }
                    partials[n++] = x;
                }
            }
        }
        if (any) {
            if (Double.isNaN(infinities)) {
                throw ValueErrors.of("-inf + inf in fsum");
            }
            return special;
        }
        return rounded(partials, n);
    }

    private static double rounded(double[] partials, int n) {
        if (n == 0) {
            return 0;
        }
        double high = partials[--n];
        double low = 0;
        while (n > 0) {
            double x = high;
            double y = partials[--n];
            high = x + y;
            low = y - (high - x);
            if (low != 0) {
                break;
            }
        }
        // a tie is broken by what lies below
        if (n > 0 && (low < 0 && partials[n - 1] < 0 || low > 0 && partials[n - 1] > 0)) {
            double y = low * 2;
            double x = high + y;
            if (y == x - high) {
                high = x;
            }
        }
        return high;
    }

    /** The Euclidean norm, correctly rounded but for rare ties. */
    static double norm(double[] v) {
        double greatest = 0;
        boolean nan = false;
        for (double x : v) {
            if (Double.isInfinite(x)) {
                return Double.POSITIVE_INFINITY;
            }
            nan |= Double.isNaN(x);
            greatest = Math.max(greatest, Math.abs(x));
        }
        if (nan) {
            return Double.NaN;
        }
        if (greatest == 0) {
            return 0;
        }
        if (v.length == 1) {
            return greatest;
        }
        int shift = -Math.getExponent(greatest);
        double high = 0;
        double low = 0;
        for (double x : v) {
            double scaled = Functions.scale(x, shift);
            double square = scaled * scaled;
            double error = Math.fma(scaled, scaled, -square);
            double sum = high + square;
            low += (Math.abs(high) >= square ? high - sum + square : square - sum + high) + error;
            high = sum;
        }
        double root = Math.sqrt(high + low);
        // one Newton step on the part that the square root rounded away
        double rest = Math.fma(-root, root, high) + low;
        root += rest / (2 * root);
        return Functions.scale(root, -shift);
    }

    /**
     * {@code sumprod}: leading ints exactly, floats after them with extended precision, all from the first other pair on by the operators. Compare CPython
     * {@code Modules/mathmodule.c: math_sumprod_impl}.
     */
    static Object products(PyThread t, Object[] p, Object[] q) {
        if (p.length != q.length) {
            throw ValueErrors.of("Inputs are not the same length");
        }
        Object total = 0L;
        int i = 0;
        // an int beyond 64 bits is no float either: from there on the operators decide
        while (i < p.length && p[i] instanceof Long && q[i] instanceof Long) {
            Object next = Ints.add(total, Ints.multiply(p[i], q[i]));
            if (!(next instanceof Long)) {
                break;
            }
            total = next;
            i++;
        }
        TripleSum floats = new TripleSum();
        int first = i;
        while (i < p.length && hasFloat(p[i], q[i]) && floats.add(toDouble(p[i]), toDouble(q[i]))) {
            i++;
        }
        if (i > first) {
            total = BinaryOps.add(t, total, floats.value());
        }
        for (; i < p.length; i++) {
            total = BinaryOps.add(t, total, BinaryOps.multiply(t, p[i], q[i]));
        }
        return total;
    }

    /** Whether one is a float and the other one, or an int that can be one. */
    private static boolean hasFloat(Object a, Object b) {
        return a instanceof Double && (b instanceof Double || fits(b)) || b instanceof Double && fits(a);
    }

    private static boolean fits(Object value) {
        return value instanceof Long || value instanceof Boolean || value instanceof BigInteger n && !Double.isInfinite(n.doubleValue());
    }

    private static double toDouble(Object value) {
        return value instanceof Double d ? d : Ints.toDouble(IntType.exactOrNull(value));
    }

    /** A sum of products in three floats, of which the second and the third hold what the ones before round away. Compare CPython {@code tl_fma}. */
    private static final class TripleSum {
        private double high;
        private double low;
        private double tiny;

        /** Adds a product; false, and nothing added, when the sum would not be finite. */
        boolean add(double a, double b) {
            double product = a * b;
            double sum = high + product;
            if (!(Math.abs(sum) <= Double.MAX_VALUE)) {
                return false;
            }
            double rest = Math.fma(a, b, -product);
            double lost = sumError(high, product, sum);
            double inner = low + rest;
            double innerLost = sumError(low, rest, inner);
            double carried = inner + lost;
            tiny = tiny + innerLost + sumError(inner, lost, carried);
            high = sum;
            low = carried;
            return true;
        }

        double value() {
            double last = low + high;
            return tiny + sumError(low, high, last) + last;
        }
    }

    /** What the sum of two floats has rounded away. */
    private static double sumError(double x, double y, double sum) {
        double z = sum - x;
        return x - (sum - z) + (y - z);
    }
}
