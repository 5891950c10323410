package dev.krait.bytecode;

import dev.krait.error.ValueErrors;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.ops.IterationOps;
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
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Writes marshal data. An object that occurs again is written as a reference (names by their text, since equal names are one object). Whatever cannot be written
 * raises ValueError. Compare CPython {@code Python/marshal.c: w_object}.
 */
public final class MarshalWriter {
    private final PyThread thread;
    private final int version;
    private final boolean allowCode;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Object, Integer> references = new IdentityHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private int referenceCount;
    private int depth;

    public MarshalWriter(PyThread thread, int version, boolean allowCode) {
        this.thread = thread;
        this.version = version;
        this.allowCode = allowCode;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }

    /** Writes one object after what was written before. */
    public void write(Object value) {
        if (++depth > MarshalReader.MAX_DEPTH) {
            throw ValueErrors.of("object too deeply nested to marshal");
        }
        if (!simple(value)) {
            complex(value);
        }
        depth--;
    }

    private void u1(int v) {
        out.write(v);
    }

    private void i2(int v) {
        out.write(v);
        out.write(v >>> 8);
    }

    private void i4(int v) {
        i2(v);
        i2(v >>> 16);
    }

    private void f8(double v) {
        long bits = Double.doubleToRawLongBits(v);
        i4((int) bits);
        i4((int) (bits >>> 32));
    }

    private boolean simple(Object value) {
        int code = value == PyNone.NONE ? MarshalType.NONE : value == Boolean.TRUE ? MarshalType.TRUE : value == Boolean.FALSE ? MarshalType.FALSE
                : value == PyEllipsis.ELLIPSIS ? MarshalType.ELLIPSIS : value == ExceptionTypes.STOP_ITERATION ? MarshalType.STOP_ITERATION : -1;
        if (code < 0) {
            return false;
        }
        u1(code);
        return true;
    }

    private void complex(Object value) {
        switch (value) {
            case Long v when (int) (long) v == v -> {
                u1(MarshalType.INT);
                i4((int) (long) v);
            }
            case Long v -> bigInt(BigInteger.valueOf(v));
            case BigInteger v -> bigInt(v);
            case Double v -> {
                u1(MarshalType.BINARY_FLOAT);
                f8(v);
            }
            case String s -> name(s);
            default -> shared(value);
        }
    }

    private void bigInt(BigInteger value) {
        u1(MarshalType.LONG);
        int digits = (value.abs().bitLength() + 14) / 15;
        i4(value.signum() < 0 ? -digits : digits);
        byte[] magnitude = value.abs().toByteArray();
        for (int i = 0; i < digits; i++) {
            int digit = 0;
            for (int b = 14; b >= 0; b--) {
                int bit = i * 15 + b;
                int index = magnitude.length - 1 - (bit >>> 3);
                digit = digit << 1 | (index < 0 ? 0 : magnitude[index] >>> (bit & 7) & 1);
            }
            i2(digit);
        }
    }

    /** A narrow string: the same text is the same object. */
    private void name(String s) {
        Integer known = version >= 3 ? names.get(s) : null;
        if (known != null) {
            u1(MarshalType.REF);
            i4(known);
            return;
        }
        int flag = 0;
        if (version >= 3) {
            names.put(s, referenceCount++);
            flag = MarshalType.FLAG_REF;
        }
        text(s, flag);
    }

    private void text(Object s, int flag) {
        String java = Str.java(s);
        boolean ascii = s instanceof String && java.chars().allMatch(c -> c < 128);
        if (version >= 4 && ascii) {
            byte[] bytes = java.getBytes(StandardCharsets.ISO_8859_1);
            boolean isShort = bytes.length < 256;
            u1((isShort ? MarshalType.SHORT_ASCII : MarshalType.ASCII) | flag);
            if (isShort) {
                u1(bytes.length);
            } else {
                i4(bytes.length);
            }
            out.writeBytes(bytes);
            return;
        }
        byte[] bytes = utf8(s);
        u1(MarshalType.UNICODE | flag);
        i4(bytes.length);
        out.writeBytes(bytes);
    }

