package dev.krait.bytecode;

import dev.krait.error.EOFErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.set.PySet;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads marshal data. Anything may be in it: sizes are checked before memory is taken, references before they are followed. Compare CPython {@code Python/marshal.c: r_object}. */
final class Unmarshaller {
    private static final int FLAG_REF = 0x80;
    private static final int MAX_DEPTH = 2000;
    private static final Object PENDING = new Object();

    private final PyThread t;
    /** What has come so far; all there is unless there is a source. */
    private byte[] data;
    /** Where the data comes from piece by piece, or null. */
    private final MarshalSource source;
    private final boolean allowCode;
    private int at;
    private int depth;
    private boolean frozen;
    private final List<Object> references = new ArrayList<>();

    Unmarshaller(PyThread t, byte[] data, boolean allowCode) {
        this(t, data, null, allowCode);
    }

    Unmarshaller(PyThread t, MarshalSource source, boolean allowCode) {
        this(t, new byte[0], source, allowCode);
    }

    private Unmarshaller(PyThread t, byte[] data, MarshalSource source, boolean allowCode) {
        this.t = t;
        this.data = data;
        this.source = source;
        this.allowCode = allowCode;
    }

    /** Marks what is read as frozen by the build. */
    Unmarshaller frozen() {
        frozen = true;
        return this;
    }

    /** The next value. */
    Object read() {
        Object value = readOrNull();
        if (value == null) {
            throw TypeErrors.of("NULL object in marshal data for object");
        }
        return value;
    }

    private PyException bad(String what) {
        return ValueErrors.of("bad marshal data (" + what + ")");
    }

    /** Makes sure that as many bytes are there; raises EOFError. */
    private void require(int n) {
        if (n > data.length - at) {
            if (source == null) {
                throw EOFErrors.of("marshal data too short");
            }
            data = source.read(n);
            at = 0;
        }
    }

    private int readByte() {
        if (at >= data.length) {
            require(1);
        }
        return data[at++] & 0xff;
    }

    private int readShort() {
        require(2);
        int low = readByte();
        return (short) (low | readByte() << 8);
    }

    private int readInt() {
        require(4);
        int low = readByte() | readByte() << 8;
        return low | readByte() << 16 | readByte() << 24;
    }

    private long readLong() {
        require(8);
        long low = readInt() & 0xffffffffL;
        return low | (long) readInt() << 32;
    }

    private byte[] readBytes(int n) {
        require(n);
        at += n;
        return Arrays.copyOfRange(data, at - n, at);
    }

    private int size(String of) {
        int n = readInt();
        if (n < 0) {
            throw bad(of + " size out of range");
        }
        return n;
    }

    /** For containers, whose items take a byte each at least. */
    private int count(String of) {
        int n = size(of);
        if (source == null && n > data.length - at) {
            throw EOFErrors.of("marshal data too short");
        }
        return n;
    }

    private Object readOrNull() {
        int code;
        try {
            code = readByte();
        } catch (PyException e) {
            throw e.is(ExceptionTypes.EOF_ERROR) ? EOFErrors.of("EOF read where object expected") : e;
        }
        boolean flagged = (code & FLAG_REF) != 0;
        if (++depth > MAX_DEPTH) {
            throw ValueErrors.of("recursion limit exceeded");
        }
        try {
            return readTyped((char) (code & ~FLAG_REF), flagged);
        } finally {
            depth--;
        }
    }

    private Object remember(Object value, boolean flagged) {
        if (flagged) {
            references.add(value);
        }
        return value;
    }

    private Object readTyped(char type, boolean flagged) {
        return switch (type) {
            case '0' -> null;
            case 'N' -> PyNone.NONE;
            case 'S' -> ExceptionTypes.STOP_ITERATION;
            case '.' -> PyEllipsis.ELLIPSIS;
            case 'F' -> false;
            case 'T' -> true;
            case 'i' -> remember((long) readInt(), flagged);
            case 'I' -> remember(readLong(), flagged);
            case 'l' -> remember(readBigInt(), flagged);
            case 'f' -> remember(readFloatText(), flagged);
            case 'g' -> remember(Double.longBitsToDouble(readLong()), flagged);
            case 'x' -> {
                double re = readFloatText();
                yield remember(new PyComplex(re, readFloatText()), flagged);
            }
            case 'y' -> {
                double re = Double.longBitsToDouble(readLong());
                yield remember(new PyComplex(re, Double.longBitsToDouble(readLong())), flagged);
            }
            case 's' -> remember(PyBytes.of(readBytes(size("bytes object"))), flagged);
            case 'A', 'a' -> remember(ascii(readBytes(size("string")), type == 'A'), flagged);
            case 'Z', 'z' -> remember(ascii(readBytes(readByte()), type == 'Z'), flagged);
            case 't', 'u' -> remember(Utf8.decode(readBytes(size("string"))), flagged);
            case ')' -> readTuple(readByte(), flagged);
            case '(' -> readTuple(count("tuple"), flagged);
            case '[' -> readList(count("list"), flagged);
            case '{' -> readDict(flagged);
            case '<' -> readSet(count("set"), flagged);
            case '>' -> readFrozenSet(count("set"), flagged);
            case ':' -> readSlice(flagged);
            case 'c' -> readCode(flagged);
            case 'r' -> readReference();
            default -> throw bad("unknown type code");
        };
    }

