package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.WideString;
import java.math.BigInteger;

/** Hashes, CPython's values (architecture D10). */
public final class HashOps {
    private static final long MODULUS = (1L << 61) - 1;
    private static final long INFINITY = 314159;
    private static final long IMAGINARY = 1000003;

    private HashOps() {
    }

    /** {@code hash(value)}. */
    public static long hash(PyThread t, Object value) {
        if (value instanceof Long l) {
            return hash((long) l);
        }
        if (value instanceof String s) {
            return t.interpreter.textHashes.of(s);
        }
        if (value instanceof PyTuple tuple && tuple.type == PyTuple.TYPE) {
            return tuple.hash(t);
        }
        if (value instanceof Double d) {
            return hash(d, value);
        }
        Object slot = PyType.of(value).slot(Slot.HASH);
        if (slot == null || slot == PyNone.NONE) {
            throw TypeErrors.of("unhashable type: '" + PyType.of(value).fullName() + "'");
        }
        Object result = dev.krait.type.number.IntType.exactOrNull(SlotOps.call(t, slot, value));
        if (result == null) {
            throw TypeErrors.of("__hash__ method should return an integer");
        }
        long hash = result instanceof Long l ? l : hash((BigInteger) result);
        return hash == -1 ? -2 : hash;
    }

    /** The hash of an exact string. */
    public static long hashText(PyThread t, Object text) {
        return text instanceof String s ? t.interpreter.textHashes.of(s) : t.interpreter.hashSecret.hash(((WideString) text).toArray());
    }

    /** The hash of a float, equal to that of an equal int; {@code owner} is the object whose identity a NaN's hash comes from. */
    public static long hash(double value, Object owner) {
        if (value == (long) value && Math.abs(value) < 0x1p62) {
            return hash((long) value);
        }
        if (Double.isNaN(value)) {
            return Long.rotateRight(System.identityHashCode(owner), 4);
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? INFINITY : -INFINITY;
        }
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52 & 0x7FF);
        long mantissa = bits & (1L << 52) - 1;
        // value = mantissa * 2**exponent; a power of two is a rotation modulo 2**61 - 1
        if (exponent == 0) {
            exponent = -1074;
        } else {
            mantissa |= 1L << 52;
            exponent -= 1075;
        }
        int shift = Math.floorMod(exponent, 61);
        long h = (mantissa << shift & MODULUS) | mantissa >>> 61 - shift;
        h = value < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    /** The hash of a complex number. */
    public static long hash(PyComplex value) {
        long h = hash(value.real, value) + IMAGINARY * hash(value.imag, value);
        return h == -1 ? -2 : h;
    }

    /** The hash of an int: its remainder by 2**61 - 1 with its sign; -1 becomes -2. */
    public static long hash(long value) {
        long h = value % MODULUS;
        return h == -1 ? -2 : h;
    }

    /** The hash of a big int. */
    public static long hash(BigInteger value) {
        long h = value.remainder(BigInteger.valueOf(MODULUS)).longValue();
        return h == -1 ? -2 : h;
    }
}
