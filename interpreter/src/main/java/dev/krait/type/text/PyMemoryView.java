package dev.krait.type.text;

import dev.krait.error.BufferErrors;
import dev.krait.error.IndexErrors;
import dev.krait.error.NotImplementedErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TypeOps;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.sequence.SliceIndices;
import java.util.Arrays;

/** A {@code memoryview}. Its parts share one loan, which ends when all of them are released. Compare CPython {@code Objects/memoryobject.c}. */
@ExposedType(value = "memoryview", doc = "A view of an object's memory.")
public final class PyMemoryView extends ComparedInstance implements Buffer {
    public static final PyType TYPE = PyType.builtin(PyMemoryViewTable.TABLE, PyType.OBJECT, PyType.SEQUENCE);

    /** The loan that this view and its parts share. */
    private static final class Loan {
        final BufferView lent;
        int views;

        Loan(BufferView lent) {
            this.lent = lent;
        }

        synchronized void add() {
            views++;
        }

        synchronized void remove() {
            if (--views == 0) {
                lent.release();
            }
        }
    }

    private final Loan loan;
    private final Object object;
    /** Layout of this view; its release method is not used. */
    private final BufferView view;
    private boolean released;
    private int exports;
    private long hash;

    private PyMemoryView(Loan loan, Object object, BufferView view) {
        super(TYPE);
        this.loan = loan;
        this.object = object;
        this.view = view;
        loan.add();
    }

    private PyMemoryView derive(BufferView layout) {
        return new PyMemoryView(loan, object, layout);
    }

    /** A view of a bytes-like object. */
    public static PyMemoryView of(PyThread t, Object object) {
        if (!BufferOps.is(object)) {
            throw TypeErrors.of("memoryview: a bytes-like object is required, not '" + PyType.of(object).name + "'");
        }
        if (object instanceof PyMemoryView m) {
            m.check();
            return m.derive(m.view);
        }
        BufferView lent = BufferOps.lend(t, object, FULL_RO);
        return new PyMemoryView(new Loan(lent), object instanceof Buffer b ? b.exporter() : object, lent);
    }

    /** All of the memory as one row of bytes; this view is in one piece. */
    public PyMemoryView row() {
        check();
        return derive(new BufferView(view.owner, view.bytes, view.offset, view.length, view.readonly));
    }

    /** {@code object.__buffer__(flags)}. */
    public static PyMemoryView ofBuffer(PyThread t, Buffer object, Object flags) {
        BufferView lent = object.lend(t, NumberOps.size(t, flags));
        return new PyMemoryView(new Loan(lent), object, lent);
    }

    /** {@code object.__release_buffer__(view)}. */
    public static void releaseFor(PyThread t, Object object, Object view) {
        if (!(view instanceof PyMemoryView m)) {
            throw TypeErrors.of("expected a memoryview object");
        }
        if (m.object != object) {
            throw ValueErrors.of("memoryview's buffer is not this object");
        }
        m.release();
    }

    @ExposedNew("(object)")
    static Object newMemoryView(PyThread t, PyType cls, Object object) {
        return of(t, object);
    }

    @ExposedMethod(value = "_from_flags($type, /, object, flags)", binding = Binding.CLASS, doc = "A view with given flags.")
    static Object fromFlags(PyThread t, PyType cls, Object object, Object flags) {
        BufferView lent = BufferOps.lend(t, object, NumberOps.size(t, flags));
        return new PyMemoryView(new Loan(lent), object, lent);
    }

    private void check() {
        if (released) {
            throw ValueErrors.of("operation forbidden on released memoryview object");
        }
    }

    @Override
    public synchronized BufferView lend(PyThread t, int flags) {
        check();
        if ((flags & WRITABLE) != 0 && view.readonly) {
            throw BufferErrors.of("memoryview: underlying buffer is not writable");
        }
        if ((flags & STRIDES) != STRIDES && !view.contiguous()) {
            throw BufferErrors.of("memoryview: underlying buffer is not C-contiguous");
        }
        exports++;
        return new BufferView(this, view.bytes, view.offset, view.length, view.readonly, view.format, view.itemSize, view.shape, view.strides);
    }

    @Override
    public synchronized void returned(BufferView lent) {
        exports--;
    }

    @ExposedMethod(value = "release($self, /)", doc = "Gives the memory back.")
    synchronized void release() {
        if (released) {
            return;
        }
        if (exports > 0) {
            throw BufferErrors.of("memoryview has " + exports + " exported buffer" + (exports == 1 ? "" : "s"));
        }
        released = true;
        loan.remove();
    }

    @ExposedMethod(value = "__enter__($self, /)", plain = true)
    Object enter() {
        check();
        return this;
    }