    private static Object ascii(byte[] bytes, boolean interned) {
        String s = new String(bytes, StandardCharsets.ISO_8859_1);
        return interned ? s.intern() : s;
    }

    private Object readReference() {
        int index = readInt();
        if (index < 0 || index >= references.size() || references.get(index) == PENDING) {
            throw bad("invalid reference");
        }
        return references.get(index);
    }

    private Object readBigInt() {
        int n = readInt();
        if (n == Integer.MIN_VALUE) {
            throw bad("long size out of range");
        }
        int count = Math.abs(n);
        if (count > Integer.MAX_VALUE / 4) {
            throw EOFErrors.of("marshal data too short");
        }
        require(2 * count);
        byte[] big = new byte[count * 15 / 8 + 2];
        long buffer = 0;
        int bits = 0;
        int out = big.length;
        int digit = 0;
        for (int i = 0; i < count; i++) {
            digit = readShort();
            if (digit < 0) {
                throw bad("digit out of range in long");
            }
            buffer |= (long) digit << bits;
            bits += 15;
            for (; bits >= 8; bits -= 8) {
                big[--out] = (byte) buffer;
                buffer >>>= 8;
            }
        }
        if (count > 0 && digit == 0) {
            throw bad("unnormalized long data");
        }
        if (out > 0) {
            big[--out] = (byte) buffer;
        }
        BigInteger magnitude = new BigInteger(1, big);
        return NumberOps.normalise(n < 0 ? magnitude.negate() : magnitude);
    }

    private double readFloatText() {
        String text = new String(readBytes(readByte()), StandardCharsets.ISO_8859_1);
        try {
            return switch (text) {
                case "nan" -> Double.NaN;
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw ValueErrors.of("could not convert string to float: '" + text + "'");
        }
    }

    private int reserve(boolean flagged) {
        if (flagged) {
            references.add(PENDING);
        }
        return references.size() - 1;
    }

    private Object settle(int index, Object value, boolean flagged) {
        if (flagged) {
            references.set(index, value);
        }
        return value;
    }

    private Object readTuple(int n, boolean flagged) {
        int index = reserve(flagged);
        Object[] items = items(n, "tuple");
        return settle(index, PyTuple.of(items), flagged);
    }

    private Object item(String of) {
        Object value = readOrNull();
        if (value == null) {
            throw TypeErrors.of("NULL object in marshal data for " + of);
        }
        return value;
    }

    private Object[] items(int n, String of) {
        Object[] items = new Object[Math.min(n, 16)];
        for (int i = 0; i < n; i++) {
            if (i == items.length) {
                items = Arrays.copyOf(items, Math.min(n, 4 * i));
            }
            items[i] = item(of);
        }
        return items;
    }

    private Object readList(int n, boolean flagged) {
        PyList list = new PyList();
        remember(list, flagged);
        for (int i = 0; i < n; i++) {
            list.append(item("list"));
        }
        return list;
    }

    private Object readDict(boolean flagged) {
        PyDict dict = new PyDict();
        remember(dict, flagged);
        for (Object key = readOrNull(); key != null; key = readOrNull()) {
            Object value = readOrNull();
            if (value == null) {
                break;
            }
            dict.put(t, key, value);
        }
        return dict;
    }

    private Object readSet(int n, boolean flagged) {
        PySet set = new PySet();
        remember(set, flagged);
        for (int i = 0; i < n; i++) {
            set.add(t, item("set"));
        }
        return set;
    }

    private Object readFrozenSet(int n, boolean flagged) {
        int index = reserve(flagged);
        Object[] items = items(n, "set");
        return settle(index, PyFrozenSet.from(t, PyTuple.of(items)), flagged);
    }

    private Object readSlice(boolean flagged) {
        int index = reserve(flagged);
        Object start = read();
        Object stop = read();
        return settle(index, new PySlice(start, stop, read()), flagged);
    }

    private Object readCode(boolean flagged) {
        if (!allowCode) {
            throw ValueErrors.of("unmarshalling code objects is disallowed");
        }
        int index = reserve(flagged);
        int argcount = readInt();
        int posonlyargcount = readInt();
        int kwonlyargcount = readInt();
        int stacksize = readInt();
        int flags = readInt();
        Object code = read();
        Object consts = read();
        Object names = read();
        Object localsplusnames = read();
        Object localspluskinds = read();
        Object filename = read();
        Object name = read();
        Object qualname = read();
        int firstlineno = readInt();
        Object linetable = read();
        Object exceptiontable = read();
        PyCode made = CodeChecks.make(t, argcount, posonlyargcount, kwonlyargcount, stacksize, flags, code, consts, names, localsplusnames, localspluskinds,
                filename, name, qualname, firstlineno, linetable, exceptiontable);
        made.frozen = frozen;
        return settle(index, made, flagged);
    }
}
