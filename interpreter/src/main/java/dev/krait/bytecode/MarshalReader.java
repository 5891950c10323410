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
import dev.krait.type.set.SetAlgebra;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import dev.krait.type.text.WideString;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads marshal data. Hostile input raises EOFError, ValueError or TypeError: every size is checked against what is left before anything of that size is
 * made, and nesting is limited. Compare CPython {@code Python/marshal.c: r_object}.
 */
public final class MarshalReader {
    /** CPython's MAX_MARSHAL_STACK_DEPTH. */
    static final int MAX_DEPTH = 2000;

    private final PyThread thread;
    private final byte[] data;
    private final int end;
    private final boolean allowCode;
    private final List<Object> references = new ArrayList<>();
    private int at;
    private int depth;

    /** Reads from {@code data[from:to]}; code objects raise ValueError unless allowed. */
    public MarshalReader(PyThread thread, byte[] data, int from, int to, boolean allowCode) {
        this.thread = thread;
        this.data = data;
        this.at = from;
        this.end = to;
        this.allowCode = allowCode;
    }

    /** Where the next object begins. */
    public int position() {
        return at;
    }

    /** The next object. */
    public Object read() {
        Object value = object();
        if (value == null) {
            throw TypeErrors.of("NULL object in marshal data for object");
        }
        return value;
    }

    private PyException tooShort() {
        return EOFErrors.of("marshal data too short");
    }

    private static PyException bad(String what) {
        return ValueErrors.of("bad marshal data (" + what + ")");
    }

    private int u1() {
        if (at >= end) {
            throw EOFErrors.of("EOF read where object expected");
        }
        return data[at++] & 0xFF;
    }

    private int shortByte() {
        need(1);
        return data[at++] & 0xFF;
    }

    private void need(int bytes) {
        if (bytes > end - at) {
            throw tooShort();
        }
    }

    private int i2() {
        need(2);
        int v = (short) (data[at] & 0xFF | data[at + 1] << 8);
        at += 2;
        return v;
    }

    private int i4() {
        need(4);
        int v = data[at] & 0xFF | (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF) << 16 | data[at + 3] << 24;
        at += 4;
        return v;
    }

    private double f8() {
        need(8);
        long bits = 0;
        for (int i = 7; i >= 0; i--) {
            bits = bits << 8 | data[at + i] & 0xFF;
        }
        at += 8;
        return Double.longBitsToDouble(bits);
    }

    private int size(String what) {
        int n = i4();
        if (n < 0) {
            throw bad(what + " size out of range");
        }
        return n;
    }

    private byte[] bytes(int n) {
        need(n);
        byte[] copy = java.util.Arrays.copyOfRange(data, at, at + n);
        at += n;
        return copy;
    }

    /** An object, or null for TYPE_NULL. */
    private Object object() {
        int code = u1();
        boolean flag = (code & MarshalType.FLAG_REF) != 0;
        if (++depth > MAX_DEPTH) {
            throw ValueErrors.of("recursion limit exceeded");
        }
        try {
            return object(code & ~MarshalType.FLAG_REF, flag);
        } finally {
            depth--;
        }
    }

    private Object keep(Object value, boolean flag) {
        if (flag) {
            references.add(value);
        }
        return value;
    }

