package dev.krait.modules.collections;

import dev.krait.error.PyErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ContainmentOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/**
 * An {@code OrderedDict}. A dict keeps its order anyway, so only what moves keys is its own: {@code move_to_end} to the front rebuilds the table, all
 * else costs what it costs in CPython. Methods of subclasses go through {@code self[key]}. Compare CPython {@code Objects/odictobject.c}.
 */
@ExposedType(value = "collections.OrderedDict", doc = "Dictionary that remembers insertion order")
public final class PyOrderedDict extends PyDict {
    public static final PyType TYPE = PyType.builtin(PyOrderedDictTable.TABLE, PyDict.TYPE, PyType.BASETYPE | PyType.MANAGED_DICT);

    static {
        TYPE.hasWeakref = true;
    }

    private PyOrderedDict(PyType type) {
        super(type);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newOrderedDict(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyOrderedDict(cls);
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    void initOrdered(PyThread t, Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw TypeErrors.of("expected at most 1 argument, got " + args.length);
        }
        OrderedUpdates.update(t, this, args.length == 0 ? null : args[0], kwargs);
    }

    @ExposedMethod("update($self, /, *args, **kwargs)")
    void updateOrdered(PyThread t, Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw TypeErrors.of("update() takes at most 1 positional argument (" + args.length + " given)");
        }
        OrderedUpdates.update(t, this, args.length == 0 ? null : args[0], kwargs);
    }

