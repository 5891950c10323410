package dev.krait.type.number;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.error.Warnings;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.ByteSources;
import dev.krait.type.text.PyByteArray;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** What becomes an int, and what an int becomes. Compare CPython {@code Objects/abstract.c: PyNumber_Long}. */
public final class IntConversion {
    private IntConversion() {
    }

    /** {@code int(x)}: an exact int. */
    public static Object toInt(PyThread t, Object x) {
        if (x instanceof Long || x instanceof BigInteger) {
            return x;
        }
        PyType type = PyType.of(x);
        Object slot = type.slot(Slot.INT);
        if (slot != null) {
            return checked(t, SlotOps.call(t, slot, x));
        }
        if (type.slot(Slot.INDEX) != null) {
            return NumberOps.index(t, x);
        }
        Object text = Str.exactOrNull(x);
        if (text != null) {
            return IntText.parse(t, text, 10, x);
        }
        if (BufferOps.is(x)) {
            return parseBytes(t, x, 10);
        }
        throw TypeErrors.of("int() argument must be a string, a bytes-like object or a real number, not '" + type.name + "'");
    }

    private static Object checked(PyThread t, Object result) {
        Object value = IntType.exactOrNull(result);
        if (value == null) {
            throw TypeErrors.of("__int__ returned non-int (type " + PyType.of(result).name + ")");
        }
        if (result != value && PyType.of(result) != IntType.TYPE) {
            Warnings.deprecated(t, "__int__ returned non-int (type " + PyType.of(result).name
                    + ").  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future "
                    + "version of Python.");
        }
        return value;
    }

    /** {@code int(x, base)}. */
    static Object toInt(PyThread t, Object x, Object base) {
        Object b = NumberOps.index(t, base);
        if (!(b instanceof Long n) || n != 0 && n < 2 || n > 36) {
            throw ValueErrors.of("int() base must be >= 2 and <= 36, or 0");
        }
        Object text = Str.exactOrNull(x);
        if (text != null) {
            return IntText.parse(t, text, (int) (long) n, x);
        }
        if (x instanceof PyBytes || x instanceof PyByteArray) {
            return parseBytes(t, x, (int) (long) n);
        }
        throw TypeErrors.of("int() can't convert non-string with explicit base");
    }

    private static Object parseBytes(PyThread t, Object x, int base) {
        PyBytes bytes = x instanceof PyBytes b ? b : PyBytes.of(BufferOps.bytes(t, x));
        String text = new String(bytes.value, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                text = "?";
            }
        }
        return IntText.parse(t, text, base, bytes);
    }

    static Object toBytes(PyThread t, Object value, Object length, Object byteorder, Object signed) {
        int n = length == null ? 1 : NumberOps.size(t, length);
        if (n < 0) {
            throw ValueErrors.of("length argument must be non-negative");
        }
        boolean little = little(byteorder, "to_bytes");
        boolean sign = signed != null && TruthOps.isTrue(t, signed);
        if (Ints.signum(value) < 0 && !sign) {
            throw OverflowErrors.of("can't convert negative int to unsigned");
        }
        BigInteger big = Ints.big(value);
        if (big.bitLength() + (sign ? 1 : 0) > 8L * n && !(n == 0 && big.signum() == 0)) {
            throw OverflowErrors.of("int too big to convert");
        }
        byte[] source = big.toByteArray();
        byte[] out = new byte[n];
        for (int i = 0; i < n; i++) {
            byte b = i < source.length ? source[source.length - 1 - i] : (byte) (big.signum() < 0 ? -1 : 0);
            out[little ? i : n - 1 - i] = b;
        }
        return PyBytes.of(out);
    }

    static Object fromBytes(PyThread t, Object source, Object byteorder, Object signed) {
        boolean little = little(byteorder, "from_bytes");
        byte[] bytes = ByteSources.bytes(t, source);
        byte[] ordered = bytes;
        if (little) {
            ordered = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                ordered[i] = bytes[bytes.length - 1 - i];
            }
        }
        if (ordered.length == 0) {
            return 0L;
        }
        return Ints.of(signed != null && TruthOps.isTrue(t, signed) ? new BigInteger(ordered) : new BigInteger(1, ordered));
    }

    private static boolean little(Object byteorder, String function) {
        if (byteorder == null) {
            return false;
        }
        Object text = Str.exactOrNull(byteorder);
        if (text == null) {
            throw TypeErrors.of(function + "() argument 'byteorder' must be str, not " + PyType.of(byteorder).name);
        }
        if (text.equals("little")) {
            return true;
        }
        if (!text.equals("big")) {
            throw ValueErrors.of("byteorder must be either 'little' or 'big'");
        }
        return false;
    }

    /** {@code round(value, digits)}: ties to even. */
    static Object round(Object value, Object digits) {
        if (Ints.signum(digits) >= 0) {
            return value;
        }
        // beyond its own digits every int rounds to 0
        if (!(digits instanceof Long n) || -n > Ints.bitLength(value) * 0.302 + 2) {
            return 0L;
        }
        BigInteger power = BigInteger.TEN.pow((int) -n);
        BigInteger[] both = Ints.big(value).abs().divideAndRemainder(power);
        int order = both[1].shiftLeft(1).compareTo(power);
        BigInteger q = order > 0 || order == 0 && both[0].testBit(0) ? both[0].add(BigInteger.ONE) : both[0];
        BigInteger rounded = q.multiply(power);
        return Ints.of(Ints.signum(value) < 0 ? rounded.negate() : rounded);
    }
}
