package dev.krait.type.number;

import dev.krait.error.OverflowErrors;
import dev.krait.error.ValueErrors;
import dev.krait.error.ZeroDivisionErrors;
import java.math.BigInteger;

/** Arithmetic of {@code float}. Compare CPython {@code Objects/floatobject.c}. */
public final class Floats {
    private Floats() {
    }

    /** The float of a host float or int; raises OverflowError for an int beyond the range. */
    public static double host(Object value) {
        return value instanceof Double d ? d : value instanceof Boolean b ? b ? 1.0 : 0.0 : Ints.toDouble(value);
    }

    public static double divide(double a, double b) {
        if (b == 0) {
            throw ZeroDivisionErrors.of("division by zero");
        }
        return a / b;
    }

    public static double floorDivide(double a, double b) {
        if (b == 0) {
            throw ZeroDivisionErrors.of("division by zero");
        }
        return quotient(a, b, a % b);
    }

    /** The remainder, with the sign of the divisor. */
    public static double remainder(double a, double b) {
        if (b == 0) {
            throw ZeroDivisionErrors.of("division by zero");
        }
        return signed(a % b, b);
    }

    /** Quotient and remainder. */
    public static double[] divmod(double a, double b) {
        if (b == 0) {
            throw ZeroDivisionErrors.of("division by zero");
        }
        double rest = a % b;
        return new double[] {quotient(a, b, rest), signed(rest, b)};
    }

    private static double signed(double rest, double b) {
        if (rest == 0) {
            return Math.copySign(0.0, b);
        }
        return b < 0 != rest < 0 ? rest + b : rest;
    }

    /** The whole quotient: division is exact but for rounding, which is undone. */
    private static double quotient(double a, double b, double rest) {
        double whole = (a - rest) / b;
        if (rest != 0 && b < 0 != rest < 0) {
            whole -= 1;
        }
        if (whole == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(whole);
        return whole - floor > 0.5 ? floor + 1 : floor;
    }

    /** The integer part of a finite float. */
    public static BigInteger toBig(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52 & 0x7FF) - 1075;
        if (exponent < -52) {
            return BigInteger.ZERO;
        }
        BigInteger mantissa = BigInteger.valueOf(bits & (1L << 52) - 1 | 1L << 52);
        BigInteger whole = exponent < 0 ? mantissa.shiftRight(-exponent) : mantissa.shiftLeft(exponent);
        return value < 0 ? whole.negate() : whole;
    }

    /** {@code int(value)}, rounded towards zero. */
    public static Object toInt(double value) {
        if (Math.abs(value) < 0x1p63) {
            return (long) value;
        }
        if (Double.isNaN(value)) {
            throw ValueErrors.of("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw OverflowErrors.of("cannot convert float infinity to integer");
        }
        return Ints.of(toBig(value));
    }
}
