package dev.krait.modules.array;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.FloatConversion;
import dev.krait.type.number.Ints;
import dev.krait.type.text.Str;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** What a type code of {@code array} means: size, kind and how items are read and written. Compare CPython {@code Modules/arraymodule.c: descriptors}. */
enum ItemKind {
    SIGNED_CHAR('b', 1, true, 1),
    UNSIGNED_CHAR('B', 1, false, 0),
    UNICODE('u', 4, false, 20),
    UCS4('w', 4, false, 20),
    SHORT('h', 2, true, 4),
    UNSIGNED_SHORT('H', 2, false, 2),
    INT('i', 4, true, 8),
    UNSIGNED_INT('I', 4, false, 6),
    LONG('l', 8, true, 12),
    UNSIGNED_LONG('L', 8, false, 10),
    LONG_LONG('q', 8, true, 12),
    UNSIGNED_LONG_LONG('Q', 8, false, 10),
    FLOAT('f', 4, false, 14),
    DOUBLE('d', 8, false, 16);

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final char code;
    final int size;
    final boolean signed;
    /** The machine format of a pickled array, as {@code _array_reconstructor} numbers them. */
    final int machineFormat;

    ItemKind(char code, int size, boolean signed, int machineFormat) {
        this.code = code;
        this.size = size;
        this.signed = signed;
        this.machineFormat = machineFormat;
    }

    /** The kind of a type code, or null. */
    static ItemKind of(int code) {
        for (ItemKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }

    boolean isText() {
        return this == UNICODE || this == UCS4;
    }

    boolean isWhole() {
        return !isText() && this != FLOAT && this != DOUBLE;
    }

    /** The format that memory views show. */
    String format() {
        return isText() ? "w" : String.valueOf(code);
    }

    /** The item at a byte offset. */
    Object get(byte[] b, int at) {
        return switch (this) {
            case SIGNED_CHAR -> (Object) (long) b[at];
            case UNSIGNED_CHAR -> (long) (b[at] & 0xFF);
            case SHORT -> (long) (short) SHORTS.get(b, at);
            case UNSIGNED_SHORT -> (short) SHORTS.get(b, at) & 0xFFFFL;
            case INT -> (long) (int) INTS.get(b, at);
            case UNSIGNED_INT -> (int) INTS.get(b, at) & 0xFFFFFFFFL;
            case LONG, LONG_LONG -> (long) LONGS.get(b, at);
            case UNSIGNED_LONG, UNSIGNED_LONG_LONG -> Ints.ofUnsigned((long) LONGS.get(b, at));
            case FLOAT -> (double) Float.intBitsToFloat((int) INTS.get(b, at));
            case DOUBLE -> Double.longBitsToDouble((long) LONGS.get(b, at));
            case UNICODE, UCS4 -> Str.ofCodePoint(character((int) INTS.get(b, at)));
        };
    }

    private static int character(int c) {
        if (c < 0 || c > Character.MAX_CODE_POINT) {
            throw ValueErrors.of("character U+" + Integer.toHexString(c) + " is not in range [U+0000; U+10ffff]");
        }
        return c;
    }

    /** The bits of a value as an item. Runs user code; raises TypeError and OverflowError. */
    long bits(PyThread t, Object value) {
        return switch (this) {
            case FLOAT -> Float.floatToRawIntBits((float) FloatConversion.ofNumber(t, value));
            case DOUBLE -> Double.doubleToRawLongBits(FloatConversion.ofNumber(t, value));
            case UNICODE, UCS4 -> codePoint(value);
            default -> whole(t, value);
        };
    }

    /** Writes the bits of an item. */
    void put(byte[] b, int at, long bits) {
        switch (size) {
            case 1 -> b[at] = (byte) bits;
            case 2 -> SHORTS.set(b, at, (short) bits);
            case 4 -> INTS.set(b, at, (int) bits);
            default -> LONGS.set(b, at, bits);
        }
    }

    private static long codePoint(Object value) {
        Object text = Str.exactOrNull(value);
        if (text == null) {
            throw TypeErrors.of("array item must be a unicode character, not " + PyType.of(value).fullName());
        }
        if (Str.length(text) != 1) {
            throw TypeErrors.of("array item must be a unicode character, not a string of length " + Str.length(text));
        }
        return Str.codePointAt(text, 0);
    }

    private long whole(PyThread t, Object value) {
        Object n = value instanceof Long ? value : NumberOps.index(t, value);
        if (size == 8) {
            return wide(n);
        }
        if (this == UNSIGNED_INT) {
            return unsignedInt(n);
        }
        if (!(n instanceof Long l)) {
            throw OverflowErrors.of("Python int too large to convert to C long");
        }
        // the C conversions go through a wider type first, which has its own message
        if (this != INT) {
            check(l, this == UNSIGNED_SHORT ? INT : this == SIGNED_CHAR ? SHORT : this);
        }
        check(l, this);
        return l;
    }

    private static void check(long value, ItemKind kind) {
        long least = kind.signed ? -1L << kind.size * 8 - 1 : 0;
        long most = (1L << kind.size * 8 - (kind.signed ? 1 : 0)) - 1;
        if (value < least || value > most) {
            String name = switch (kind) {
                case SIGNED_CHAR -> "signed char";
                case UNSIGNED_CHAR -> "unsigned byte integer";
                case SHORT -> "signed short integer";
                case UNSIGNED_SHORT -> "unsigned short";
                default -> "signed integer";
            };
            throw OverflowErrors.of(name + (value < least ? " is less than minimum" : " is greater than maximum"));
        }
    }

    private static long unsignedInt(Object n) {
        if (Ints.signum(n) < 0) {
            throw OverflowErrors.of("can't convert negative value to unsigned int");
        }
        if (Ints.bitLength(n) > 64) {
            throw OverflowErrors.of("Python int too large to convert to C unsigned long");
        }
        if (Ints.bitLength(n) > 32) {
            throw OverflowErrors.of("unsigned int is greater than maximum");
        }
        return (Long) n;
    }

    private long wide(Object n) {
        boolean longLong = this == LONG_LONG || this == UNSIGNED_LONG_LONG;
        if (signed) {
            if (n instanceof Long l) {
                return l;
            }
            throw OverflowErrors.of(longLong ? "int too big to convert" : "Python int too large to convert to C long");
        }
        if (Ints.signum(n) < 0) {
            throw OverflowErrors.of(longLong ? "can't convert negative int to unsigned" : "can't convert negative value to unsigned int");
        }
        if (n instanceof BigInteger b && b.bitLength() > 64) {
            throw OverflowErrors.of(longLong ? "int too big to convert" : "Python int too large to convert to C unsigned long");
        }
        return n instanceof Long l ? l : ((BigInteger) n).longValue();
    }
}
