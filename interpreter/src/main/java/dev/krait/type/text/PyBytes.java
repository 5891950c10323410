package dev.krait.type.text;

import dev.krait.error.IndexErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.SlotOps;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.sequence.SliceIndices;
import java.util.Arrays;

/** A {@code bytes} object. Never written to after it was made. */
@ExposedType(value = "bytes", doc = "Immutable bytes, made from an iterable of ints, a string and its encoding, a buffer, or a length.")
public final class PyBytes extends ByteString {
    public static final PyType TYPE = PyType.builtin(PyBytesTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.BYTES_SUBCLASS);
    public static final PyBytes EMPTY = new PyBytes(TYPE, new byte[0]);
    private static final PyBytes[] SINGLE = singles();

    /** The contents; do not write. */
    public final byte[] value;
    private long hash;

    private PyBytes(PyType type, byte[] value) {
        super(type);
        this.value = value;
    }

    private static PyBytes[] singles() {
        PyBytes[] all = new PyBytes[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = new PyBytes(TYPE, new byte[] {(byte) i});
        }
        return all;
    }

    /** Takes the array over. */
    public static PyBytes of(byte[] value) {
        return value.length > 1 ? new PyBytes(TYPE, value) : value.length == 0 ? EMPTY : SINGLE[value[0] & 0xFF];
    }

    /** Of a type that may be a subclass; takes the array over. */
    public static PyBytes of(PyType type, byte[] value) {
        if (type == TYPE) {
            return of(value);
        }
        PyBytes bytes = new PyBytes(type, value);
        bytes.shape = type.rootShape;
        return bytes;
    }

    @Override
    public byte[] toArray() {
        return value;
    }

    @Override
    public int length() {
        return value.length;
    }

    @Override
    Object same(byte[] contents) {
        return contents == value && type == TYPE ? this : of(contents);
    }

    @Override
    Object part(byte[] b, int from, int to) {
        return from == 0 && to == b.length ? same(b) : of(Arrays.copyOfRange(b, from, to));
    }

    @ExposedNew("(source=b'', encoding='utf-8', errors='strict')")
    static Object newBytes(PyThread t, PyType cls, Object source, Object encoding, Object errors) {
        return of(cls, contents(t, source, encoding, errors));
    }

    private static byte[] contents(PyThread t, Object source, Object encoding, Object errors) {
        byte[] encoded = ByteSources.encoded(t, source, encoding, errors, "bytes");
        if (encoded != null) {
            return encoded;
        }
        if (source instanceof PyBytes b && b.type == TYPE) {
            return b.value;
        }
        Object method = PyType.of(source).slot(Slot.BYTES);
        if (method != null) {
            Object result = SlotOps.call(t, method, source);
            if (!(result instanceof PyBytes b)) {
                throw TypeErrors.of("__bytes__ returned non-bytes (type " + PyType.of(result).name + ")");
            }
            return b.value;
        }
        if (Str.is(source)) {
            throw TypeErrors.of("string argument without an encoding");
        }
        byte[] zeros = ByteSources.zeros(t, source);
        return zeros != null ? zeros : ByteSources.fromObject(t, source, "bytes");
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return BytesRepr.repr(value, false);
    }

    @ExposedMethod("__str__($self, /)")
    Object str() {
        return BytesRepr.repr(value, false);
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        long h = hash;
        if (h == 0) {
            hash = h = t.interpreter.hashSecret.hash(value);
        }
        return h;
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (!(other instanceof PyBytes b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return switch (op) {
            case CompareOps.EQ -> Arrays.equals(value, b.value);
            case CompareOps.NE -> !Arrays.equals(value, b.value);
            default -> CompareOps.compare(Arrays.compareUnsigned(value, b.value), 0, op);
        };
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return new ByteIterators.OfBytes(this);
    }

    @ExposedMethod("__buffer__($self, flags, /)")
    Object buffer(PyThread t, Object flags) {
        return PyMemoryView.ofBuffer(t, this, flags);
    }

    @Override
    public BufferView lend(PyThread t, int flags) {
        if ((flags & WRITABLE) != 0) {
            throw dev.krait.error.BufferErrors.of("Object is not writable.");
        }
        return new BufferView(this, value, 0, value.length, true);
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        if (key instanceof PySlice slice) {
            return same(ByteSources.slice(value, SliceIndices.of(t, slice, value.length)));
        }
        if (!SequenceIndexes.isIndex(key)) {
            throw SequenceIndexes.wrongType("byte", key);
        }
        long index = SequenceIndexes.index(t, key);
        index = index < 0 ? index + value.length : index;
        if (index < 0 || index >= value.length) {
            throw IndexErrors.of("index out of range");
        }
        return (long) (value[(int) index] & 0xFF);
    }

    @ExposedMethod("__add__($self, value, /)")
    Object add(PyThread t, Object other) {
        if (!BufferOps.is(other)) {
            throw TypeErrors.of("can't concat " + PyType.of(other).name + " to bytes");
        }
        byte[] b = BufferOps.bytes(t, other);
        return value.length == 0 && other instanceof PyBytes p && p.type == TYPE ? p : same(b.length == 0 ? value : Bytes.concat(value, b));
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true, doc = "Bytes in memory, as CPython would take.")
    long sizeOf() {
        return 33L + value.length;
    }

    @ExposedMethod(value = "__getnewargs__($self, /)", plain = true)
    Object getNewArgs() {
        return PyTuple.of(of(value));
    }

    @ExposedMethod(value = "__bytes__($self, /)", plain = true, doc = "The bytes as an exact bytes object.")
    Object toBytes() {
        return type == TYPE ? this : of(value);
    }

    @Override
    public String toString() {
        return BytesRepr.repr(value, false);
    }
}
