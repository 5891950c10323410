package dev.krait.ops;

import dev.krait.type.number.Floats;
import dev.krait.type.number.Ints;
import dev.krait.type.number.Power;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/**
 * Binary operators on host values. Each method gives null when it does not serve the classes at hand.
 *
 * <p>The order of the tests is the order of what programs do: small ints, floats, strings, then mixes and big ints.
 */
final class NumberFastPaths {
    private NumberFastPaths() {
    }

    static Object add(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long r = x + y;
            return ((x ^ r) & (y ^ r)) < 0 ? BigInteger.valueOf(x).add(BigInteger.valueOf(y)) : (Object) r;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        }
        if (a instanceof String && b instanceof String) {
            return Str.concat(a, b);
        }
        if (mixed(a, b)) {
            return Floats.host(a) + Floats.host(b);
        }
        return ints(a, b) ? Ints.add(Ints.host(a), Ints.host(b)) : null;
    }

    static Object subtract(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long r = x - y;
            return ((x ^ y) & (x ^ r)) < 0 ? BigInteger.valueOf(x).subtract(BigInteger.valueOf(y)) : (Object) r;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x - y;
        }
        if (mixed(a, b)) {
            return Floats.host(a) - Floats.host(b);
        }
        return ints(a, b) ? Ints.subtract(Ints.host(a), Ints.host(b)) : null;
    }

    static Object multiply(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Ints.multiply((long) x, (long) y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x * y;
        }
        if (mixed(a, b)) {
            return Floats.host(a) * Floats.host(b);
        }
        return ints(a, b) ? Ints.multiply(Ints.host(a), Ints.host(b)) : null;
    }

    static Object trueDivide(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Floats.divide(x, y);
        }
        if (mixed(a, b)) {
            return Floats.divide(Floats.host(a), Floats.host(b));
        }
        return ints(a, b) ? (Object) Ints.trueDivide(Ints.host(a), Ints.host(b)) : null;
    }

    static Object floorDivide(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y > 0) {
            return Math.floorDiv(x, y);
        }
        if (mixed(a, b)) {
            return Floats.floorDivide(Floats.host(a), Floats.host(b));
        }
        return ints(a, b) ? Ints.floorDivide(Ints.host(a), Ints.host(b)) : null;
    }

    static Object remainder(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y != 0) {
            return Math.floorMod(x, y);
        }
        if (mixed(a, b)) {
            return Floats.remainder(Floats.host(a), Floats.host(b));
        }
        return ints(a, b) ? Ints.remainder(Ints.host(a), Ints.host(b)) : null;
    }

    static Object power(Object a, Object b) {
        if (mixed(a, b)) {
            return Power.floats(Floats.host(a), Floats.host(b));
        }
        return ints(a, b) ? Power.ints(Ints.host(a), Ints.host(b)) : null;
    }

    static Object leftShift(Object a, Object b) {
        return ints(a, b) ? Ints.leftShift(Ints.host(a), Ints.host(b)) : null;
    }

    static Object rightShift(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y >= 0) {
            return x >> Math.min(y, 63);
        }
        return ints(a, b) ? Ints.rightShift(Ints.host(a), Ints.host(b)) : null;
    }

    static Object and(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x & y;
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x & y;
        }
        return ints(a, b) ? Ints.and(Ints.host(a), Ints.host(b)) : null;
    }

    static Object or(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x | y;
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x | y;
        }
        return ints(a, b) ? Ints.or(Ints.host(a), Ints.host(b)) : null;
    }

    static Object xor(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x ^ y;
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x ^ y;
        }
        return ints(a, b) ? Ints.xor(Ints.host(a), Ints.host(b)) : null;
    }

    /** Whether both are host ints (bool counts). */
    private static boolean ints(Object a, Object b) {
        return Ints.isHost(a) && Ints.isHost(b);
    }

    /** Whether one is a host float and the other a host float or int. */
    private static boolean mixed(Object a, Object b) {
        return a instanceof Double && (b instanceof Double || Ints.isHost(b)) || b instanceof Double && Ints.isHost(a);
    }
}
