package dev.krait.type.text;

import dev.krait.error.NotImplementedErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.number.FloatConversion;
import dev.krait.type.number.Ints;
import java.math.BigInteger;

/** Items of native single-character formats in memory, little endian. Compare CPython {@code Objects/memoryobject.c: unpack_single, pack_single}. */
final class MemoryFormat {
    private MemoryFormat() {
    }

    /** The size of a native format, or -1. */
    static int size(char format) {
        return switch (format) {
            case 'b', 'B', 'c', '?' -> 1;
            case 'h', 'H', 'e' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P' -> 8;
            case 'F' -> 8;
            case 'D' -> 16;
            default -> -1;
        };
    }

    /** The character of a native format such as {@code B} or {@code @B}, or 0. */
    static char character(String format) {
        String f = format.startsWith("@") ? format.substring(1) : format;
        return f.length() == 1 && size(f.charAt(0)) > 0 ? f.charAt(0) : 0;
    }

    private static long read(byte[] b, int at, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | b[at + i] & 0xFF;
        }
        return value;
    }

    private static PyException unsupported(String format) {
        return NotImplementedErrors.of("memoryview: format " + format + " not supported");
    }

    static Object get(byte[] b, int at, String format) {
        char c = character(format);
        return switch (c) {
            case 'B' -> (Object) (long) (b[at] & 0xFF);
            case 'b' -> (long) b[at];
            case 'c' -> PyBytes.of(new byte[] {b[at]});
            case '?' -> b[at] != 0;
            case 'h' -> (long) (short) read(b, at, 2);
            case 'H' -> read(b, at, 2);
            case 'e' -> (double) Float.float16ToFloat((short) read(b, at, 2));
            case 'i' -> (long) (int) read(b, at, 4);
            case 'I' -> read(b, at, 4);
            case 'f' -> (double) Float.intBitsToFloat((int) read(b, at, 4));
            case 'l', 'q', 'n' -> read(b, at, 8);
            case 'L', 'Q', 'N', 'P' -> Ints.ofUnsigned(read(b, at, 8));
            case 'd' -> Double.longBitsToDouble(read(b, at, 8));
            case 'F' -> new dev.krait.type.number.PyComplex(Float.intBitsToFloat((int) read(b, at, 4)), Float.intBitsToFloat((int) read(b, at + 4, 4)));
            case 'D' -> new dev.krait.type.number.PyComplex(Double.longBitsToDouble(read(b, at, 8)), Double.longBitsToDouble(read(b, at + 8, 8)));
            default -> throw unsupported(format);
        };
    }

    /** The bytes of a value in a format; raises TypeError and ValueError. */
    static byte[] pack(PyThread t, Object value, String format) {
        char c = character(format);
        int size = size(c);
        long bits;
        switch (c) {
            case 0 -> throw unsupported(format);
            case 'c' -> {
                if (!(value instanceof PyBytes p)) {
                    throw wrongType(format);
                }
                if (p.value.length != 1) {
                    throw wrongValue(format);
                }
                return p.value;
            }
            case '?' -> bits = TruthOps.isTrue(t, value) ? 1 : 0;
            case 'd' -> bits = Double.doubleToRawLongBits(number(t, value, format));
            case 'f' -> bits = Float.floatToRawIntBits((float) number(t, value, format));
            case 'e' -> bits = Float.floatToFloat16((float) number(t, value, format));
            case 'F', 'D' -> throw unsupported(format);
            default -> bits = whole(t, value, format, c, size);
        }
        byte[] out = new byte[size];
        for (int i = 0; i < size; i++) {
            out[i] = (byte) (bits >> 8 * i);
        }
        return out;
    }

    private static double number(PyThread t, Object value, String format) {
        try {
            return FloatConversion.ofNumber(t, value);
        } catch (PyException e) {
            throw e.is(ExceptionTypes.TYPE_ERROR) ? wrongType(format) : e;
        }
    }

    private static long whole(PyThread t, Object value, String format, char c, int size) {
        if (PyType.of(value).slot(Slot.INDEX) == null) {
            throw wrongType(format);
        }
        Object index = NumberOps.index(t, value);
        boolean unsigned = Character.isUpperCase(c);
        BigInteger big = Ints.big(index);
        int bits = unsigned ? big.signum() < 0 ? 999 : big.bitLength() : big.bitLength() + 1;
        if (bits > size * 8) {
            throw wrongValue(format);
        }
        return big.longValue();
    }

    private static PyException wrongType(String format) {
        return TypeErrors.of("memoryview: invalid type for format '" + format + "'");
    }

    private static PyException wrongValue(String format) {
        return ValueErrors.of("memoryview: invalid value for format '" + format + "'");
    }
}
