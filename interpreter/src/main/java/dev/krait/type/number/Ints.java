package dev.krait.type.number;

import dev.krait.error.MemoryErrors;
import dev.krait.error.OverflowErrors;
import dev.krait.error.ValueErrors;
import dev.krait.error.ZeroDivisionErrors;
import dev.krait.ops.NumberOps;
import java.math.BigInteger;

/**
 * Arithmetic of {@code int} on its two forms: {@code Long}, and {@code BigInteger} for what does not fit. Arguments and results are canonical.
 *
 * <p>Compare CPython {@code Objects/longobject.c}.
 */
public final class Ints {
    /** The least and the greatest of {@code long}, big. */
    static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    /** More bits than a BigInteger can have. */
    private static final long MAX_BITS = Integer.MAX_VALUE - 64L;

    private Ints() {
    }

    /** Whether a value is a host int; a bool counts as one. */
    public static boolean isHost(Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
    }

    /** The canonical int of a host int. */
    public static Object host(Object value) {
        return value instanceof Boolean b ? (Object) (b ? 1L : 0L) : value;
    }

    public static BigInteger big(Object value) {
        return value instanceof Long x ? BigInteger.valueOf(x) : (BigInteger) value;
    }

    public static Object of(BigInteger value) {
        return NumberOps.normalise(value);
    }

    /** The int of a {@code long} read as unsigned. */
    public static Object ofUnsigned(long value) {
        return value >= 0 ? (Object) value : BigInteger.valueOf(value >>> 1).shiftLeft(1).or(BigInteger.valueOf(value & 1));
    }

    public static int signum(Object value) {
        return value instanceof Long x ? Long.signum(x) : ((BigInteger) value).signum();
    }

    public static boolean isZero(Object value) {
        return value instanceof Long x && x == 0;
    }

    public static int compare(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? Long.compare(x, y) : big(a).compareTo(big(b));
    }

