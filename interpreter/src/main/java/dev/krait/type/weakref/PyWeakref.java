package dev.krait.type.weakref;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** A {@code weakref.ref}. Compare CPython {@code Objects/weakrefobject.c}. */
@ExposedType("weakref.ReferenceType")
public final class PyWeakref extends PyWeakObject {
    public static final PyType TYPE = PyType.builtin(PyWeakrefTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    /** Null until it was asked for while the object lived. */
    private volatile Long hash;

    private PyWeakref(PyThread t, PyType type, Object object, Object callback) {
        super(t, type, object, callback);
    }

    /** {@code weakref.ref(object)}: one without a callback is made once. */
    public static PyWeakref of(PyThread t, Object object) {
        for (PyWeakObject known : References.of(t.interpreter).referencesTo(object)) {
            if (known instanceof PyWeakref ref && ref.type == TYPE && ref.callback() == null) {
                return ref;
            }
        }
        return new PyWeakref(t, TYPE, object, null);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newReference(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (args.length < 1 || args.length > 2) {
            throw TypeErrors.of("__new__ expected at " + (args.length < 1 ? "least 1 argument" : "most 2 arguments") + ", got " + args.length);
        }
        Object callback = args.length > 1 && args[1] != PyNone.NONE ? args[1] : null;
        return callback == null && cls == TYPE ? of(t, args[0]) : new PyWeakref(t, cls, args[0], callback);
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    static void init(PyWeakref self, Object[] args, PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0) {
            throw TypeErrors.of("ref() takes no keyword arguments");
        }
        if (args.length < 1 || args.length > 2) {
            throw TypeErrors.of("__init__ expected at " + (args.length < 1 ? "least 1 argument" : "most 2 arguments") + ", got " + args.length);
        }
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        if (arguments.length > 0) {
            throw TypeErrors.of(keywords != null ? "weakref() takes no keyword arguments" : "weakref expected 0 arguments, got " + arguments.length);
        }
        return call0(t);
    }

    @Override
    public Object call0(PyThread t) {
        Object object = object();
        return object == null ? PyNone.NONE : object;
    }

    @ExposedMethod("__call__($self, /)")
    Object callMethod(PyThread t) {
        return call0(t);
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        Long known = hash;
        if (known == null) {
            Object object = object();
            if (object == null) {
                throw TypeErrors.of("weak object has gone away");
            }
            known = HashOps.hash(t, object);
            hash = known;
        }
        return known;
    }

    private Object compare(PyThread t, Object value, int op) {
        if (!(value instanceof PyWeakref other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        Object mine = object();
        Object its = other.object();
        if (mine == null || its == null) {
            return op == CompareOps.EQ == (this == other);
        }
        return CompareOps.compare(t, mine, its, op);
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object value) {
        return compare(t, value, CompareOps.EQ);
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object value) {
        return compare(t, value, CompareOps.NE);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        Object object = object();
        String at = "<weakref at " + Addresses.of(t, this);
        if (object == null) {
            return Str.of(at + "; dead>");
        }
        Object name = AttributeOps.lookup(t, object, "__name__");
        String named = name != null && Str.is(name) ? " (" + Str.java(name) + ")" : "";
        return Str.of(at + "; to '" + PyType.of(object).fullName() + "' at " + Addresses.of(t, object) + named + ">");
    }

    @ExposedMethod(value = "__class_getitem__($type, object, /)", binding = Binding.CLASS, doc = "See PEP 585")
    static Object classGetItem(PyThread t, PyType cls, Object key) {
        return TypeOps.genericAlias(t, cls, key);
    }

    @ExposedGetter(value = "__callback__", member = true)
    Object callbackOrNone() {
        return callback() == null ? PyNone.NONE : callback();
    }
}
