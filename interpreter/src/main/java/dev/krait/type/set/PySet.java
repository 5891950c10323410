package dev.krait.type.set;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.ArityOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.KeyHashes;
import dev.krait.type.mapping.PyDict;

/** A {@code set}. Compare CPython {@code Objects/setobject.c}. */
@ExposedType(value = "set", doc = "Build an unordered collection of unique elements.", signature = "(iterable=(), /)")
public class PySet extends SetMethods {
    public static final PyType TYPE = PyType.builtin(PySetTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    static {
        TYPE.hasWeakref = true;
    }

    public PySet() {
        this(TYPE);
    }

    public PySet(PyType type) {
        super(type);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newSet(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PySet(cls);
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    final void init(PyThread t, Object[] args, PyDict kwargs) {
        ArityOps.noKeywords("set", kwargs);
        ArityOps.atMost("set", args, 1);
        clear();
        if (args.length == 1) {
            SetAlgebra.update(t, this, args[0]);
        }
    }

    @ExposedMethod("add($self, object, /)")
    public final void add(PyThread t, Object object) {
        insert(t, object);
    }

    @ExposedMethod("discard($self, object, /)")
    public final void discard(PyThread t, Object object) {
        take(t, object);
    }

    @ExposedMethod("remove($self, object, /)")
    public final void remove(PyThread t, Object object) {
        if (!take(t, object)) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, object);
        }
    }

    private boolean take(PyThread t, Object object) {
        long hash;
        try {
            hash = KeyHashes.ofSetElement(t, object);
        } catch (PyException e) {
            PyFrozenSet frozen = frozen(t, object, e);
            return removeHashed(t, frozen, frozen.hash(t));
        }
        return removeHashed(t, object, hash);
    }

    @ExposedMethod("pop($self, /)")
    public final Object pop() {
        Object any = removeAny();
        if (any == null) {
            throw PyErrors.of(ExceptionTypes.KEY_ERROR, "pop from an empty set");
        }
        return any;
    }

    @ExposedMethod("clear($self, /)")
    public final void clear() {
        setTable(SetTable.empty());
    }

    @ExposedMethod("copy($self, /)")
    public final Object copy() {
        return SetAlgebra.copy(this);
    }

    @ExposedMethod("update($self, /, *others)")
    public final void update(PyThread t, Object[] others) {
        for (Object other : others) {
            SetAlgebra.update(t, this, other);
        }
    }

    /** Adds the elements of one iterable. */
    public final void updateFrom(PyThread t, Object iterable) {
        SetAlgebra.update(t, this, iterable);
    }

    @ExposedMethod("intersection_update($self, /, *others)")
    final void intersectionUpdate(PyThread t, Object[] others) {
        setTable(SetAlgebra.intersection(t, this, others).table());
    }

    @ExposedMethod("difference_update($self, /, *others)")
    final void differenceUpdate(PyThread t, Object[] others) {
        for (Object other : others) {
            SetAlgebra.subtract(t, this, other);
        }
    }

    @ExposedMethod("symmetric_difference_update($self, other, /)")
    final void symmetricDifferenceUpdate(PyThread t, Object other) {
        SetAlgebra.toggle(t, this, other);
    }

    @ExposedMethod("__ior__($self, value, /)")
    final Object ior(PyThread t, Object value) {
        if (!(value instanceof SetStorage)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        SetAlgebra.update(t, this, value);
        return this;
    }

    @ExposedMethod("__iand__($self, value, /)")
    final Object iand(PyThread t, Object value) {
        if (!(value instanceof SetStorage)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        intersectionUpdate(t, new Object[] {value});
        return this;
    }

    @ExposedMethod("__isub__($self, value, /)")
    final Object isub(PyThread t, Object value) {
        if (!(value instanceof SetStorage)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        SetAlgebra.subtract(t, this, value);
        return this;
    }

    @ExposedMethod("__ixor__($self, value, /)")
    final Object ixor(PyThread t, Object value) {
        if (!(value instanceof SetStorage)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        SetAlgebra.toggle(t, this, value);
        return this;
    }
}
