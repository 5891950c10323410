package dev.krait.modules.math;

/** Elementary functions that {@code java.lang.Math} lacks. */
final class Functions {
    private static final double LN2 = 0.6931471805599453;
    private static final double LARGE = 0x1p28;
    private static final double SMALL = 0x1p-28;

    private Functions() {
    }

    /** {@code v * 2**n} with one rounding. */
    static double scale(double v, int n) {
        return n < -1000 || n > 1000 ? scaleFar(v, n) : Math.scalb(v, n);
    }

    private static double scaleFar(double v, int n) {
        int e = Math.abs(v) < Double.MIN_NORMAL ? Math.getExponent(v * 0x1p54) - 54 : Math.getExponent(v);
        double mantissa = Math.scalb(Math.scalb(v, e < -1000 ? 600 : 0), -e - (e < -1000 ? 600 : 0));
        int target = e + n;
        return target > 1100 ? mantissa * Double.POSITIVE_INFINITY : target < -1200 ? mantissa * 0.0 : Math.scalb(mantissa, target);
    }

    static double log(double v, int base) {
        if (base == 2) {
            return log2(v);
        }
        return base == 10 ? Math.log10(v) : Math.log(v);
    }

    /** The logarithm to base 2: the exponent is exact, the mantissa's part is scaled in two pieces. */
    private static double log2(double v) {
        if (Double.isNaN(v) || Double.isInfinite(v)) {
            return v;
        }
        int e = v < Double.MIN_NORMAL ? Math.getExponent(v * 0x1p54) - 54 : Math.getExponent(v);
        double m = scale(v, -e);
        if (m == 1) {
            return e;
        }
        if (m > Math.sqrt(2)) {
            m /= 2;
            e++;
        }
        // ln m = 2 atanh(s), s = (m - 1) / (m + 1), in two pieces
        double a = m - 1;
        double b = m + 1;
        double bLow = m - (b - 1);
        double s = a / b;
        double sLow = (Math.fma(-s, b, a) - s * bLow) / b;
        double square = s * s;
        double squareLow = Math.fma(s, s, -square) + 2 * s * sLow;
        double high = 0;
        double low = 0;
        for (int k = 45; k >= 1; k -= 2) {
            double product = high * square;
            double productLow = Math.fma(high, square, -product) + high * squareLow + low * square;
            double term = 1.0 / k;
            double sum = term + product;
            low = term - sum + product + productLow + Math.fma(-term, k, 1.0) / k;
            high = sum;
        }
        double ln = 2 * high * s;
        double lnLow = Math.fma(2 * high, s, -ln) + 2 * (high * sLow + low * s);
        double inverse = 1.4426950408889634;
        double inverseLow = 2.0355273740931033e-17;
        double r = ln * inverse;
        double rLow = Math.fma(ln, inverse, -r) + ln * inverseLow + lnLow * inverse;
        double total = e + r;
        return total + (e - total + r + rLow);
    }

    static double exp2(double v) {
        return Math.pow(2, v);
    }

    static double asinh(double v) {
        double a = Math.abs(v);
        if (!(a <= Double.MAX_VALUE) || a < SMALL) {
            return v;
        }
        double r;
        if (a > LARGE) {
            r = Math.log(a) + LN2;
        } else if (a > 2) {
            r = Math.log(2 * a + 1 / (Math.sqrt(a * a + 1) + a));
        } else {
            double square = a * a;
            r = Math.log1p(a + square / (1 + Math.sqrt(1 + square)));
        }
        return Math.copySign(r, v);
    }

    static double acosh(double v) {
        if (Double.isNaN(v) || Double.isInfinite(v)) {
            return v;
        }
        if (v >= LARGE) {
            return Math.log(v) + LN2;
        }
        if (v > 2) {
            return Math.log(2 * v - 1 / (v + Math.sqrt(v * v - 1)));
        }
        double t = v - 1;
        return Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    static double atanh(double v) {
        double a = Math.abs(v);
        if (Double.isNaN(v) || a < SMALL) {
            return v;
        }
        double r = a < 0.5 ? 0.5 * Math.log1p(2 * a + 2 * a * a / (1 - a)) : 0.5 * Math.log1p(2 * a / (1 - a));
        return Math.copySign(r, v);
    }

    static double ulp(double v) {
        return Double.isNaN(v) ? v : Math.ulp(v);
    }

    /** So many representable floats further, by counting bit patterns. */
    static double nextAfter(double a, double b, long steps) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) ? a : b;
        }
        if (a == b) {
            return steps == 0 ? a : b;
        }
        if (steps == 0) {
            return a;
        }
        long from = ordered(a);
        long to = ordered(b);
        boolean up = to > from;
        // the distance may need 64 bits
        if (Long.compareUnsigned(up ? to - from : from - to, steps) <= 0) {
            return b;
        }
        return fromOrdered(up ? from + steps : from - steps);
    }

    private static long ordered(double v) {
        long bits = Double.doubleToRawLongBits(v);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double fromOrdered(long n) {
        return Double.longBitsToDouble(n < 0 ? Long.MIN_VALUE - n : n);
    }
}
