package dev.krait.type.mapping;

import dev.krait.error.PyErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArityOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.SlotOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.SetAlgebra;
import dev.krait.type.set.SetStorage;
import dev.krait.type.text.Str;

/** A {@code dict}: insertion-ordered. Compare CPython {@code Objects/dictobject.c}. */
@ExposedType(value = "dict", doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n"
        + "    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\n"
        + "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)")
public class PyDict extends DictStorage {
    public static final PyType TYPE =
            PyType.builtin(PyDictTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.DICT_SUBCLASS | PyType.MAPPING);

    public PyDict() {
        this(TYPE);
    }

    public PyDict(PyType type) {
        super(type);
        this.shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newDict(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyDict(cls);
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    public final void init(PyThread t, Object[] args, PyDict kwargs) {
        DictMerges.updateFromCall(t, this, "dict", args, kwargs);
    }

    @ExposedMethod("update($self, /, *args, **kwargs)")
    public final void update(PyThread t, Object[] args, PyDict kwargs) {
        DictMerges.updateFromCall(t, this, "update", args, kwargs);
    }

    /** {@code dict.fromkeys}. */
    @ExposedMethod(value = "fromkeys($type, iterable, value=None, /)", binding = Binding.CLASS)
    static Object fromKeys(PyThread t, PyType cls, Object iterable, Object value) {
        Object v = value == null ? PyNone.NONE : value;
        Object made = CallOps.call0(t, cls);
        if (made instanceof PyDict d && d.type == TYPE) {
            if (iterable instanceof PyDict source && source.type == TYPE) {
                Object[] all = source.snapshot();
                long[] hashes = source.snapshotHashes(t, all);
                for (int i = 0; i < hashes.length; i++) {
                    d.putHashed(t, all[2 * i], hashes[i], v);
                }
                return d;
            }
            if (iterable instanceof SetStorage source && source.isExactSet()) {
                SetAlgebra.putAll(t, source, d, v);
                return d;
            }
        }
        Object it = FastSequence.steadyIterator(t, iterable);
        for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
            if (made instanceof PyDict d && d.type == TYPE) {
                d.put(t, key, v);
            } else {
                SubscriptOps.set(t, made, key, v);
            }
        }
        return made;
    }

    // ---- items -----------------------------------------------------------------------------------------------------------------

    /** {@code self[key]}; asks {@code __missing__} of subclasses. */
    @ExposedMethod(value = "__getitem__($self, key, /)", plain = true)
    public final Object getItem(PyThread t, Object key) {
        Object value = get(t, key);
        if (value != null) {
            return value;
        }
        if (type != TYPE) {
            Object missing = type.slot(Slot.MISSING);
            if (missing != null) {
                return SlotOps.call(t, missing, this, key);
            }
        }
        throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
    }

    @ExposedMethod("__setitem__($self, key, value, /)")
    public final void setItem(PyThread t, Object key, Object value) {
        put(t, key, value);
    }

    @ExposedMethod("__delitem__($self, key, /)")
    public final void deleteItem(PyThread t, Object key) {
        if (remove(t, key) == null) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
        }
    }

    @ExposedMethod(value = "__contains__($self, key, /)", plain = true)
    public final boolean contains(PyThread t, Object key) {
        return get(t, key) != null;
    }

    @ExposedMethod("__len__($self, /)")
    final int len() {
        return size();
    }

    @ExposedMethod("get($self, key, default=None, /)")
    public final Object get(PyThread t, Object key, Object otherwise) {
        Object value = get(t, key);
        return value != null ? value : otherwise == null ? PyNone.NONE : otherwise;
    }

    @ExposedMethod("setdefault($self, key, default=None, /)")
    public final Object setDefault(PyThread t, Object key, Object value) {
        return putIfAbsent(t, key, value == null ? PyNone.NONE : value);
    }