    public static Object add(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long r = x + y;
            return ((x ^ r) & (y ^ r)) < 0 ? big(a).add(big(b)) : (Object) r;
        }
        return of(big(a).add(big(b)));
    }

    public static Object subtract(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long r = x - y;
            return ((x ^ y) & (x ^ r)) < 0 ? big(a).subtract(big(b)) : (Object) r;
        }
        return of(big(a).subtract(big(b)));
    }

    public static Object multiply(long x, long y) {
        long high = Math.multiplyHigh(x, y);
        long low = x * y;
        return high == low >> 63 ? (Object) low : BigInteger.valueOf(x).multiply(BigInteger.valueOf(y));
    }

    public static Object multiply(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return multiply((long) x, (long) y);
        }
        BigInteger x = big(a);
        BigInteger y = big(b);
        if ((long) x.bitLength() + y.bitLength() > MAX_BITS) {
            throw MemoryErrors.of("");
        }
        return of(x.multiply(y));
    }

    public static Object negative(Object a) {
        return a instanceof Long x && x != Long.MIN_VALUE ? (Object) (-x) : of(big(a).negate());
    }

    public static Object absolute(Object a) {
        return signum(a) < 0 ? negative(a) : a;
    }

    public static Object invert(Object a) {
        return a instanceof Long x ? (Object) ~x : ((BigInteger) a).not();
    }

    public static Object floorDivide(Object a, Object b) {
        if (isZero(b)) {
            throw ZeroDivisionErrors.of("division by zero");
        }
        if (a instanceof Long x && b instanceof Long y && !(x == Long.MIN_VALUE && y == -1)) {
            return Math.floorDiv(x, y);
        }
        return of(floorDivideBig(big(a), big(b))[0]);
    }

    public static Object remainder(Object a, Object b) {
        if (isZero(b)) {
            throw ZeroDivisionErrors.of("division by zero");
        }
        if (a instanceof Long x && b instanceof Long y) {
            return Math.floorMod(x, y);
        }
        return of(floorDivideBig(big(a), big(b))[1]);
    }

    /** Quotient and remainder, rounded down. */
    public static Object[] divmod(Object a, Object b) {
        if (isZero(b)) {
            throw ZeroDivisionErrors.of("division by zero");
        }
        if (a instanceof Long x && b instanceof Long y && !(x == Long.MIN_VALUE && y == -1)) {
            return new Object[] {Math.floorDiv(x, y), Math.floorMod(x, y)};
        }
        BigInteger[] both = floorDivideBig(big(a), big(b));
        return new Object[] {of(both[0]), of(both[1])};
    }

    private static BigInteger[] floorDivideBig(BigInteger a, BigInteger b) {
        BigInteger[] both = a.divideAndRemainder(b);
        if (both[1].signum() != 0 && both[1].signum() != b.signum()) {
            both[0] = both[0].subtract(BigInteger.ONE);
            both[1] = both[1].add(b);
        }
        return both;
    }

    public static Object leftShift(Object a, Object b) {
        if (signum(b) < 0) {
            throw ValueErrors.of("negative shift count");
        }
        if (isZero(a)) {
            return 0L;
        }
        if (!(b instanceof Long count)) {
            throw OverflowErrors.of("too many digits in integer");
        }
        if (a instanceof Long x && count < 63) {
            long r = x << count;
            if (r >> count == x) {
                return r;
            }
        }
        BigInteger x = big(a);
        if (count > MAX_BITS || x.bitLength() + count > MAX_BITS) {
            throw MemoryErrors.of("");
        }
        return of(x.shiftLeft((int) (long) count));
    }

    public static Object rightShift(Object a, Object b) {
        if (signum(b) < 0) {
            throw ValueErrors.of("negative shift count");
        }
        if (!(b instanceof Long count) || count > Integer.MAX_VALUE) {
            return signum(a) < 0 ? -1L : 0L;
        }
        return a instanceof Long x ? (Object) (x >> Math.min(count, 63)) : of(big(a).shiftRight((int) (long) count));
    }

    public static Object and(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x & y) : of(big(a).and(big(b)));
    }

    public static Object or(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x | y) : of(big(a).or(big(b)));
    }

    public static Object xor(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x ^ y) : of(big(a).xor(big(b)));
    }

    /** Bits of the magnitude. */
    public static int bitLength(Object a) {
        return a instanceof Long x ? x == Long.MIN_VALUE ? 64 : 64 - Long.numberOfLeadingZeros(Math.abs(x)) : ((BigInteger) a).abs().bitLength();
    }

    /** Ones in the magnitude. */
    public static int bitCount(Object a) {
        return a instanceof Long x ? Long.bitCount(Math.abs(x)) : ((BigInteger) a).abs().bitCount();
    }

    /** The nearest float, ties to even; raises OverflowError beyond the range. */
    public static double toDouble(Object a) {
        if (a instanceof Long x) {
            return (double) x;
        }
        double value = ((BigInteger) a).doubleValue();
        if (Double.isInfinite(value)) {
            throw OverflowErrors.of("int too large to convert to float");
        }
        return value;
    }

    /** The quotient, correctly rounded. Compare CPython {@code long_true_divide}. */
    public static double trueDivide(Object a, Object b) {
        if (isZero(b)) {
            throw ZeroDivisionErrors.of("division by zero");
        }
        if (a instanceof Long x && b instanceof Long y && exact(x) && exact(y)) {
            return (double) x / (double) y;
        }
        return quotient(big(a), big(b));
    }

    private static boolean exact(long x) {
        return x >= -(1L << 53) && x <= 1L << 53;
    }

    /** Divides integers to at least 55 bits, folds the rest into a sticky bit, and lets one rounding do the rest. */
    private static double quotient(BigInteger a, BigInteger b) {
        boolean negative = a.signum() * b.signum() < 0;
        if (a.signum() == 0) {
            return negative ? -0.0 : 0.0;
        }
        a = a.abs();
        b = b.abs();
        int difference = a.bitLength() - b.bitLength();
        if (difference > 1025) {
            throw OverflowErrors.of("integer division result too large for a float");
        }
        if (difference < -1080) {
            return negative ? -0.0 : 0.0;
        }
        int shift = Math.max(difference, -1021) - 55;
        BigInteger[] both = (shift <= 0 ? a.shiftLeft(-shift) : a).divideAndRemainder(shift <= 0 ? b : b.shiftLeft(shift));
        long q = both[0].longValue();
        int extra = Math.max(64 - Long.numberOfLeadingZeros(q), -1021 - shift) - 53;
        long mask = (1L << extra) - 1;
        long rest = q & mask;
        long kept = q >>> extra;
        long half = 1L << extra - 1;
        if (rest > half || rest == half && (both[1].signum() != 0 || (kept & 1) != 0)) {
            kept++;
        }
        double value = Math.scalb((double) kept, shift + extra);
        if (Double.isInfinite(value)) {
            throw OverflowErrors.of("integer division result too large for a float");
        }
        return negative ? -value : value;
    }

    /** Compares an int with a float exactly; the float is no NaN. */
    public static int compareToDouble(Object a, double d) {
        if (a instanceof Long x) {
            if (exact(x)) {
                return Double.compare((double) x, d == 0 ? 0.0 : d);
            }
            if (d >= 0x1p63) {
                return -1;
            }
            if (d < -0x1p63) {
                return 1;
            }
            int order = Long.compare(x, (long) d);
            return order != 0 ? order : Double.compare(0, d - Math.rint(d));
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? -1 : 1;
        }
        return ((BigInteger) a).compareTo(Floats.toBig(d));
    }

    /** The least {@code long} is the only one whose magnitude is none. */
    static boolean isMinimum(Object a) {
        return a instanceof Long x && x == Long.MIN_VALUE;
    }
}