    private Object object(int type, boolean flag) {
        return switch (type) {
            case MarshalType.NULL -> null;
            case MarshalType.NONE -> PyNone.NONE;
            case MarshalType.STOP_ITERATION -> ExceptionTypes.STOP_ITERATION;
            case MarshalType.ELLIPSIS -> PyEllipsis.ELLIPSIS;
            case MarshalType.FALSE -> Boolean.FALSE;
            case MarshalType.TRUE -> Boolean.TRUE;
            case MarshalType.INT -> keep((long) i4(), flag);
            case MarshalType.INT64 -> keep(i4() & 0xFFFFFFFFL | (long) i4() << 32, flag);
            case MarshalType.LONG -> keep(bigInt(), flag);
            case MarshalType.FLOAT -> keep(textFloat(), flag);
            case MarshalType.BINARY_FLOAT -> keep(f8(), flag);
            case MarshalType.COMPLEX -> keep(new PyComplex(textFloat(), textFloat()), flag);
            case MarshalType.BINARY_COMPLEX -> keep(new PyComplex(f8(), f8()), flag);
            case MarshalType.STRING -> keep(PyBytes.of(bytes(size("bytes object"))), flag);
            case MarshalType.ASCII, MarshalType.ASCII_INTERNED -> keep(ascii(size("string")), flag);
            case MarshalType.SHORT_ASCII, MarshalType.SHORT_ASCII_INTERNED -> keep(ascii(shortByte()), flag);
            case MarshalType.UNICODE, MarshalType.INTERNED -> keep(unicode(size("string")), flag);
            case MarshalType.SMALL_TUPLE -> tuple(shortByte(), flag);
            case MarshalType.TUPLE -> tuple(size("tuple"), flag);
            case MarshalType.LIST -> list(flag);
            case MarshalType.DICT -> dict(flag);
            case MarshalType.SET, MarshalType.FROZENSET -> set(type, flag);
            case MarshalType.SLICE -> slice(flag);
            case MarshalType.CODE -> code(flag);
            case MarshalType.REF -> reference();
            default -> throw bad("unknown type code");
        };
    }

    private Object reference() {
        int n = i4();
        if (n < 0 || n >= references.size() || references.get(n) == null) {
            throw bad("invalid reference");
        }
        return references.get(n);
    }

    /** Base 2**15 digits, the sign in their number. */
    private Object bigInt() {
        int n = i4();
        if (n == 0) {
            return 0L;
        }
        if (n == Integer.MIN_VALUE) {
            throw bad("long size out of range");
        }
        int digits = Math.abs(n);
        if (digits > (end - at) / 2) {
            throw tooShort();
        }
        byte[] magnitude = new byte[(int) ((digits * 15L + 7) / 8) + 1];
        for (int i = 0; i < digits; i++) {
            int digit = i2();
            if (digit < 0) {
                throw bad("digit out of range in long");
            }
            if (digit == 0 && i == digits - 1) {
                throw bad("unnormalized long data");
            }
            orBits(magnitude, i * 15L, digit);
        }
        return NumberOps.normalise(new BigInteger(n < 0 ? -1 : 1, magnitude));
    }

    /** Ors a 15-bit digit into a big-endian magnitude at a bit position. */
    private static void orBits(byte[] magnitude, long bit, int digit) {
        int shifted = digit << (int) (bit & 7);
        int last = magnitude.length - 1 - (int) (bit >>> 3);
        for (int k = 0; k < 3 && shifted != 0; k++, shifted >>>= 8) {
            magnitude[last - k] |= (byte) shifted;
        }
    }

