package dev.krait.bytecode;

import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
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
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes marshal data. Compare CPython {@code Python/marshal.c: w_object}.
 *
 * <p>From version 3 on, a value that occurs again is written as a reference. CPython marks as a possible target what has more than one reference
 * count; here a first pass finds out what really occurs twice.
 */
final class Marshaller {
    private static final int FLAG_REF = 0x80;
    private static final int MAX_DEPTH = 2000;

    private final PyThread t;
    private final int version;
    private final boolean allowCode;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Object, Integer> occurrences = new IdentityHashMap<>();
    private final Map<Object, Integer> written = new IdentityHashMap<>();
    /** Strings are shared by value: what is interned in CPython is one object there. */
    private final Map<String, Object> strings = new HashMap<>();
    private int depth;

    Marshaller(PyThread t, int version, boolean allowCode) {
        this.t = t;
        this.version = version;
        this.allowCode = allowCode;
    }

    byte[] dump(Object value) {
        if (version >= 3) {
            count(value);
            depth = 0;
        }
        write(value);
        return out.toByteArray();
    }

    private Object canonical(Object value) {
        return value instanceof String s ? strings.computeIfAbsent(s, k -> k) : value;
    }

    private static boolean isShared(Object value) {
        return !(value == PyNone.NONE || value == PyEllipsis.ELLIPSIS || value instanceof Boolean || value instanceof Long || value instanceof Double
                || value == ExceptionTypes.STOP_ITERATION);
    }

