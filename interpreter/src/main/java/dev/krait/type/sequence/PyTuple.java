package dev.krait.type.sequence;

import dev.krait.error.IndexErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArityOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TextOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** A {@code tuple}. Never written to after it was made. Compare CPython {@code Objects/tupleobject.c}. */
@ExposedType(value = "tuple", doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\n"
        + "If iterable is specified the tuple is initialized from iterable's items.\n\n"
        + "If the argument is a tuple, the return value is the same object.", signature = "(iterable=(), /)")
public class PyTuple extends ComparedInstance {
    public static final PyType TYPE =
            PyType.builtin(PyTupleTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.TUPLE_SUBCLASS | PyType.SEQUENCE);
    public static final PyTuple EMPTY = new PyTuple(TYPE, new Object[0]);
    // The constants of xxHash
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    /** The items; do not write. */
    public final Object[] items;
    /** The hash, or 0 while it is not known. */
    private long hash;

    protected PyTuple(PyType type, Object[] items) {
        super(type);
        this.items = items;
    }

    /** Takes the array over. */
    public static PyTuple of(Object... items) {
        return items.length == 0 ? EMPTY : new PyTuple(TYPE, items);
    }

    /** Of a type that may be a subclass; takes the array over. */
    public static PyTuple of(PyType type, Object[] items) {
        if (type == TYPE) {
            return of(items);
        }
        PyTuple tuple = new PyTuple(type, items);
        tuple.shape = type.rootShape;
        return tuple;
    }