    @ExposedMethod(value = "fromkeys($type, /, iterable, value=None)", binding = Binding.CLASS)
    static Object fromKeysOrdered(PyThread t, PyType cls, Object iterable, Object value) {
        Object made = CallOps.call0(t, cls);
        Object it = IterationOps.iterator(t, iterable);
        for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
            SubscriptOps.set(t, made, key, value == null ? PyNone.NONE : value);
        }
        return made;
    }

    @ExposedMethod("__setitem__($self, key, value, /)")
    void setItemOrdered(PyThread t, Object key, Object value) {
        put(t, key, value);
    }

    @ExposedMethod("__delitem__($self, key, /)")
    void deleteItemOrdered(PyThread t, Object key) {
        deleteItem(t, key);
    }

    private boolean exact() {
        return type == TYPE;
    }

    @ExposedMethod("setdefault($self, /, key, default=None)")
    Object setDefaultOrdered(PyThread t, Object key, Object otherwise) {
        Object value = otherwise == null ? PyNone.NONE : otherwise;
        if (exact()) {
            return putIfAbsent(t, key, value);
        }
        if (ContainmentOps.contains(t, this, key)) {
            return SubscriptOps.get(t, this, key);
        }
        SubscriptOps.set(t, this, key, value);
        return value;
    }

    @ExposedMethod("pop($self, /, key, default=<unrepresentable>)")
    Object popOrdered(PyThread t, Object key, Object otherwise) {
        if (type.slot(Slot.DELITEM) == TYPE.slot(Slot.DELITEM) && type.slot(Slot.GETITEM) == TYPE.slot(Slot.GETITEM)) {
            Object value = remove(t, key);
            if (value != null) {
                return value;
            }
        } else if (ContainmentOps.contains(t, this, key)) {
            Object value = SubscriptOps.get(t, this, key);
            SubscriptOps.delete(t, this, key);
            return value;
        }
        if (otherwise != null) {
            return otherwise;
        }
        throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
    }

    @ExposedMethod("popitem($self, /, last=True)")
    Object popItemOrdered(PyThread t, Object last) {
        boolean back = last == null || TruthOps.isTrue(t, last);
        Object[] item = back ? removeLast() : removeFirst();
        if (item == null) {
            throw PyErrors.of(ExceptionTypes.KEY_ERROR, "dictionary is empty");
        }
        return PyTuple.of(item);
    }

    @ExposedMethod("move_to_end($self, /, key, last=True)")
    void moveToEnd(PyThread t, Object key, Object last) {
        boolean back = last == null || TruthOps.isTrue(t, last);
        if (!move(t, key, !back)) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
        }
    }

    @ExposedMethod("clear($self, /)")
    void clearOrdered() {
        clear();
    }

    @ExposedMethod("copy($self, /)")
    Object copyOrdered(PyThread t) {
        Object copy = exact() ? new PyOrderedDict(TYPE) : CallOps.call0(t, type);
        Object[] pairs = snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            if (exact()) {
                ((PyDict) copy).put(t, pairs[i], pairs[i + 1]);
            } else {
                SubscriptOps.set(t, copy, pairs[i], SubscriptOps.get(t, this, pairs[i]));
            }
        }
        return copy;
    }

    @ExposedMethod("__or__($self, value, /)")
    static Object orOrdered(PyThread t, Object a, Object b) {
        if (!(a instanceof PyDict) || !(b instanceof PyDict)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyType cls = a instanceof PyOrderedDict o ? o.type : PyType.of(b);
        Object made = CallOps.call1(t, cls, a);
        if (!(made instanceof PyOrderedDict result)) {
            throw TypeErrors.of(cls.fullName() + "() must return an OrderedDict, not " + PyType.of(made).fullName());
        }
        OrderedUpdates.update(t, result, b, null);
        return result;
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object rorOrdered(PyThread t, Object a, Object b) {
        return orOrdered(t, b, a);
    }

    @ExposedMethod("__ior__($self, value, /)")
    Object iorOrdered(PyThread t, Object value) {
        OrderedUpdates.update(t, this, value, null);
        return this;
    }

    @Override
    public Object richCompare(PyThread t, Object other, int op) {
        Object equal = super.richCompare(t, other, op == CompareOps.NE ? CompareOps.EQ : op);
        if (!(equal instanceof Boolean same)) {
            return equal;
        }
        if (same && other instanceof PyOrderedDict b) {
            same = sameOrder(t, b);
        }
        return same == (op == CompareOps.EQ);
    }

    /** Whether the keys are equal one by one; changing either dict meanwhile is an error. */
    private boolean sameOrder(PyThread t, PyOrderedDict b) {
        Object[] mine = snapshot();
        Object[] theirs = b.snapshot();
        Object myKeys = keysToken();
        Object theirKeys = b.keysToken();
        for (int i = 0; i < mine.length && i < theirs.length; i += 2) {
            boolean same = CompareOps.equal(t, mine[i], theirs[i]);
            if (!sameKeys(myKeys) || !b.sameKeys(theirKeys)) {
                throw RuntimeErrors.of("OrderedDict mutated during iteration");
            }
            if (!same) {
                return false;
            }
        }
        return mine.length == theirs.length;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iterOrdered() {
        return new OrderedIterator(this, OrderedIterator.KEYS, false);
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    Object reversedOrdered() {
        return new OrderedIterator(this, OrderedIterator.KEYS, true);
    }

    @ExposedMethod("keys($self, /)")
    Object keysOrdered() {
        return new OrderedViews.Keys(this);
    }

    @ExposedMethod("values($self, /)")
    Object valuesOrdered() {
        return new OrderedViews.Values(this);
    }

    @ExposedMethod("items($self, /)")
    Object itemsOrdered() {
        return new OrderedViews.Items(this);
    }

    @ExposedMethod("__repr__($self, /)")
    Object reprOrdered(PyThread t) {
        if (size() == 0) {
            return Str.of(type.name + "()");
        }
        if (!ReprGuard.enter(t, this)) {
            return "...";
        }
        try {
            PyDict plain = new PyDict();
            if (exact()) {
                Object[] pairs = snapshot();
                for (int i = 0; i < pairs.length; i += 2) {
                    plain.put(t, pairs[i], pairs[i + 1]);
                }
            } else {
                Object items = PyList.from(t, CallOps.callMethod(t, this, "items"));
                dev.krait.type.mapping.DictMerges.update(t, plain, items);
            }
            return Str.of(type.name + "(" + Str.java(TextOps.repr(t, plain)) + ")");
        } finally {
            ReprGuard.leave(t, this);
        }
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        Object state = CallOps.callMethod(t, this, "__getstate__");
        Object items = CallOps.callMethod(t, this, "items");
        return PyTuple.of(type, PyTuple.EMPTY, state, PyNone.NONE, IterationOps.iterator(t, items));
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true)
    int sizeOfOrdered() {
        return 200 + 100 * size();
    }
}
