package dev.krait.type.text;

import dev.krait.error.BufferErrors;
import dev.krait.error.IndexErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.NumberOps;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.sequence.SliceIndices;
import java.util.Arrays;

/**
 * A {@code bytearray}. Mutators lock the object; no user code runs under the lock. While memory is lent out, the size is fixed. Compare CPython
 * {@code Objects/bytearrayobject.c}.
 */
@ExposedType(value = "bytearray", doc = "Mutable bytes, made from an iterable of ints, a string and its encoding, a buffer, or a length.")
public final class PyByteArray extends ByteString {
    public static final PyType TYPE = PyType.builtin(PyByteArrayTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private byte[] storage;
    private int size;
    /** Loans of the storage that were not returned yet. */
    private int exports;

    private PyByteArray(PyType type, byte[] storage) {
        super(type);
        this.shape = type.rootShape;
        this.storage = storage;
        this.size = storage.length;
    }

    /** Takes the array over. */
    public static PyByteArray of(byte[] contents) {
        return new PyByteArray(TYPE, contents);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newByteArray(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyByteArray(cls, Bytes.NONE);
    }

    @ExposedMethod("__init__($self, /, source=b'', encoding='utf-8', errors='strict')")
    void init(PyThread t, Object source, Object encoding, Object errors) {
        byte[] contents = ByteSources.encoded(t, source, encoding, errors, "bytearray");
        if (contents == null) {
            if (Str.is(source)) {
                throw TypeErrors.of("string argument without an encoding");
            }
            contents = ByteSources.zeros(t, source);
            contents = contents != null ? contents : ByteSources.fromObject(t, source, "bytearray").clone();
        }
        replace(0, size, contents);
    }

    @Override
    public synchronized byte[] toArray() {
        return Arrays.copyOf(storage, size);
    }

    @Override
    public int length() {
        return size;
    }

    @Override
    Object same(byte[] contents) {
        return of(contents);
    }

    /** The byte at an index, or -1 beyond the end. */
    synchronized int at(int index) {
        return index >= 0 && index < size ? storage[index] & 0xFF : -1;
    }

    /** Replaces a range by other bytes; raises BufferError when that would change the size of lent memory. */
    private synchronized void replace(int from, int to, byte[] by) {
        to = Math.min(to, size);
        from = Math.min(from, to);
        int newSize = size - (to - from) + by.length;
        if (newSize != size) {
            checkResizable();
            reserve(newSize);
            System.arraycopy(storage, to, storage, from + by.length, size - to);
        }
        System.arraycopy(by, 0, storage, from, by.length);
        size = newSize;
    }

    private void checkResizable() {
        if (exports > 0) {
            throw BufferErrors.of("Existing exports of data: object cannot be re-sized");
        }
    }

    private void reserve(int newSize) {
        if (newSize > storage.length) {
            storage = Arrays.copyOf(storage, Math.max(newSize, newSize + (newSize >> 3) + 6));
        }
    }

    @Override
    public synchronized BufferView lend(PyThread t, int flags) {
        exports++;
        return new BufferView(this, storage, 0, size, false);
    }

    @Override
    public synchronized void returned(BufferView view) {
        exports--;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return (type == TYPE ? "bytearray" : type.name) + "(" + BytesRepr.repr(toArray(), true) + ")";
    }

    @ExposedMethod("__str__($self, /)")
    Object str() {
        return repr();
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (Str.is(other) || !BufferOps.is(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        byte[] b = BufferOps.bytes(t, other);
        return CompareOps.compare(Arrays.compareUnsigned(toArray(), b), 0, op);
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return new ByteIterators.OfByteArray(this);
    }

    @ExposedMethod("__buffer__($self, flags, /)")
    Object buffer(PyThread t, Object flags) {
        return PyMemoryView.ofBuffer(t, this, flags);
    }

    @ExposedMethod("__release_buffer__($self, buffer, /)")
    void releaseBuffer(PyThread t, Object buffer) {
        PyMemoryView.releaseFor(t, this, buffer);
    }

    private int index(PyThread t, Object key) {
        long index = SequenceIndexes.index(t, key);
        index = index < 0 ? index + size : index;
        if (index < 0 || index >= size) {
            throw IndexErrors.of("bytearray index out of range");
        }
        return (int) index;
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        if (key instanceof PySlice slice) {
            SliceIndices.Unpacked parts = SliceIndices.unpack(t, slice);
            byte[] b = toArray();
            return of(ByteSources.slice(b, parts.adjust(b.length)));
        }
        if (!SequenceIndexes.isIndex(key)) {
            throw SequenceIndexes.wrongType("bytearray", key);
        }
        return (long) at(index(t, key));
    }

    @ExposedMethod("__setitem__($self, key, value, /)")
    void setItem(PyThread t, Object key, Object value) {
        if (key instanceof PySlice slice) {
            setSlice(t, slice, assigned(t, value));
            return;
        }
        if (!SequenceIndexes.isIndex(key)) {
            throw SequenceIndexes.wrongType("bytearray", key);
        }
        int b = ByteSources.byteOf(t, value, "byte must be in range(0, 256)");
        synchronized (this) {
            storage[index(t, key)] = (byte) b;
        }
    }

    private byte[] assigned(PyThread t, Object value) {
        if (BufferOps.is(value)) {
            return BufferOps.bytes(t, value);
        }
        if (Str.is(value) || PyType.of(value).slot(dev.krait.object.Slot.INDEX) != null) {
            throw TypeErrors.of("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        }
        return ByteSources.fromObject(t, value, "bytearray");
    }

    private void setSlice(PyThread t, PySlice slice, byte[] by) {
        SliceIndices.Unpacked parts = SliceIndices.unpack(t, slice);
        synchronized (this) {
            SliceIndices indices = parts.adjust(size);
            if (indices.step() == 1) {
                int start = indices.start();
                replace(start, Math.max(start, indices.stop()), by);
                return;
            }
            if (by.length == 0) {
                deleteSlice(indices);
                return;
            }
            if (by.length != indices.count()) {
                throw ValueErrors.of("attempt to assign bytes of size " + by.length + " to extended slice of size " + indices.count());
            }
            for (int i = 0; i < by.length; i++) {
                storage[indices.at(i)] = by[i];
            }
        }
    }

    private void deleteSlice(SliceIndices indices) {
        if (indices.count() == 0) {
            return;
        }
        checkResizable();
        boolean[] gone = new boolean[size];
        for (int i = 0; i < indices.count(); i++) {
            gone[indices.at(i)] = true;
        }
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (!gone[i]) {
                storage[n++] = storage[i];
            }
        }
        size = n;
    }

    @ExposedMethod("__delitem__($self, key, /)")
    void deleteItem(PyThread t, Object key) {
        if (key instanceof PySlice slice) {
            SliceIndices.Unpacked parts = SliceIndices.unpack(t, slice);
            synchronized (this) {
                SliceIndices indices = parts.adjust(size);
                if (indices.step() == 1) {
                    replace(indices.start(), Math.max(indices.start(), indices.stop()), Bytes.NONE);
                } else {
                    deleteSlice(indices);
                }
            }
            return;
        }
        if (!SequenceIndexes.isIndex(key)) {
            throw SequenceIndexes.wrongType("bytearray", key);
        }
        synchronized (this) {
            int i = index(t, key);
            replace(i, i + 1, Bytes.NONE);
        }
    }

    @ExposedMethod("__add__($self, value, /)")
    Object add(PyThread t, Object other) {
        return of(Bytes.concat(toArray(), added(t, other)));
    }

    private static byte[] added(PyThread t, Object other) {
        if (!BufferOps.is(other)) {
            throw TypeErrors.of("can't concat " + PyType.of(other).name + " to bytearray");
        }
        return BufferOps.bytes(t, other);
    }

    @ExposedMethod("__iadd__($self, value, /)")
    Object addInPlace(PyThread t, Object other) {
        byte[] b = added(t, other);
        replace(size, size, b);
        return this;
    }

    @ExposedMethod("__imul__($self, value, /)")
    Object multiplyInPlace(PyThread t, Object value) {
        byte[] b = toArray();
        replace(0, b.length, Bytes.repeat(b, SequenceIndexes.repetitions(t, value, b.length)));
        return this;
    }

    @ExposedMethod(value = "__alloc__($self, /)", plain = true, doc = "Bytes reserved for the contents.")
    int alloc() {
        return size == 0 ? 0 : size + 1;
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        return PyTuple.of(type, PyTuple.of(Decoders.latin1(toArray()), "latin-1"), state(t));
    }

    @ExposedMethod(value = "__reduce_ex__($self, proto=0, /)", plain = true)
    Object reduceEx(PyThread t, Object proto) {
        boolean old = proto == null || NumberOps.size(t, proto) < 3;
        if (old) {
            return reduce(t);
        }
        return PyTuple.of(type, size == 0 ? PyTuple.EMPTY : PyTuple.of(PyBytes.of(toArray())), state(t));
    }

    private Object state(PyThread t) {
        Object dict = type == TYPE ? null : dev.krait.ops.AttributeOps.lookup(t, this, "__dict__");
        return dict == null ? dev.krait.object.PyNone.NONE : dict;
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true, doc = "Bytes in memory, as CPython would take.")
    long sizeOf() {
        return 56L + alloc();
    }

    @ExposedMethod(value = "append($self, item, /)", doc = "Adds a byte at the end.")
    void append(PyThread t, Object item) {
        int b = ByteSources.byteOf(t, item, "byte must be in range(0, 256)");
        synchronized (this) {
            checkResizable();
            reserve(size + 1);
            storage[size++] = (byte) b;
        }
    }

    @ExposedMethod(value = "clear($self, /)", doc = "Removes all bytes.")
    void clear() {
        replace(0, size, Bytes.NONE);
    }

    @ExposedMethod(value = "copy($self, /)", doc = "A copy.")
    Object copy() {
        return of(toArray());
    }

    @ExposedMethod(value = "extend($self, iterable_of_ints, /)", doc = "Adds the bytes of an iterable at the end.")
    void extend(PyThread t, Object iterable) {
        byte[] b;
        if (BufferOps.is(iterable)) {
            b = BufferOps.bytes(t, iterable);
        } else if (Str.is(iterable)) {
            throw TypeErrors.of("expected iterable of integers; got: 'str'");
        } else {
            b = ByteSources.fromIterator(t, iterator(t, iterable), "bytearray");
        }
        replace(size, size, b);
    }

    private static Object iterator(PyThread t, Object iterable) {
        try {
            return dev.krait.ops.IterationOps.iterator(t, iterable);
        } catch (dev.krait.error.PyException e) {
            if (e.is(dev.krait.type.exception.ExceptionTypes.TYPE_ERROR)) {
                throw TypeErrors.of("can't extend bytearray with " + PyType.of(iterable).name);
            }
            throw e;
        }
    }

    @ExposedMethod(value = "insert($self, index, item, /)", doc = "Adds a byte before an index.")
    void insert(PyThread t, Object index, Object item) {
        long i = SequenceIndexes.size(t, index);
        byte b = (byte) ByteSources.byteOf(t, item, "byte must be in range(0, 256)");
        synchronized (this) {
            i = Math.max(0, Math.min(size, i < 0 ? i + size : i));
            replace((int) i, (int) i, new byte[] {b});
        }
    }

    @ExposedMethod(value = "pop($self, index=-1, /)", doc = "Removes a byte and returns it; the last one unless an index is given.")
    synchronized Object pop(PyThread t, Object index) {
        long i = index == null ? -1 : SequenceIndexes.size(t, index);
        if (size == 0) {
            throw IndexErrors.of("pop from empty bytearray");
        }
        i = i < 0 ? i + size : i;
        if (i < 0 || i >= size) {
            throw IndexErrors.of("pop index out of range");
        }
        long b = storage[(int) i] & 0xFF;
        replace((int) i, (int) i + 1, Bytes.NONE);
        return b;
    }

    @ExposedMethod(value = "remove($self, value, /)", doc = "Removes the first such byte.")
    void remove(PyThread t, Object value) {
        byte b = (byte) ByteSources.byteOf(t, value, "byte must be in range(0, 256)");
        synchronized (this) {
            int i = ByteSearch.find(storage, new byte[] {b}, 0, size);
            if (i < 0) {
                throw ValueErrors.of("value not found in bytearray");
            }
            replace(i, i + 1, Bytes.NONE);
        }
    }

    @ExposedMethod(value = "resize($self, size, /)", doc = "Cuts, or adds zeros at the end.")
    void resize(PyThread t, Object newSize) {
        long n = SequenceIndexes.size(t, newSize);
        if (n < 0) {
            throw ValueErrors.of("Can only resize to positive sizes, got " + n);
        }
        if (n > Integer.MAX_VALUE - 16) {
            throw dev.krait.error.PyErrors.with(dev.krait.type.exception.ExceptionTypes.MEMORY_ERROR);
        }
        synchronized (this) {
            replace(Math.min((int) n, size), size, new byte[Math.max(0, (int) n - size)]);
        }
    }

    @ExposedMethod(value = "reverse($self, /)", doc = "Reverses the order in place.")
    synchronized void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            byte b = storage[i];
            storage[i] = storage[j];
            storage[j] = b;
        }
    }

    @Override
    public String toString() {
        return (String) repr();
    }
}
