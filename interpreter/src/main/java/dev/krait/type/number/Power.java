package dev.krait.type.number;

import dev.krait.error.MemoryErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.error.ZeroDivisionErrors;
import dev.krait.type.exception.ExceptionTypes;
import java.math.BigInteger;

/** Powers of ints and floats. Compare CPython {@code Objects/longobject.c: long_pow} and {@code Objects/floatobject.c: float_pow}. */
public final class Power {
    private Power() {
    }

    /** {@code a ** b} of ints; a negative exponent gives a float. */
    public static Object ints(Object a, Object b) {
        if (Ints.signum(b) < 0) {
            return floats(Ints.toDouble(a), Ints.toDouble(b));
        }
        if (a instanceof Long x) {
            if (x == 0 || x == 1) {
                return Ints.isZero(b) ? 1L : a;
            }
            if (x == -1) {
                return Ints.big(b).testBit(0) ? -1L : 1L;
            }
            if (b instanceof Long n && n < 64) {
                Object small = small(x, (int) (long) n);
                if (small != null) {
                    return small;
                }
            }
        }
        if (!(b instanceof Long n) || n > Integer.MAX_VALUE || (Ints.bitLength(a) - 1) * n > Integer.MAX_VALUE - 64L) {
            throw MemoryErrors.of("");
        }
        return Ints.of(Ints.big(a).pow((int) (long) n));
    }

    /** The power when it fits a {@code long}, otherwise null. */
    private static Long small(long base, int exponent) {
        long result = 1;
        long square = base;
        for (int n = exponent;;) {
            if ((n & 1) != 0) {
                if (Math.multiplyHigh(result, square) != result * square >> 63) {
                    return null;
                }
                result *= square;
            }
            n >>= 1;
            if (n == 0) {
                return result;
            }
            if (Math.multiplyHigh(square, square) != square * square >> 63) {
                return null;
            }
            square *= square;
        }
    }

    /** {@code pow(a, b, modulus)} of ints; the result has the sign of the modulus. */
    public static Object modular(Object a, Object b, Object modulus) {
        if (Ints.isZero(modulus)) {
            throw ValueErrors.of("pow() 3rd argument cannot be 0");
        }
        BigInteger m = Ints.big(modulus);
        BigInteger positive = m.abs();
        BigInteger base = Ints.big(a);
        if (positive.equals(BigInteger.ONE)) {
            return 0L;
        }
        if (Ints.signum(b) < 0) {
            if (!base.gcd(positive).equals(BigInteger.ONE)) {
                throw ValueErrors.of("base is not invertible for the given modulus");
            }
        }
        BigInteger r = base.modPow(Ints.big(b), positive);
        return Ints.of(m.signum() < 0 && r.signum() != 0 ? r.add(m) : r);
    }

    /** {@code a ** b} of floats: a float, or a complex for a negative base with a fraction in the exponent. */
    public static Object floats(double a, double b) {
        if (b == 0 || a == 1) {
            return 1.0;
        }
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) ? a : b;
        }
        if (Double.isInfinite(b)) {
            double magnitude = Math.abs(a);
            if (magnitude == 1) {
                return 1.0;
            }
            return b > 0 == magnitude > 1 ? Double.POSITIVE_INFINITY : 0.0;
        }
        if (a == 0 && b < 0) {
            throw ZeroDivisionErrors.of("zero to a negative power");
        }
        if (a < 0 && !Double.isInfinite(a) && b != Math.rint(b)) {
            return ComplexArithmetic.power(new PyComplex(a, 0), new PyComplex(b, 0));
        }
        double result = Math.pow(a, b);
        if (Double.isInfinite(result) && !Double.isInfinite(a)) {
            throw outOfRange();
        }
        return result;
    }

    /** Raised when the C library would have set ERANGE. */
    static PyException outOfRange() {
        return PyErrors.with(ExceptionTypes.OVERFLOW_ERROR, 34L, "Numerical result out of range");
    }

    /** Whether a third argument of pow() is a number that has no modular power. */
    public static boolean refusesModulus(Object modulus) {
        return FloatType.isFloat(modulus) || modulus instanceof PyComplex;
    }

    /** Why it is refused. */
    public static PyException modulusError(Object modulus) {
        return modulus instanceof PyComplex ? ValueErrors.of("complex modulo")
                : TypeErrors.of("pow() 3rd argument not allowed unless all arguments are integers");
    }
}