    @ExposedMethod(value = "__exit__($self, /, *exc_info)", plain = true)
    void exit(Object[] info) {
        release();
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return "<" + (released ? "released memory" : "memory") + " at " + dev.krait.type.function.Addresses.of(t, this) + ">";
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        if (hash == 0) {
            check();
            if (!view.readonly) {
                throw ValueErrors.of("cannot hash writable memoryview object");
            }
            char c = MemoryFormat.character(view.format);
            if (c != 'B' && c != 'b' && c != 'c') {
                throw ValueErrors.of("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
            }
            if (loan.lent.owner != null && PyType.of(object).slot(Slot.HASH) == PyNone.NONE) {
                throw TypeErrors.of("unhashable type: '" + PyType.of(object).name + "'");
            }
            hash = t.interpreter.hashSecret.hash(view.toBytes());
        }
        return hash;
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (op != CompareOps.EQ && op != CompareOps.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal;
        if (released || other instanceof PyMemoryView m && m.released) {
            equal = this == other;
        } else if (!BufferOps.is(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        } else {
            PyMemoryView that = of(t, other);
            try {
                equal = equalTo(t, that);
            } finally {
                that.release();
            }
        }
        return equal == (op == CompareOps.EQ);
    }

    private boolean equalTo(PyThread t, PyMemoryView that) {
        if (!Arrays.equals(view.shape, that.view.shape)) {
            return false;
        }
        char a = MemoryFormat.character(view.format);
        char b = MemoryFormat.character(that.view.format);
        if (a == 0 || b == 0) {
            return false;
        }
        if (a == b && a != 'f' && a != 'd' && a != 'e' && a != 'F' && a != 'D') {
            return Arrays.equals(view.toBytes(), that.view.toBytes());
        }
        return CompareOps.equal(t, toList(0, view.offset), that.toList(0, that.view.offset));
    }

    int length(PyThread t) {
        check();
        return view.shape.length == 0 ? 1 : view.shape[0];
    }

    @ExposedMethod("__len__($self, /)")
    int len(PyThread t) {
        check();
        if (view.shape.length == 0) {
            throw TypeErrors.of("0-dim memory has no length");
        }
        return view.shape[0];
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        check();
        if (view.shape.length == 0) {
            throw TypeErrors.of("invalid indexing of 0-dim memory");
        }
        if (view.shape.length > 1) {
            throw NotImplementedErrors.of("multi-dimensional sub-views are not implemented");
        }
        return new ByteIterators.OfMemory(this);
    }

    @ExposedMethod("__buffer__($self, flags, /)")
    Object buffer(PyThread t, Object flags) {
        return ofBuffer(t, this, flags);
    }

    @ExposedMethod("__release_buffer__($self, buffer, /)")
    void releaseBuffer(PyThread t, Object buffer) {
        releaseFor(t, this, buffer);
    }

    /** The item of a view with one dimension. */
    Object item(int index) {
        check();
        return MemoryFormat.get(view.bytes, view.offset + index * view.strides[0], view.format);
    }

    private int position(PyThread t, Object key, int dimension) {
        long index = SequenceIndexes.index(t, key);
        int n = view.shape[dimension];
        index = index < 0 ? index + n : index;
        if (index < 0 || index >= n) {
            throw IndexErrors.of("index out of bounds on dimension " + (dimension + 1));
        }
        return (int) index * view.strides[dimension];
    }

    private boolean isMultiIndex(Object key) {
        if (!(key instanceof PyTuple tuple)) {
            return false;
        }
        for (Object item : tuple.items) {
            if (!SequenceIndexes.isIndex(item)) {
                return false;
            }
        }
        return true;
    }

    /** Where the item of a full subscript lies. */
    private int place(PyThread t, Object key) {
        Object[] keys = key instanceof PyTuple tuple ? tuple.items : new Object[] {key};
        if (keys.length < view.shape.length) {
            throw NotImplementedErrors.of(key instanceof PyTuple ? "sub-views are not implemented" : "multi-dimensional sub-views are not implemented");
        }
        if (keys.length > view.shape.length) {
            throw TypeErrors.of("cannot index " + view.shape.length + "-dimension view with " + keys.length + "-element tuple");
        }
        int at = view.offset;
        for (int i = 0; i < keys.length; i++) {
            at += position(t, keys[i], i);
        }
        return at;
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        check();
        if (view.shape.length == 0) {
            if (key instanceof PyTuple tuple && tuple.items.length == 0) {
                return MemoryFormat.get(view.bytes, view.offset, view.format);
            }
            if (key == PyEllipsis.ELLIPSIS) {
                return this;
            }
            throw TypeErrors.of("invalid indexing of 0-dim memory");
        }
        if (SequenceIndexes.isIndex(key) || isMultiIndex(key)) {
            int at = place(t, key);
            check();
            return MemoryFormat.get(view.bytes, at, view.format);
        }
        if (key instanceof PySlice slice) {
            return derive(sliced(t, slice));
        }
        throw wrongKey(key);
    }

    private static PyException wrongKey(Object key) {
        if (key instanceof PyTuple tuple && tuple.items.length > 0 && Arrays.stream(tuple.items).allMatch(PySlice.class::isInstance)) {
            return NotImplementedErrors.of("multi-dimensional slicing is not implemented");
        }
        return TypeErrors.of("memoryview: invalid slice key");
    }

    private BufferView sliced(PyThread t, PySlice slice) {
        SliceIndices s = SliceIndices.of(t, slice, view.shape[0]);
        check();
        int[] shape = view.shape.clone();
        int[] strides = view.strides.clone();
        int items = view.itemSize;
        shape[0] = s.count();
        for (int n : shape) {
            items *= n;
        }
        strides[0] *= s.step();
        return new BufferView(object, view.bytes, view.offset + s.start() * view.strides[0], items, view.readonly, view.format, view.itemSize, shape,
                strides);
    }

    @ExposedMethod("__setitem__($self, key, value, /)")
    void setItem(PyThread t, Object key, Object value) {
        check();
        if (view.readonly) {
            throw TypeErrors.of("cannot modify read-only memory");
        }
        if (view.shape.length == 0) {
            if (key == PyEllipsis.ELLIPSIS || key instanceof PyTuple tuple && tuple.items.length == 0) {
                store(t, view.offset, value);
                return;
            }
            throw TypeErrors.of("invalid indexing of 0-dim memory");
        }
        if (SequenceIndexes.isIndex(key) || isMultiIndex(key)) {
            store(t, place(t, key), value);
        } else if (key instanceof PySlice slice && view.shape.length == 1) {
            copyFrom(t, sliced(t, slice), value);
        } else if (key instanceof PySlice) {
            throw NotImplementedErrors.of("memoryview slice assignments are currently restricted to ndim = 1");
        } else {
            throw wrongKey(key);
        }
    }

    private void store(PyThread t, int at, Object value) {
        byte[] packed = MemoryFormat.pack(t, value, view.format);
        check();
        System.arraycopy(packed, 0, view.bytes, at, packed.length);
    }

    private static void copyFrom(PyThread t, BufferView target, Object value) {
        BufferView source = BufferOps.lend(t, value, FULL_RO);
        try {
            boolean same = source.itemSize == target.itemSize && source.shape.length == 1 && source.shape[0] == target.shape[0]
                    && MemoryFormat.character(source.format) == MemoryFormat.character(target.format);
            if (!same) {
                throw ValueErrors.of("memoryview assignment: lvalue and rvalue have different structures");
            }
            byte[] items = source.toBytes();
            for (int i = 0; i < target.shape[0]; i++) {
                System.arraycopy(items, i * target.itemSize, target.bytes, target.offset + i * target.strides[0], target.itemSize);
            }
        } finally {
            source.release();
        }
    }

    @ExposedMethod("__delitem__($self, key, /)")
    void deleteItem(PyThread t, Object key) {
        check();
        throw TypeErrors.of(view.readonly ? "cannot modify read-only memory" : "cannot delete memory");
    }

    @ExposedMethod(value = "tobytes($self, /, order='C')", doc = "A copy of the items.")
    Object toBytes(PyThread t, Object order) {
        check();
        if (order != null && order != PyNone.NONE && !order.equals("C") && !order.equals("F") && !order.equals("A")) {
            throw ValueErrors.of("order must be 'C', 'F' or 'A'");
        }
        if ("F".equals(order) && view.shape.length > 1) {
            return PyBytes.of(fortran());
        }
        return PyBytes.of(view.toBytes());
    }

    private byte[] fortran() {
        int n = view.shape.length;
        int[] shape = new int[n];
        int[] strides = new int[n];
        for (int i = 0; i < n; i++) {
            shape[i] = view.shape[n - 1 - i];
            strides[i] = view.strides[n - 1 - i];
        }
        return new BufferView(object, view.bytes, view.offset, view.length, true, view.format, view.itemSize, shape, strides).toBytes();
    }

    @ExposedMethod(value = "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)", doc = "The bytes as hexadecimal digits.")
    Object hex(PyThread t, Object sep, Object bytesPerSep) {
        check();
        return ByteHex.format(t, view.toBytes(), sep, bytesPerSep);
    }

    @ExposedMethod(value = "tolist($self, /)", doc = "The items as a list.")
    Object toList() {
        check();
        return toList(0, view.offset);
    }

    private Object toList(int dimension, int at) {
        if (dimension == view.shape.length) {
            return MemoryFormat.get(view.bytes, at, view.format);
        }
        Object[] items = new Object[view.shape[dimension]];
        for (int i = 0; i < items.length; i++) {
            items[i] = toList(dimension + 1, at + i * view.strides[dimension]);
        }
        return PyList.of(items);
    }

    @ExposedMethod(value = "cast($self, /, format, shape=<unrepresentable>)", doc = "The same memory in another format or shape.")
    Object cast(PyThread t, Object format, Object shape) {
        check();
        Object f = Str.exactOrNull(format);
        if (f == null) {
            throw TypeErrors.of("cast() argument 'format' must be str, not " + PyType.of(format).name);
        }
        return derive(MemoryCast.cast(t, view, Str.java(f), shape));
    }

    @ExposedMethod(value = "toreadonly($self, /)", doc = "A view of the same memory that cannot be written.")
    Object toReadOnly() {
        check();
        return derive(new BufferView(object, view.bytes, view.offset, view.length, true, view.format, view.itemSize, view.shape, view.strides));
    }

    private void checkFlat() {
        check();
        if (view.shape.length == 0) {
            throw TypeErrors.of("invalid lookup on 0-dim memory");
        }
        if (view.shape.length > 1) {
            throw NotImplementedErrors.of("multi-dimensional lookup is not implemented");
        }
    }

    @ExposedMethod(value = "count($self, value, /)", doc = "How often a value occurs.")
    int count(PyThread t, Object value) {
        check();
        int n = 0;
        for (int i = 0; i < len(t); i++) {
            n += CompareOps.equal(t, item(i), value) ? 1 : 0;
        }
        return n;
    }

    @ExposedMethod(value = "index($self, value, start=0, stop=sys.maxsize, /)", doc = "Where a value stands first, or ValueError.")
    int index(PyThread t, Object value, Object start, Object stop) {
        checkFlat();
        TextRange range = TextRange.of(t, start, stop, view.shape[0]);
        for (int i = range.start(); i < range.end(); i++) {
            if (CompareOps.equal(t, item(i), value)) {
                return i;
            }
        }
        throw ValueErrors.of("memoryview.index(x): x not found");
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", plain = true, binding = Binding.CLASS, doc = "See PEP 585")
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }

    private static Object tuple(int[] values) {
        Object[] items = new Object[values.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = (long) values[i];
        }
        return PyTuple.of(items);
    }

    @ExposedGetter(value = "obj", doc = "The object whose memory this is.")
    public Object obj() {
        check();
        return object;
    }

    @ExposedGetter(value = "nbytes", doc = "Bytes that the items take.")
    int nbytes() {
        check();
        return view.length;
    }

    @ExposedGetter(value = "readonly", doc = "Whether the memory cannot be written.")
    boolean readonly() {
        check();
        return view.readonly;
    }

    @ExposedGetter(value = "itemsize", doc = "Bytes of one item.")
    int itemSize() {
        check();
        return view.itemSize;
    }

    @ExposedGetter(value = "format", doc = "The format of an item, as in module struct.")
    Object format() {
        check();
        return view.format;
    }

    @ExposedGetter(value = "ndim", doc = "The number of dimensions.")
    int ndim() {
        check();
        return view.shape.length;
    }

    @ExposedGetter(value = "shape", doc = "Items along each dimension.")
    Object shape() {
        check();
        return tuple(view.shape);
    }

    @ExposedGetter(value = "strides", doc = "Bytes from one item to the next along each dimension.")
    Object strides() {
        check();
        return tuple(view.strides);
    }

    @ExposedGetter(value = "suboffsets", doc = "Always empty.")
    Object suboffsets() {
        check();
        return PyTuple.EMPTY;
    }

    @ExposedGetter(value = "c_contiguous", doc = "Whether the items lie one after the other in C order.")
    boolean cContiguous() {
        check();
        return view.contiguous();
    }

    @ExposedGetter(value = "f_contiguous", doc = "Whether the items lie one after the other in Fortran order.")
    boolean fContiguous() {
        check();
        int expected = view.itemSize;
        for (int i = 0; i < view.shape.length; i++) {
            if (view.shape[i] > 1 && view.strides[i] != expected) {
                return false;
            }
            expected *= view.shape[i];
        }
        return true;
    }

    @ExposedGetter(value = "contiguous", doc = "Whether the items lie one after the other.")
    boolean isContiguous() {
        return cContiguous() || fContiguous();
    }
}