    @ExposedMethod("pop($self, key, default=<unrepresentable>, /)")
    public final Object pop(PyThread t, Object key, Object otherwise) {
        if (size() == 0) {
            if (otherwise != null) {
                return otherwise;
            }
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
        }
        Object value = remove(t, key);
        if (value == null && otherwise == null) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
        }
        return value == null ? otherwise : value;
    }

    @ExposedMethod("popitem($self, /)")
    public final Object popItem() {
        Object[] item = removeLast();
        if (item == null) {
            throw PyErrors.of(ExceptionTypes.KEY_ERROR, "popitem(): dictionary is empty");
        }
        return PyTuple.of(item);
    }

    @ExposedMethod("clear($self, /)")
    final void clearItems() {
        clear();
    }

    @ExposedMethod("copy($self, /)")
    public final PyDict copy() {
        PyDict copy = new PyDict();
        copy.table = copyTable();
        return copy;
    }

    // ---- views and iteration -----------------------------------------------------------------------------------------------------

    @ExposedMethod("keys($self, /)")
    public final Object keys() {
        return new PyDictKeys(this);
    }

    @ExposedMethod("values($self, /)")
    public final Object values() {
        return new PyDictValues(this);
    }

    @ExposedMethod("items($self, /)")
    public final Object items() {
        return new PyDictItems(this);
    }

    @ExposedMethod("__iter__($self, /)")
    public final Object iter() {
        return new DictIterators.Keys(this);
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    public final Object reversed() {
        return new DictIterators.ReverseKeys(this);
    }

    // ---- merging -----------------------------------------------------------------------------------------------------------------

    @ExposedMethod("__or__($self, value, /)")
    static Object or(PyThread t, Object self, Object value) {
        if (!(self instanceof PyDict a) || !(value instanceof PyDict b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyDict result = a.copyOfSameKind(t);
        DictMerges.merge(t, result, b, true);
        return result;
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object ror(PyThread t, Object self, Object value) {
        return or(t, value, self);
    }

    @ExposedMethod("__ior__($self, value, /)")
    static Object ior(PyThread t, Object self, Object value) {
        DictMerges.update(t, (PyDict) self, value);
        return self;
    }

    /** What {@code |} starts from: a dict, for a dict of any kind but one whose Java class has its own. */
    protected PyDict copyOfSameKind(PyThread t) {
        return copy();
    }

    // ---- comparison and text -----------------------------------------------------------------------------------------------------

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        if (op != CompareOps.EQ && op != CompareOps.NE || !(other instanceof PyDict b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return equalTo(t, b) == (op == CompareOps.EQ);
    }

    private boolean equalTo(PyThread t, PyDict other) {
        if (size() != other.size()) {
            return false;
        }
        DictTable tb = table;
        for (int n = tb.next(0); n >= 0; n = tb.next(n + 1)) {
            Object key = tb.entries[2 * n];
            Object value = tb.entries[2 * n + 1];
            if (key == null || value == null) {
                continue;
            }
            Object theirs = tb.general() ? other.getHashed(t, key, tb.hashes[n]) : other.get(t, key);
            if (theirs == null || !CompareOps.is(value, theirs) && !TruthOps.isTrue(t, CompareOps.compare(t, value, theirs, CompareOps.EQ))) {
                return false;
            }
            tb = table;
        }
        return true;
    }

    @ExposedMethod("__repr__($self, /)")
    public Object repr(PyThread t) {
        if (size() == 0) {
            return "{}";
        }
        if (!ReprGuard.enter(t, this)) {
            return "{...}";
        }
        try {
            StringBuilder out = new StringBuilder("{");
            DictTable tb = table;
            for (int n = tb.next(0); n >= 0; n = tb.next(n + 1)) {
                Object key = tb.entries[2 * n];
                Object value = tb.entries[2 * n + 1];
                if (key == null || value == null) {
                    continue;
                }
                out.append(out.length() == 1 ? "" : ", ").append(Str.java(TextOps.repr(t, key))).append(": ")
                        .append(Str.java(TextOps.repr(t, value)));
                tb = table;
            }
            return Str.of(out.append('}').toString());
        } finally {
            ReprGuard.leave(t, this);
        }
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS)
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }

    @ExposedMethod("__sizeof__($self, /)")
    final int sizeOf() {
        DictTable tb = table;
        return 48 + (tb.capacity() == 0 ? 0 : 32 + tb.indexSize() * (tb.indexSize() <= 256 ? 1 : tb.indexSize() <= 65536 ? 2 : 4)
                + tb.capacity() * (tb.general() ? 24 : 16));
    }

    /** For exact dicts and for those whose class does not change how they are read: whether {@link DictMerges} may read the storage. */
    public final boolean plainlyRead() {
        return type == TYPE || type.slot(Slot.ITER) == TYPE.slot(Slot.ITER);
    }

    /** The error of an iteration during which the number of items changed. */
    static RuntimeException sizeChanged() {
        return RuntimeErrors.of("dictionary changed size during iteration");
    }

    /** Checks and takes the single optional positional argument of a constructor. */
    static Object optionalArgument(String name, Object[] args) {
        ArityOps.atMost(name, args, 1);
        return args.length == 0 ? null : args[0];
    }
}