    /** UTF-8 with surrogates passed through. */
    private static byte[] utf8(Object s) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < Str.length(s); i++) {
            int c = Str.codePointAt(s, i);
            if (c < 0x80) {
                bytes.write(c);
            } else if (c < 0x800) {
                bytes.write(0xC0 | c >>> 6);
                bytes.write(0x80 | c & 0x3F);
            } else if (c < 0x10000) {
                bytes.write(0xE0 | c >>> 12);
                bytes.write(0x80 | c >>> 6 & 0x3F);
                bytes.write(0x80 | c & 0x3F);
            } else {
                bytes.write(0xF0 | c >>> 18);
                bytes.write(0x80 | c >>> 12 & 0x3F);
                bytes.write(0x80 | c >>> 6 & 0x3F);
                bytes.write(0x80 | c & 0x3F);
            }
        }
        return bytes.toByteArray();
    }

    private void shared(Object value) {
        Integer known = version >= 3 ? references.get(value) : null;
        if (known != null) {
            u1(MarshalType.REF);
            i4(known);
            return;
        }
        int flag = 0;
        if (version >= 3) {
            references.put(value, referenceCount++);
            flag = MarshalType.FLAG_REF;
        }
        switch (value) {
            case PyComplex c when c.type == PyComplex.TYPE -> {
                u1(MarshalType.BINARY_COMPLEX | flag);
                f8(c.real);
                f8(c.imag);
            }
            case PyBytes b when b.type == PyBytes.TYPE -> bytes(b.value, flag);
            case PyTuple tuple when tuple.type == PyTuple.TYPE -> tuple(tuple.items, flag);
            case PyList list when list.type == PyList.TYPE -> items(MarshalType.LIST, list.toArray(), flag);
            case PySet set when set.type == PySet.TYPE -> items(MarshalType.SET, drain(set), flag);
            case PyFrozenSet set when set.type == PyFrozenSet.TYPE -> items(MarshalType.FROZENSET, drain(set), flag);
            case PyDict dict when dict.type == PyDict.TYPE -> dict(dict, flag);
            case PySlice slice when version >= 5 -> {
                u1(MarshalType.SLICE | flag);
                write(slice.start);
                write(slice.stop);
                write(slice.step);
            }
            case PyCode code -> code(code, flag);
            default -> {
                if (!Str.isExact(value)) {
                    throw ValueErrors.of("unmarshallable object");
                }
                text(value, flag);
            }
        }
    }

    private void bytes(byte[] bytes, int flag) {
        u1(MarshalType.STRING | flag);
        i4(bytes.length);
        out.writeBytes(bytes);
    }

    private void tuple(Object[] items, int flag) {
        if (version >= 4 && items.length < 256) {
            u1(MarshalType.SMALL_TUPLE | flag);
            u1(items.length);
            for (Object item : items) {
                write(item);
            }
        } else {
            items(MarshalType.TUPLE, items, flag);
        }
    }

    private void items(int type, Object[] items, int flag) {
        u1(type | flag);
        i4(items.length);
        for (Object item : items) {
            write(item);
        }
    }

    private Object[] drain(Object iterable) {
        PyList list = PyList.from(thread, iterable);
        return list.toArray();
    }

    private void dict(PyDict dict, int flag) {
        u1(MarshalType.DICT | flag);
        Object items = IterationOps.iterator(thread, dict.items());
        for (Object pair = IterationOps.next(thread, items); pair != null; pair = IterationOps.next(thread, items)) {
            write(((PyTuple) pair).items[0]);
            write(((PyTuple) pair).items[1]);
        }
        u1(MarshalType.NULL);
    }

    private void code(PyCode code, int flag) {
        if (!allowCode) {
            throw ValueErrors.of("marshalling code objects is disallowed");
        }
        u1(MarshalType.CODE | flag);
        i4(code.argcount);
        i4(code.posonlyargcount);
        i4(code.kwonlyargcount);
        i4(code.stacksize);
        i4(code.flags);
        // the arrays are ours alone, so they are never written as references
        bytes(code.code, 0);
        tuple(code.consts, 0);
        strings(code.names);
        strings(code.localsplusnames);
        bytes(code.localspluskinds, 0);
        write(code.filename);
        write(code.name);
        write(code.qualname);
        i4(code.firstlineno);
        bytes(code.linetable, 0);
        bytes(code.exceptiontable, 0);
    }

    private void strings(String[] names) {
        Object[] items = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            items[i] = Str.of(names[i]);
        }
        tuple(items, 0);
    }
}
