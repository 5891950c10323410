package dev.krait.modules.data;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.number.ComplexConversion;
import dev.krait.type.number.FloatConversion;
import dev.krait.type.number.Ints;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.ByteString;
import dev.krait.type.text.PyBytes;
import java.math.BigInteger;
import java.util.Arrays;

/** Packs and unpacks by a format. Compare CPython {@code Modules/_struct.c: s_pack_internal, s_unpack_internal}. */
final class StructCodec {
    private StructCodec() {
    }

    static Object unpack(StructFormat format, byte[] b, int offset) {
        Object[] values = new Object[format.values()];
        int n = 0;
        for (StructFormat.Field f : format.fields()) {
            int at = offset + f.offset();
            for (int i = 0; i < f.count(); i++, at += f.size()) {
                values[n++] = get(format, f, b, at);
            }
        }
        return PyTuple.of(values);
    }

    private static long read(byte[] b, int at, int size, boolean big) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | b[big ? at + i : at + size - 1 - i] & 0xFF;
        }
        return value;
    }

    private static Object get(StructFormat format, StructFormat.Field f, byte[] b, int at) {
        boolean big = format.big();
        return switch (f.code()) {
            case 'c' -> (Object) PyBytes.of(new byte[] {b[at]});
            case 's' -> PyBytes.of(Arrays.copyOfRange(b, at, at + f.size()));
            case 'p' -> PyBytes.of(pascal(b, at, f.size()));
            case '?' -> b[at] != 0;
            case 'e' -> (double) Float.float16ToFloat((short) read(b, at, 2, big));
            case 'f' -> (double) Float.intBitsToFloat((int) read(b, at, 4, big));
            case 'd' -> Double.longBitsToDouble(read(b, at, 8, big));
            case 'F' -> new PyComplex(Float.intBitsToFloat((int) read(b, at, 4, big)), Float.intBitsToFloat((int) read(b, at + 4, 4, big)));
            case 'D' -> new PyComplex(Double.longBitsToDouble(read(b, at, 8, big)), Double.longBitsToDouble(read(b, at + 8, 8, big)));
            case 'B', 'H', 'I', 'L', 'Q', 'N', 'P' -> Ints.ofUnsigned(read(b, at, f.size(), big));
            default -> {
                int shift = 64 - 8 * f.size();
                yield read(b, at, f.size(), big) << shift >> shift;
            }
        };
    }

    private static byte[] pascal(byte[] b, int at, int size) {
        if (size == 0) {
            return new byte[0];
        }
        int n = Math.min(b[at] & 0xFF, size - 1);
        return Arrays.copyOfRange(b, at + 1, at + 1 + n);
    }

    static void pack(PyThread t, StructFormat format, byte[] b, int offset, Object[] values, int first) {
        Arrays.fill(b, offset, offset + format.size(), (byte) 0);
        int n = first;
        for (StructFormat.Field f : format.fields()) {
            int at = offset + f.offset();
            for (int i = 0; i < f.count(); i++, at += f.size()) {
                put(t, format, f, b, at, values[n++]);
            }
        }
    }

    private static void write(byte[] b, int at, int size, boolean big, long value) {
        for (int i = 0; i < size; i++) {
            b[big ? at + size - 1 - i : at + i] = (byte) (value >> 8 * i);
        }
    }

    private static void put(PyThread t, StructFormat format, StructFormat.Field f, byte[] b, int at, Object value) {
        boolean big = format.big();
        switch (f.code()) {
            case 'c' -> {
                if (!(value instanceof PyBytes c) || c.value.length != 1) {
                    throw DataErrors.struct(t, "char format requires a bytes object of length 1");
                }
                b[at] = c.value[0];
            }
            case 's', 'p' -> string(t, f, b, at, value);
            case '?' -> b[at] = (byte) (TruthOps.isTrue(t, value) ? 1 : 0);
            case 'e' -> write(b, at, 2, big, half(t, number(t, value)));
            case 'f' -> write(b, at, 4, big, single(number(t, value), format.nativeSizes()));
            case 'd' -> write(b, at, 8, big, Double.doubleToRawLongBits(number(t, value)));
            case 'F' -> {
                PyComplex z = complex(t, value);
                write(b, at, 4, big, single(z.real, format.nativeSizes()));
                write(b, at + 4, 4, big, single(z.imag, format.nativeSizes()));
            }
            case 'D' -> {
                PyComplex z = complex(t, value);
                write(b, at, 8, big, Double.doubleToRawLongBits(z.real));
                write(b, at + 8, 8, big, Double.doubleToRawLongBits(z.imag));
            }
            default -> write(b, at, f.size(), big, whole(t, f, value));
        }
    }

    private static void string(PyThread t, StructFormat.Field f, byte[] b, int at, Object value) {
        if (!(value instanceof ByteString s)) {
            throw DataErrors.struct(t, "argument for '" + f.code() + "' must be a bytes object");
        }
        byte[] source = s.toArray();
        boolean pascal = f.code() == 'p';
        int n = Math.min(source.length, Math.max(0, f.size() - (pascal ? 1 : 0)));
        System.arraycopy(source, 0, b, pascal ? Math.min(at + 1, b.length) : at, n);
        if (pascal && f.size() > 0) {
            b[at] = (byte) Math.min(n, 255);
        }
    }

    private static double number(PyThread t, Object value) {
        try {
            return FloatConversion.ofNumber(t, value);
        } catch (PyException e) {
            boolean wrong = e.is(ExceptionTypes.TYPE_ERROR) || e.is(ExceptionTypes.OVERFLOW_ERROR);
            throw wrong ? DataErrors.struct(t, "required argument is not a float") : e;
        }
    }

    private static PyComplex complex(PyThread t, Object value) {
        try {
            return ComplexConversion.ofNumber(t, value);
        } catch (PyException e) {
            throw e.is(ExceptionTypes.TYPE_ERROR) ? DataErrors.struct(t, "required argument is not a complex") : e;
        }
    }

    /** The C compiler's own conversion makes infinity of what is too large. */
    private static int single(double v, boolean unchecked) {
        float f = (float) v;
        if (!unchecked && Float.isInfinite(f) && !Double.isInfinite(v)) {
            throw OverflowErrors.of("float too large to pack with f format");
        }
        return Float.floatToRawIntBits(f);
    }

    private static int half(PyThread t, double v) {
        short bits = HalfFloat.of(v);
        if ((bits & 0x7FFF) == 0x7C00 && !Double.isInfinite(v)) {
            throw DataErrors.struct(t, "int too large to convert");
        }
        return bits;
    }

    private static long whole(PyThread t, StructFormat.Field f, Object value) {
        if (PyType.of(value).slot(Slot.INDEX) == null) {
            throw DataErrors.struct(t, "required argument is not an integer");
        }
        Object n = NumberOps.index(t, value);
        int bits = f.size() * 8;
        boolean unsigned = Character.isUpperCase(f.code());
        BigInteger big = n instanceof Long ? null : (BigInteger) n;
        boolean fits;
        if (big == null) {
            long v = (Long) n;
            fits = bits == 64 ? !unsigned || v >= 0 : unsigned ? v >= 0 && v >>> bits == 0 : v << 64 - bits >> 64 - bits == v;
        } else {
            fits = unsigned && bits == 64 && big.signum() > 0 && big.bitLength() <= 64;
        }
        if (!fits && f.code() == 'P' && big == null) {
            return (Long) n;
        }
        if (!fits) {
            throw outOfRange(t, f.code(), bits, unsigned);
        }
        return big == null ? (Long) n : big.longValue();
    }

    private static PyException outOfRange(PyThread t, char code, int bits, boolean unsigned) {
        if (code == 'n' || code == 'N' || code == 'P') {
            return DataErrors.struct(t, "int too large to convert");
        }
        BigInteger top = BigInteger.ONE.shiftLeft(unsigned ? bits : bits - 1);
        return DataErrors.struct(t, "'" + code + "' format requires " + (unsigned ? "0" : top.negate()) + " <= number <= " + top.subtract(BigInteger.ONE));
    }
}