    /** The items of an iterable; an exact tuple is itself. */
    public static PyTuple from(PyThread t, Object iterable) {
        return iterable instanceof PyTuple p && p.type == TYPE ? p : of(FastSequence.toArray(t, iterable));
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newTuple(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (cls == TYPE || cls.slot(Slot.INIT) == TYPE.slot(Slot.INIT)) {
            ArityOps.noKeywords("tuple", kwargs);
        }
        ArityOps.atMost("tuple", args, 1);
        if (args.length == 0) {
            return of(cls, new Object[0]);
        }
        return cls == TYPE ? from(t, args[0]) : of(cls, FastSequence.toArray(t, args[0]));
    }

    public final int size() {
        return items.length;
    }

    @ExposedMethod("__len__($self, /)")
    final int len() {
        return items.length;
    }

    @ExposedMethod("__getitem__($self, key, /)")
    public final Object getItem(PyThread t, Object key) {
        if (!SequenceIndexes.isIndex(key)) {
            if (key instanceof PySlice slice) {
                return slice(SliceIndices.of(t, slice, items.length));
            }
            throw SequenceIndexes.wrongType("tuple", key);
        }
        long i = SequenceIndexes.index(t, key);
        if (i < 0) {
            i += items.length;
        }
        if (i < 0 || i >= items.length) {
            throw IndexErrors.of("tuple index out of range");
        }
        return items[(int) i];
    }

    /** {@code self[from:to]} of an exact tuple. */
    public final PyTuple slice(long from, long to) {
        int start = SequenceIndexes.clip(from, items.length);
        int end = SequenceIndexes.clip(to, items.length);
        return start == 0 && end == items.length ? this : of(start < end ? Arrays.copyOfRange(items, start, end) : new Object[0]);
    }

    private PyTuple slice(SliceIndices s) {
        if (s.step() == 1 && s.count() == items.length && type == TYPE) {
            return this;
        }
        return of(s.select(items));
    }

    @ExposedMethod("__contains__($self, key, /)")
    public final boolean contains(PyThread t, Object key) {
        for (Object item : items) {
            if (CompareOps.equal(t, item, key)) {
                return true;
            }
        }
        return false;
    }

    @ExposedMethod("index($self, value, start=0, stop=sys.maxsize, /)")
    final int index(PyThread t, Object value, Object start, Object stop) {
        int from = SequenceIndexes.bound(t, start, 0);
        int to = SequenceIndexes.bound(t, stop, Integer.MAX_VALUE);
        from = from < 0 ? Math.max(0, from + items.length) : from;
        to = Math.min(items.length, to < 0 ? to + items.length : to);
        for (int i = from; i < to; i++) {
            if (CompareOps.equal(t, items[i], value)) {
                return i;
            }
        }
        throw ValueErrors.of("tuple.index(x): x not in tuple");
    }

    @ExposedMethod("count($self, value, /)")
    final int count(PyThread t, Object value) {
        int count = 0;
        for (Object item : items) {
            if (CompareOps.equal(t, item, value)) {
                count++;
            }
        }
        return count;
    }

    @ExposedMethod("__add__($self, value, /)")
    final Object add(PyThread t, Object value) {
        if (!(value instanceof PyTuple other)) {
            throw TypeErrors.of("can only concatenate tuple (not \"" + PyType.of(value).fullName() + "\") to tuple");
        }
        if (items.length == 0 && other.type == TYPE) {
            return other;
        }
        if (other.items.length == 0 && type == TYPE) {
            return this;
        }
        Object[] all = Arrays.copyOf(items, items.length + other.items.length);
        System.arraycopy(other.items, 0, all, items.length, other.items.length);
        return of(all);
    }

    @ExposedMethod("__mul__($self, value, /)")
    final Object mul(PyThread t, Object value) {
        int n = SequenceIndexes.repetitions(t, value, items.length);
        return n == 1 && type == TYPE ? this : of(PyList.repeated(items, n));
    }

    @ExposedMethod("__rmul__($self, value, /)")
    final Object rmul(PyThread t, Object value) {
        return mul(t, value);
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (!(other instanceof PyTuple b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        Object[] x = items;
        Object[] y = b.items;
        int n = Math.min(x.length, y.length);
        for (int i = 0; i < n; i++) {
            if (!CompareOps.equal(t, x[i], y[i])) {
                return op == CompareOps.EQ ? Boolean.FALSE : op == CompareOps.NE ? Boolean.TRUE : CompareOps.compare(t, x[i], y[i], op);
            }
        }
        return CompareOps.compare((long) x.length, (long) y.length, op);
    }

    /** xxHash over the items' hashes, CPython's values. Compare {@code Objects/tupleobject.c: tuple_hash}. */
    @ExposedMethod("__hash__($self, /)")
    public final long hash(PyThread t) {
        long h = hash;
        if (h == 0) {
            long acc = PRIME_5;
            for (Object item : items) {
                acc = mix(acc, HashOps.hash(t, item));
            }
            acc += items.length ^ (PRIME_5 ^ 3527539L);
            hash = h = acc == -1 ? 1546275796L : acc;
        }
        return h;
    }

    private static long mix(long acc, long lane) {
        return Long.rotateLeft(acc + lane * PRIME_2, 31) * PRIME_1;
    }

    /** As the hash of three items, without the final step for the length: a slice's. */
    static long hashOfThree(PyThread t, Object a, Object b, Object c) {
        long acc = mix(mix(mix(PRIME_5, HashOps.hash(t, a)), HashOps.hash(t, b)), HashOps.hash(t, c));
        return acc == -1 ? 1546275796L : acc;
    }

    @ExposedMethod("__repr__($self, /)")
    final Object repr(PyThread t) {
        if (items.length == 0) {
            return "()";
        }
        if (!ReprGuard.enter(t, this)) {
            return "(...)";
        }
        try {
            StringBuilder out = new StringBuilder("(");
            for (int i = 0; i < items.length; i++) {
                out.append(i == 0 ? "" : ", ").append(Str.java(TextOps.repr(t, items[i])));
            }
            return Str.of(out.append(items.length == 1 ? ",)" : ")").toString());
        } finally {
            ReprGuard.leave(t, this);
        }
    }

    @ExposedMethod("__iter__($self, /)")
    public final Object iter() {
        return new SequenceIterators.OfTuple(this);
    }

    @ExposedMethod(value = "__getnewargs__($self, /)", plain = true)
    final Object getNewArgs() {
        return of(of(items.clone()));
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }
}
