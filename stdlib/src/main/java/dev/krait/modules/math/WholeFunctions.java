package dev.krait.modules.math;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.type.number.Ints;
import java.math.BigInteger;

/** The functions of {@code math} on whole numbers. Arguments and results are canonical ints. */
final class WholeFunctions {
    private static final int FACTORIALS_IN_LONG = 20;

    private WholeFunctions() {
    }

    static Object factorial(Object n) {
        if (Ints.signum(n) < 0) {
            throw ValueErrors.of("factorial() not defined for negative values");
        }
        if (!(n instanceof Long x)) {
            throw OverflowErrors.of("factorial() argument should not exceed 9223372036854775807");
        }
        if (x <= FACTORIALS_IN_LONG) {
            long product = 1;
            for (long i = 2; i <= x; i++) {
                product *= i;
            }
            return product;
        }
        return Ints.of(product(2, x));
    }

    /** The product of a range, halved again and again so that the factors stay balanced. */
    private static BigInteger product(long from, long to) {
        if (to - from < 16) {
            BigInteger product = BigInteger.valueOf(from);
            for (long i = from + 1; i <= to; i++) {
                product = product.multiply(BigInteger.valueOf(i));
            }
            return product;
        }
        long middle = from + to >>> 1;
        return product(from, middle).multiply(product(middle + 1, to));
    }

    static Object isqrt(Object n) {
        if (Ints.signum(n) < 0) {
            throw ValueErrors.of("isqrt() argument must be nonnegative");
        }
        return Ints.of(Ints.big(n).sqrt());
    }

    static Object gcd(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && x != Long.MIN_VALUE && y != Long.MIN_VALUE) {
            long m = Math.abs(x);
            long n = Math.abs(y);
            while (n != 0) {
                long r = m % n;
                m = n;
                n = r;
            }
            return m;
        }
        return Ints.of(Ints.big(a).gcd(Ints.big(b)));
    }

    static Object lcm(Object a, Object b) {
        if (Ints.isZero(a) || Ints.isZero(b)) {
            return 0L;
        }
        return Ints.absolute(Ints.multiply(Ints.floorDivide(a, gcd(a, b)), b));
    }

    private static void check(Object n, Object k) {
        if (Ints.signum(n) < 0) {
            throw negative("n");
        }
        if (Ints.signum(k) < 0) {
            throw negative("k");
        }
    }

    private static PyException negative(String name) {
        return ValueErrors.of(name + " must be a non-negative integer");
    }

    static Object comb(Object n, Object k) {
        check(n, k);
        Object other = Ints.subtract(n, k);
        if (Ints.signum(other) < 0) {
            return 0L;
        }
        Object least = Ints.compare(k, other) < 0 ? k : other;
        if (!(least instanceof Long m)) {
            throw OverflowErrors.of("min(n - k, k) must not exceed 9223372036854775807");
        }
        BigInteger base = Ints.big(n).subtract(BigInteger.valueOf(m));
        return Ints.of(falling(base, m).divide(falling(BigInteger.ZERO, m)));
    }

    static Object perm(Object n, Object k) {
        check(n, k);
        Object other = Ints.subtract(n, k);
        if (Ints.signum(other) < 0) {
            return 0L;
        }
        if (!(k instanceof Long m)) {
            throw OverflowErrors.of("k must not exceed 9223372036854775807");
        }
        return Ints.of(falling(Ints.big(other), m));
    }

    static Object permAll(Object n) {
        return factorial(n);
    }

    /** {@code (base + 1) … (base + count)}. */
    private static BigInteger falling(BigInteger base, long count) {
        if (count == 0) {
            return BigInteger.ONE;
        }
        if (base.bitLength() < 62) {
            long b = base.longValue();
            return product(b + 1, b + count);
        }
        BigInteger product = BigInteger.ONE;
        for (long i = 1; i <= count; i++) {
            product = product.multiply(base.add(BigInteger.valueOf(i)));
        }
        return product;
    }
}