    private double textFloat() {
        String text = new String(bytes(shortByte()), StandardCharsets.ISO_8859_1);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw ValueErrors.of("could not convert string to float: '" + text + "'");
        }
    }

    private Object ascii(int n) {
        return new String(bytes(n), StandardCharsets.ISO_8859_1).intern();
    }

    /** UTF-8 with surrogates passed through. */
    private Object unicode(int n) {
        need(n);
        int[] points = new int[n];
        int count = 0;
        int stop = at + n;
        while (at < stop) {
            int b = data[at++] & 0xFF;
            int more = b < 0x80 ? 0 : b >>> 5 == 6 ? 1 : b >>> 4 == 14 ? 2 : b >>> 3 == 30 ? 3 : -1;
            if (more < 0 || more > stop - at) {
                throw bad("invalid utf-8 in string");
            }
            int point = more == 0 ? b : b & (0x3F >>> more);
            for (int i = 0; i < more; i++) {
                int c = data[at++];
                if ((c & 0xC0) != 0x80) {
                    throw bad("invalid utf-8 in string");
                }
                point = point << 6 | c & 0x3F;
            }
            if (point > 0x10FFFF || more > 0 && point < (more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000)) {
                throw bad("invalid utf-8 in string");
            }
            points[count++] = point;
        }
        return Str.of(points, 0, count);
    }

    private Object item() {
        Object value = object();
        if (value == null) {
            throw TypeErrors.of("NULL object in marshal data for tuple");
        }
        return value;
    }

    private Object tuple(int n, boolean flag) {
        int index = reserve(flag);
        if (n > end - at) {
            throw tooShort();
        }
        Object[] items = new Object[n];
        for (int i = 0; i < n; i++) {
            items[i] = item();
        }
        return fill(index, PyTuple.of(items));
    }

    /** A place for an object that its own contents cannot refer to. */
    private int reserve(boolean flag) {
        if (!flag) {
            return -1;
        }
        references.add(null);
        return references.size() - 1;
    }

    private Object fill(int index, Object value) {
        if (index >= 0) {
            references.set(index, value);
        }
        return value;
    }

    private Object list(boolean flag) {
        int n = size("list");
        if (n > end - at) {
            throw tooShort();
        }
        PyList list = new PyList();
        keep(list, flag);
        for (int i = 0; i < n; i++) {
            list.append(item());
        }
        return list;
    }

    private Object dict(boolean flag) {
        PyDict dict = new PyDict();
        keep(dict, flag);
        for (Object key = object(); key != null; key = object()) {
            Object value = object();
            if (value == null) {
                throw TypeErrors.of("NULL object in marshal data for dict");
            }
            dict.setItem(thread, key, value);
        }
        return dict;
    }

    private Object set(int type, boolean flag) {
        int n = size("set");
        if (n > end - at) {
            throw tooShort();
        }
        int index = reserve(flag);
        PyList items = new PyList();
        for (int i = 0; i < n; i++) {
            items.append(item());
        }
        return fill(index, type == MarshalType.SET ? SetAlgebra.of(thread, items) : PyFrozenSet.from(thread, items));
    }

    private Object slice(boolean flag) {
        int index = reserve(flag);
        Object start = item();
        Object stop = item();
        return fill(index, new PySlice(start, stop, item()));
    }

    private Object code(boolean flag) {
        if (!allowCode) {
            throw ValueErrors.of("unmarshalling code objects is disallowed");
        }
        int index = reserve(flag);
        int argcount = i4();
        int posonlyargcount = i4();
        int kwonlyargcount = i4();
        int stacksize = i4();
        int flags = i4();
        byte[] code = ((PyBytes) typed(PyBytes.class)).value;
        Object[] consts = ((PyTuple) typed(PyTuple.class)).items;
        String[] names = names();
        String[] localsplusnames = names();
        byte[] kinds = ((PyBytes) typed(PyBytes.class)).value;
        Object filename = text();
        Object name = text();
        Object qualname = text();
        int firstlineno = i4();
        byte[] linetable = ((PyBytes) typed(PyBytes.class)).value;
        byte[] exceptiontable = ((PyBytes) typed(PyBytes.class)).value;
        if (argcount < posonlyargcount || posonlyargcount < 0 || kwonlyargcount < 0 || stacksize < 0 || kinds.length != localsplusnames.length
                || (long) argcount + kwonlyargcount > localsplusnames.length || (code.length & 1) != 0) {
            throw ValueErrors.of("code: invalid argument");
        }
        return fill(index, new PyCode(argcount, posonlyargcount, kwonlyargcount, stacksize, flags, code, consts, names, localsplusnames, kinds, filename,
                name, qualname, firstlineno, linetable, exceptiontable));
    }

    private Object typed(Class<?> wanted) {
        Object value = object();
        if (!wanted.isInstance(value)) {
            throw TypeErrors.of("bad marshal data (malformed code object)");
        }
        return value;
    }

    private Object text() {
        Object value = object();
        if (!(value instanceof String) && !(value instanceof WideString)) {
            throw TypeErrors.of("bad marshal data (malformed code object)");
        }
        return value;
    }

    private String[] names() {
        Object[] items = ((PyTuple) typed(PyTuple.class)).items;
        String[] names = new String[items.length];
        for (int i = 0; i < items.length; i++) {
            if (!Str.isExact(items[i])) {
                throw TypeErrors.of("name tuples must contain only strings, not '" + dev.krait.object.PyType.of(items[i]).name + "'");
            }
            names[i] = Str.java(items[i]);
        }
        return names;
    }
}
