package dev.krait.modules.array;

import dev.krait.error.EOFErrors;
import dev.krait.error.IndexErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.error.Warnings;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.modules.core.SysAudit;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.IdentityOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.Ints;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.sequence.SliceIndices;
import dev.krait.type.text.Bytes;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.PyMemoryView;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;

/** An {@code array}. Compare CPython {@code Modules/arraymodule.c}. */
@ExposedType(value = "array.array", doc = "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\n"
        + "initialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.")
public final class PyArray extends ArrayStorage {
    public static final PyType TYPE = PyType.builtin(PyArrayTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.SEQUENCE);

    static {
        TYPE.hasWeakref = true;
    }

    private PyArray(PyType type, ItemKind kind) {
        super(type, kind);
        this.shape = type.rootShape;
    }

    static PyArray empty(PyType type, ItemKind kind) {
        return new PyArray(type, kind);
    }

    private static PyArray of(ItemKind kind, byte[] contents) {
        PyArray array = new PyArray(TYPE, kind);
        array.replace(0, 0, contents);
        return array;
    }

    /** The kind that a type code argument names. Raises TypeError, or ValueError with a message. */
    static ItemKind kind(String argument, Object code, String unknown) {
        Object text = Str.exactOrNull(code);
        if (text == null) {
            throw TypeErrors.of(argument + " must be a unicode character, not " + PyType.of(code).fullName());
        }
        if (Str.length(text) != 1) {
            throw TypeErrors.of(argument + " must be a unicode character, not a string of length " + Str.length(text));
        }
        ItemKind kind = ItemKind.of(Str.codePointAt(text, 0));
        if (kind == null) {
            throw ValueErrors.of(unknown);
        }
        return kind;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newArray(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0 && cls == TYPE) {
            throw TypeErrors.of("array.array() takes no keyword arguments");
        }
        if (args.length == 0 || args.length > 2) {
            throw TypeErrors.of("array() takes at " + (args.length == 0 ? "least 1 argument" : "most 2 arguments") + " (" + args.length + " given)");
        }
        Object initial = args.length > 1 ? args[1] : null;
        ItemKind kind = kind("array() argument 1", args[0], "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
        SysAudit.audit(t, "array.__new__", args[0], initial == null ? PyNone.NONE : initial);
        if (kind == ItemKind.UNICODE) {
            Warnings.deprecated(t, "The 'u' type code is deprecated and will be removed in Python 3.16");
        }
        if (initial != null && !kind.isText()) {
            if (Str.is(initial)) {
                throw TypeErrors.of("cannot use a str to initialize an array with typecode '" + kind.code + "'");
            }
            if (initial instanceof PyArray other && other.kind.isText()) {
                throw TypeErrors.of("cannot use a unicode array to initialize an array with typecode '" + kind.code + "'");
            }
        }
        PyArray array = new PyArray(cls, kind);
        if (initial == null) {
            return array;
        }
        if (initial instanceof PyArray other && other.kind == kind) {
            array.replace(0, 0, other.copied());
        } else if (initial instanceof dev.krait.type.text.ByteString) {
            array.fromBytes(t, initial);
        } else if (Str.is(initial)) {
            array.addText(initial);
        } else {
            array.addAll(t, IterationOps.iterator(t, initial));
        }
        return array;
    }

    private void addAll(PyThread t, Object iterator) {
        for (Object item = IterationOps.next(t, iterator); item != null; item = IterationOps.next(t, iterator)) {
            add(kind.bits(t, item));
        }
    }

    private void addText(Object text) {
        int[] codePoints = Str.codePoints(text);
        byte[] b = new byte[codePoints.length * 4];
        for (int i = 0; i < codePoints.length; i++) {
            kind.put(b, 4 * i, codePoints[i]);
        }
        replace(size(), size(), b);
    }

    @ExposedGetter(value = "typecode", doc = "the typecode character used to create the array")
    Object typeCode() {
        return String.valueOf(kind.code);
    }

    @ExposedGetter(value = "itemsize", doc = "the size, in bytes, of one array item")
    Object itemSize() {
        return (long) kind.size;
    }

    // ---- items -------------------------------------------------------------------------------------------------------------------

    @ExposedMethod("__len__($self, /)")
    int len() {
        return size();
    }

    private int index(PyThread t, Object key, String message) {
        if (!SequenceIndexes.isIndex(key)) {
            throw TypeErrors.of("array indices must be integers");
        }
        long i = SequenceIndexes.index(t, key);
        i = i < 0 ? i + size() : i;
        if (i < 0 || i >= size()) {
            throw IndexErrors.of(message);
        }
        return (int) i;
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        if (key instanceof PySlice slice) {
            return of(kind, copied(SliceIndices.unpack(t, slice)));
        }
        Object item = item(index(t, key, "array index out of range"));
        if (item == null) {
            throw IndexErrors.of("array index out of range");
        }
        return item;
    }

    @ExposedMethod("__setitem__($self, key, value, /)")
    void setItem(PyThread t, Object key, Object value) {
        if (key instanceof PySlice slice) {
            if (!(value instanceof PyArray other)) {
                throw TypeErrors.of("can only assign array (not \"" + PyType.of(value).name + "\") to array slice");
            }
            if (other.kind != kind) {
                throw TypeErrors.of("bad argument type for built-in operation");
            }
            byte[] by = other.copied();
            replace(SliceIndices.unpack(t, slice), by);
            return;
        }
        int i = index(t, key, "array assignment index out of range");
        if (!put(i, kind.bits(t, value))) {
            throw IndexErrors.of("array assignment index out of range");
        }
    }

    @ExposedMethod("__delitem__($self, key, /)")
    void deleteItem(PyThread t, Object key) {
        if (key instanceof PySlice slice) {
            replace(SliceIndices.unpack(t, slice), NONE);
            return;
        }
        int i = index(t, key, "array assignment index out of range");
        replace(i, i + 1, NONE);
    }

    @ExposedMethod("__contains__($self, key, /)")
    boolean contains(PyThread t, Object key) {
        return find(t, key, 0, Integer.MAX_VALUE) >= 0;
    }

    private int find(PyThread t, Object value, int from, int to) {
        for (int i = from; i < to; i++) {
            Object item = item(i);
            if (item == null) {
                return -1;
            }
            if (CompareOps.equal(t, item, value)) {
                return i;
            }
        }
        return -1;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return new ArrayIterator(this);
    }

    @ExposedMethod(value = "append($self, v, /)", doc = "Append new value v to the end of the array.")
    void append(PyThread t, Object v) {
        add(kind.bits(t, v));
    }

    @ExposedMethod(value = "insert($self, i, v, /)", doc = "Insert a new item v into the array before position i.")
    void insert(PyThread t, Object i, Object v) {
        long at = SequenceIndexes.size(t, i);
        byte[] item = new byte[kind.size];
        kind.put(item, 0, kind.bits(t, v));
        synchronized (this) {
            at = Math.max(0, Math.min(size(), at < 0 ? at + size() : at));
            replace((int) at, (int) at, item);
        }
    }

    @ExposedMethod(value = "pop($self, i=-1, /)", doc = "Return the i-th element and delete it from the array.\n\ni defaults to -1.")
    Object pop(PyThread t, Object i) {
        long at = i == null ? -1 : SequenceIndexes.size(t, i);
        synchronized (this) {
            if (size() == 0) {
                throw IndexErrors.of("pop from empty array");
            }
            at = at < 0 ? at + size() : at;
            if (at < 0 || at >= size()) {
                throw IndexErrors.of("pop index out of range");
            }
            Object item = item((int) at);
            replace((int) at, (int) at + 1, NONE);
            return item;
        }
    }

    @ExposedMethod(value = "remove($self, v, /)", doc = "Remove the first occurrence of v in the array.")
    void remove(PyThread t, Object v) {
        int i = find(t, v, 0, Integer.MAX_VALUE);
        if (i < 0) {
            throw ValueErrors.of("array.remove(x): x not in array");
        }
        replace(i, i + 1, NONE);
    }

    @ExposedMethod(value = "clear($self, /)", doc = "Remove all items from the array.")
    void clear() {
        replace(0, Integer.MAX_VALUE, NONE);
    }

    @ExposedMethod(value = "index($self, v, start=0, stop=sys.maxsize, /)",
            doc = "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.")
    int index(PyThread t, Object v, Object start, Object stop) {
        int from = SequenceIndexes.bound(t, start, 0);
        int to = SequenceIndexes.bound(t, stop, Integer.MAX_VALUE);
        int i = find(t, v, from < 0 ? Math.max(0, from + size()) : from, to < 0 ? to + size() : to);
        if (i < 0) {
            throw ValueErrors.of("array.index(x): x not in array");
        }
        return i;
    }

    @ExposedMethod(value = "count($self, v, /)", doc = "Return number of occurrences of v in the array.")
    int count(PyThread t, Object v) {
        int n = 0;
        for (int i = find(t, v, 0, Integer.MAX_VALUE); i >= 0; i = find(t, v, i + 1, Integer.MAX_VALUE)) {
            n++;
        }
        return n;
    }

    @ExposedMethod(value = "reverse($self, /)", doc = "Reverse the order of the items in the array.")
    void reverse() {
        reverseItems();
    }

    @ExposedMethod(value = "extend($self, bb, /)", doc = "Append items to the end of the array.")
    void extend(PyThread t, Object bb) {
        if (bb instanceof PyArray other) {
            if (other.kind != kind) {
                throw TypeErrors.of("can only extend with array of same kind");
            }
            byte[] by = other.copied();
            synchronized (this) {
                replace(size(), size(), by);
            }
            return;
        }
        addAll(t, IterationOps.iterator(t, bb));
    }

    // ---- operators ---------------------------------------------------------------------------------------------------------------

    @ExposedMethod("__add__($self, value, /)")
    Object concat(PyThread t, Object value) {
        if (!(value instanceof PyArray other)) {
            throw TypeErrors.of("can only append array (not \"" + PyType.of(value).name + "\") to array");
        }
        if (other.kind != kind) {
            throw TypeErrors.of("bad argument type for built-in operation");
        }
        return of(kind, Bytes.concat(copied(), other.copied()));
    }

    @ExposedMethod("__iadd__($self, value, /)")
    Object concatInPlace(PyThread t, Object value) {
        if (!(value instanceof PyArray)) {
            throw TypeErrors.of("can only extend array with array (not \"" + PyType.of(value).name + "\")");
        }
        extend(t, value);
        return this;
    }

    @ExposedMethod("__mul__($self, value, /)")
    Object repeat(PyThread t, Object value) {
        byte[] b = copied();
        return of(kind, Bytes.repeat(b, SequenceIndexes.repetitions(t, value, b.length)));
    }

    @ExposedMethod("__rmul__($self, value, /)")
    Object repeatReflected(PyThread t, Object value) {
        return repeat(t, value);
    }

    @ExposedMethod("__imul__($self, value, /)")
    Object repeatInPlace(PyThread t, Object value) {
        byte[] b = copied();
        replace(0, Integer.MAX_VALUE, Bytes.repeat(b, SequenceIndexes.repetitions(t, value, b.length)));
        return this;
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (!(other instanceof PyArray b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (size() != b.size() && (op == CompareOps.EQ || op == CompareOps.NE)) {
            return op == CompareOps.NE;
        }
        for (int i = 0;; i++) {
            Object x = item(i);
            Object y = b.item(i);
            if (x == null || y == null) {
                return CompareOps.compare((long) size(), b.size(), op);
            }
            boolean same = CompareOps.equal(t, x, y);
            if (!same || x instanceof Double d && d.isNaN()) {
                return op == CompareOps.EQ ? Boolean.FALSE : op == CompareOps.NE ? Boolean.TRUE : CompareOps.compare(t, x, y, op);
            }
        }
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        String head = type.name + "('" + kind.code + "'";
        if (size() == 0) {
            return Str.of(head + ")");
        }
        return new TextBuilder().append(Str.of(head + ", ")).append(TextOps.repr(t, kind.isText() ? toUnicode() : toList())).append(")").build();
    }

    @ExposedMethod(value = "__copy__($self, /)", plain = true, doc = "Return a copy of the array.")
    Object copy() {
        return of(kind, copied());
    }

    @ExposedMethod(value = "__deepcopy__($self, unused, /)", plain = true, doc = "Return a copy of the array.")
    Object deepCopy(Object unused) {
        return copy();
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS, doc = "See PEP 585")
    static Object classGetItem(PyThread t, PyType cls, Object object) {
        return TypeOps.genericAlias(t, cls, object);
    }

    @ExposedMethod(value = "__reduce_ex__($self, value, /)", plain = true, doc = "Return state information for pickling.")
    Object reduceEx(PyThread t, Object value) {
        Object dict = AttributeOps.lookup(t, this, "__dict__");
        Object state = dict == null ? PyNone.NONE : dict;
        if (Ints.compare(NumberOps.index(t, value), 3L) < 0) {
            return PyTuple.of(type, PyTuple.of(typeCode(), toList()), state);
        }
        Object module = CallOps.call1(t, t.interpreter.builtins.getName("__import__"), "array");
        Object reconstructor = AttributeOps.get(t, module, "_array_reconstructor");
        return PyTuple.of(reconstructor, PyTuple.of(type, typeCode(), (long) kind.machineFormat, toBytes()), state);
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true, doc = "Size of the array in memory, in bytes.")
    long sizeOf() {
        return 64L + reserved();
    }

    // ---- memory ------------------------------------------------------------------------------------------------------------------

    @ExposedMethod("__buffer__($self, flags, /)")
    Object buffer(PyThread t, Object flags) {
        return PyMemoryView.ofBuffer(t, this, flags);
    }

    @ExposedMethod("__release_buffer__($self, buffer, /)")
    void releaseBuffer(PyThread t, Object buffer) {
        PyMemoryView.releaseFor(t, this, buffer);
    }

    @ExposedMethod(value = "buffer_info($self, /)", doc = "Return a tuple (address, length) giving the current memory address and the length in items of the "
            + "buffer used to hold array's contents.")
    Object bufferInfo(PyThread t) {
        return PyTuple.of(IdentityOps.id(t, this), (long) size());
    }

    @ExposedMethod(value = "byteswap($self, /)", doc = "Byteswap all items of the array.")
    synchronized void byteSwap() {
        replace(0, size(), swapped(copied(), kind.size));
    }

    @ExposedMethod(value = "fromlist($self, list, /)", doc = "Append items to array from list.")
    void fromList(PyThread t, Object list) {
        if (!(list instanceof PyList l)) {
            throw TypeErrors.of("arg must be list");
        }
        int n = l.size();
        byte[] b = new byte[n * kind.size];
        for (int i = 0; i < n; i++) {
            Object item = l.get(i);
            long bits = item == null ? 0 : kind.bits(t, item);
            if (item == null || l.size() != n) {
                throw dev.krait.error.RuntimeErrors.of("list changed size during iteration");
            }
            kind.put(b, i * kind.size, bits);
        }
        replace(size(), size(), b);
    }

    @ExposedMethod(value = "tolist($self, /)", doc = "Convert array to an ordinary list with the same items.")
    Object toList() {
        byte[] b = copied();
        Object[] items = new Object[b.length / kind.size];
        for (int i = 0; i < items.length; i++) {
            items[i] = kind.get(b, i * kind.size);
        }
        return PyList.of(items);
    }

    @ExposedMethod(value = "frombytes($self, buffer, /)",
            doc = "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.")
    void fromBytes(PyThread t, Object buffer) {
        BufferView view = BufferOps.lend(t, buffer, SIMPLE);
        byte[] b;
        try {
            if (view.itemSize != 1) {
                throw TypeErrors.of("a bytes-like object is required");
            }
            b = view.toBytes();
        } finally {
            view.release();
        }
        if (b.length % kind.size != 0) {
            throw ValueErrors.of("bytes length not a multiple of item size");
        }
        replace(size(), size(), b);
    }

    @ExposedMethod(value = "tobytes($self, /)", doc = "Convert the array to an array of machine values and return the bytes representation.")
    Object toBytes() {
        return PyBytes.of(copied());
    }

    private void checkText(String method) {
        if (!kind.isText()) {
            throw ValueErrors.of(method + "() may only be called on unicode type arrays ('u' or 'w')");
        }
    }

    @ExposedMethod(value = "fromunicode($self, ustr, /)", doc = "Extends this array with data from the unicode string ustr.\n\n"
            + "The array must be a unicode type array; otherwise a ValueError is raised.")
    void fromUnicode(PyThread t, Object ustr) {
        if (!Str.is(ustr)) {
            throw TypeErrors.of("fromunicode() argument must be str, not " + PyType.of(ustr).fullName());
        }
        checkText("fromunicode");
        addText(Str.exactOrNull(ustr));
    }

    @ExposedMethod(value = "tounicode($self, /)", doc = "Extends this array with data from the unicode string ustr.\n\n"
            + "Convert the array to a unicode string.  The array must be a unicode type array;\notherwise a ValueError is raised.")
    Object toUnicode() {
        checkText("tounicode");
        byte[] b = copied();
        TextBuilder text = new TextBuilder();
        for (int at = 0; at < b.length; at += kind.size) {
            text.append(kind.get(b, at));
        }
        return text.build();
    }

    @ExposedMethod(value = "fromfile($self, f, n, /)", doc = "Read n objects from the file object f and append them to the end of the array.")
    void fromFile(PyThread t, Object f, Object n) {
        long count = SequenceIndexes.size(t, n);
        if (count < 0) {
            throw ValueErrors.of("negative count");
        }
        Object b = CallOps.callMethod(t, f, "read", Ints.multiply(count, kind.size));
        if (!(b instanceof PyBytes bytes)) {
            throw TypeErrors.of("read() didn't return bytes");
        }
        fromBytes(t, b);
        if (bytes.value.length != count * kind.size) {
            throw EOFErrors.of("read() didn't return enough bytes");
        }
    }

    @ExposedMethod(value = "tofile($self, f, /)", doc = "Write all items (as machine values) to the file object f.")
    void toFile(PyThread t, Object f) {
        byte[] b = copied();
        int block = 64 * 1024;
        for (int at = 0; at < b.length; at += block) {
            byte[] part = java.util.Arrays.copyOfRange(b, at, Math.min(b.length, at + block));
            CallOps.callMethod(t, f, "write", PyBytes.of(part));
        }
    }
}
