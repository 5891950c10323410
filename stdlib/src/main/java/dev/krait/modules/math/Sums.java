package dev.krait.modules.math;

import dev.krait.error.OverflowErrors;
import dev.krait.error.ValueErrors;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.IntType;
import dev.krait.type.number.Ints;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

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

    /** {@code sumprod}: ints exactly, floats with one rounding, anything else by the operators. */
    static Object products(PyThread t, Object[] p, Object[] q) {
        if (p.length != q.length) {
            throw ValueErrors.of("Inputs are not the same length");
        }
        boolean ints = true;
        boolean floats = true;
        boolean float1 = false;
        for (int i = 0; i < p.length; i++) {
            boolean a = p[i] instanceof Long || p[i] instanceof BigInteger;
            boolean b = q[i] instanceof Long || q[i] instanceof BigInteger;
            ints &= a && b;
            float1 |= p[i] instanceof Double || q[i] instanceof Double;
            floats &= (a || p[i] instanceof Double || p[i] instanceof Boolean) && (b || q[i] instanceof Double || q[i] instanceof Boolean);
        }
        if (!ints && floats && float1) {
            Double sum = floats(p, q);
            if (sum != null) {
                return sum;
            }
        }
        Object total = 0L;
        for (int i = 0; i < p.length; i++) {
            total = BinaryOps.add(t, total, BinaryOps.multiply(t, p[i], q[i]));
        }
        return total;
    }

    /** The exact sum of products, rounded once; null when something in it is not finite. */
    private static Double floats(Object[] p, Object[] q) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < p.length; i++) {
            double a = p[i] instanceof Double d ? d : Ints.toDouble(IntType.exactOrNull(p[i]));
            double b = q[i] instanceof Double d ? d : Ints.toDouble(IntType.exactOrNull(q[i]));
            if (!(Math.abs(a) <= Double.MAX_VALUE) || !(Math.abs(b) <= Double.MAX_VALUE) || Double.isInfinite(a * b)) {
                return null;
            }
            sum = sum.add(new BigDecimal(a).multiply(new BigDecimal(b), MathContext.UNLIMITED));
        }
        return sum.doubleValue();
    }
}