    private void count(Object original) {
        Object value = canonical(original);
        if (!isShared(value) || occurrences.merge(value, 1, Integer::sum) > 1) {
            return;
        }
        enter();
        for (Object part : parts(value)) {
            count(part);
        }
        depth--;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw ValueErrors.of("object too deeply nested to marshal");
        }
    }

    private Object[] parts(Object value) {
        return switch (value) {
            case PyTuple p when p.type == PyTuple.TYPE -> p.items;
            case PyList p when p.type == PyList.TYPE -> p.toArray();
            case PyDict p when p.type == PyDict.TYPE -> p.snapshot();
            case PySet p when p.type == PySet.TYPE -> p.toArray();
            case PyFrozenSet p when p.type == PyFrozenSet.TYPE -> p.toArray();
            case PySlice p -> new Object[] {p.start, p.stop, p.step};
            case PyCode c -> new Object[] {c.coCode(), c.coConsts(), c.coNames(), c.filename, c.name, c.qualname, c.coLinetable()};
            default -> new Object[0];
        };
    }

    private void writeByte(int b) {
        out.write(b);
    }

    private void writeShort(int n) {
        out.write(n);
        out.write(n >> 8);
    }

    private void writeInt(int n) {
        writeShort(n);
        writeShort(n >> 16);
    }

    private void writeLong(long n) {
        writeInt((int) n);
        writeInt((int) (n >> 32));
    }

    private void writeSized(byte[] bytes) {
        writeInt(bytes.length);
        out.writeBytes(bytes);
    }

    private void write(Object original) {
        Object value = canonical(original);
        int flag = 0;
        if (version >= 3 && isShared(value)) {
            Integer index = written.get(value);
            if (index != null) {
                writeByte('r');
                writeInt(index);
                return;
            }
            if (occurrences.getOrDefault(value, 0) > 1) {
                flag = FLAG_REF;
                written.put(value, written.size());
            }
        }
        enter();
        writeTyped(value, flag);
        depth--;
    }

    private void writeTyped(Object value, int flag) {
        switch (value) {
            case PyNone n -> writeByte('N');
            case PyEllipsis e -> writeByte('.');
            case Boolean b -> writeByte(b ? 'T' : 'F');
            case Long n when n == (int) (long) n -> {
                writeByte('i' | flag);
                writeInt((int) (long) n);
            }
            case Long n -> writeBig(BigInteger.valueOf(n), flag);
            case BigInteger n -> writeBig(n, flag);
            case Double d -> {
                writeByte((version > 1 ? 'g' : 'f') | flag);
                writeDouble(d);
            }
            case PyComplex c when c.type == PyComplex.TYPE -> {
                writeByte((version > 1 ? 'y' : 'x') | flag);
                writeDouble(c.real);
                writeDouble(c.imag);
            }
            case PyBytes b when b.type == PyBytes.TYPE -> {
                writeByte('s' | flag);
                writeSized(b.value);
            }
            case PyType type when type == ExceptionTypes.STOP_ITERATION -> writeByte('S');
            default -> {
                if (Str.isExact(value)) {
                    writeText(value, flag);
                } else {
                    writeContainer(value, flag);
                }
            }
        }
    }

    private void writeDouble(double d) {
        if (version > 1) {
            writeLong(Double.doubleToRawLongBits(d));
            return;
        }
        byte[] text = dev.krait.type.text.Str.java(dev.krait.ops.TextOps.repr(t, d)).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        writeByte(text.length);
        out.writeBytes(text);
    }

    private void writeBig(BigInteger n, int flag) {
        writeByte('l' | flag);
        BigInteger rest = n.abs();
        List<Integer> digits = new ArrayList<>();
        for (; rest.signum() != 0; rest = rest.shiftRight(15)) {
            digits.add(rest.intValue() & 0x7fff);
        }
        writeInt(n.signum() < 0 ? -digits.size() : digits.size());
        for (int digit : digits) {
            writeShort(digit);
        }
    }

    private static boolean isInterned(String s) {
        return Constants.looksLikeName(s) || s.intern() == s;
    }

    private void writeText(Object value, int flag) {
        if (version >= 4 && value instanceof String s && s.chars().allMatch(c -> c < 128)) {
            boolean interned = isInterned(s);
            if (s.length() < 256) {
                writeByte((interned ? 'Z' : 'z') | flag);
                writeByte(s.length());
            } else {
                writeByte((interned ? 'A' : 'a') | flag);
                writeInt(s.length());
            }
            out.writeBytes(s.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            return;
        }
        writeByte((version >= 3 && value instanceof String s && isInterned(s) ? 't' : 'u') | flag);
        writeSized(Utf8.encode(value));
    }

    private void writeContainer(Object value, int flag) {
        switch (value) {
            case PyTuple p when p.type == PyTuple.TYPE -> {
                if (version >= 4 && p.size() < 256) {
                    writeByte(')' | flag);
                    writeByte(p.size());
                } else {
                    writeByte('(' | flag);
                    writeInt(p.size());
                }
                writeAll(p.items);
            }
            case PyList p when p.type == PyList.TYPE -> {
                Object[] items = p.toArray();
                writeByte('[' | flag);
                writeInt(items.length);
                writeAll(items);
            }
            case PyDict p when p.type == PyDict.TYPE -> {
                writeByte('{' | flag);
                writeAll(p.snapshot());
                writeByte('0');
            }
            case PySet p when p.type == PySet.TYPE -> writeSet('<' | flag, p.toArray());
            case PyFrozenSet p when p.type == PyFrozenSet.TYPE -> writeSet('>' | flag, p.toArray());
            case PySlice p when version >= 5 -> {
                writeByte(':' | flag);
                write(p.start);
                write(p.stop);
                write(p.step);
            }
            case PyCode c -> writeCode(c, flag);
            default -> writeBuffer(value, flag);
        }
    }

    /** The bytes of what lends memory. */
    private void writeBuffer(Object value, int flag) {
        if (!BufferOps.is(value)) {
            throw unmarshallable();
        }
        writeByte('s' | flag);
        writeSized(BufferOps.bytes(t, value));
    }

    private static PyException unmarshallable() {
        return ValueErrors.of("unmarshallable object");
    }

    private void writeAll(Object[] items) {
        for (Object item : items) {
            write(item);
        }
    }

    /** Items in the order of their own marshal data, so that equal sets give equal data. */
    private void writeSet(int code, Object[] items) {
        writeByte(code);
        writeInt(items.length);
        Object[] sorted = items.clone();
        Map<Object, byte[]> keys = new IdentityHashMap<>();
        for (Object item : sorted) {
            keys.put(item, new Marshaller(t, version, allowCode).dump(item));
        }
        java.util.Arrays.sort(sorted, (a, b) -> java.util.Arrays.compareUnsigned(keys.get(a), keys.get(b)));
        writeAll(sorted);
    }

    private void writeCode(PyCode c, int flag) {
        if (!allowCode) {
            throw ValueErrors.of("marshalling code objects is disallowed");
        }
        writeByte('c' | flag);
        writeInt(c.argcount);
        writeInt(c.posonlyargcount);
        writeInt(c.kwonlyargcount);
        writeInt(c.stacksize);
        writeInt(c.flags);
        write(c.coCode());
        write(c.coConsts());
        write(c.coNames());
        write(names(c));
        write(PyBytes.of(c.localspluskinds));
        write(c.filename);
        write(c.name);
        write(c.qualname);
        writeInt(c.firstlineno);
        write(c.coLinetable());
        write(c.coExceptiontable());
    }

    private static PyTuple names(PyCode c) {
        Object[] names = new Object[c.localsplusnames.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = Str.of(c.localsplusnames[i]);
        }
        return PyTuple.of(names);
    }
}
