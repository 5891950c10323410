package dev.krait.type.function;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.TextOps;
import dev.krait.protocol.Descriptor;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A function with its first argument: {@code method}. Compare CPython {@code Objects/classobject.c}. */
@ExposedType(value = "method", doc = "Create a bound instance method object.", signature = "(function, instance, /)")
public final class PyBoundMethod extends PyObject implements Descriptor {
    public static final PyType TYPE = PyType.builtin(PyBoundMethodTable.TABLE, PyType.OBJECT, 0);

    static {
        TYPE.hasWeakref = true;
    }

    /** Any callable. */
    public final Object function;
    public final Object self;

    public PyBoundMethod(Object function, Object self) {
        super(TYPE);
        this.function = function;
        this.self = self;
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CallOps.call(t, function, all, keywords);
    }

    @Override
    public Object call0(PyThread t) {
        return CallOps.call1(t, function, self);
    }

    @Override
    public Object call1(PyThread t, Object a) {
        return CallOps.call2(t, function, self, a);
    }

    @Override
    public Object call2(PyThread t, Object a, Object b) {
        return CallOps.call3(t, function, self, a, b);
    }

    @Override
    public Object call3(PyThread t, Object a, Object b, Object c) {
        return CallOps.call4(t, function, self, a, b, c);
    }

    @ExposedNew("(function, instance, /)")
    static Object newMethod(PyThread t, PyType cls, Object function, Object instance) {
        if (PyType.of(function).slot(dev.krait.object.Slot.CALL) == null) {
            throw TypeErrors.of("first argument must be callable");
        }
        if (instance == PyNone.NONE) {
            throw TypeErrors.of("instance must not be None");
        }
        return new PyBoundMethod(function, instance);
    }

    @ExposedGetter(value = "__func__", member = true, doc = "the function (or other callable) implementing a method")
    Object getFunction() {
        return function;
    }

    @ExposedGetter(value = "__self__", member = true, doc = "the instance to which a method is bound")
    Object getSelf() {
        return self;
    }

    @ExposedGetter("__doc__")
    Object getDoc(PyThread t) {
        Object doc = AttributeOps.lookup(t, function, "__doc__");
        return doc == null ? PyNone.NONE : doc;
    }

    /** The type's own attributes first, then the function's. */
    @ExposedMethod("__getattribute__($self, name, /)")
    Object getAttribute(PyThread t, Object name) {
        Object ofType = TYPE.lookup(Str.java(name));
        if (ofType != null) {
            return SlotOps.bind(t, ofType, this);
        }
        return AttributeOps.get(t, function, Str.java(name).intern());
    }

    @Override
    public Object bind(PyThread t, Object instance, PyType owner) {
        return this;
    }

    @ExposedMethod("__get__($self, instance, owner=None, /)")
    Object get(Object instance, Object owner) {
        return this;
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callFromPython(PyThread t, Object[] arguments, PyDict keywords) {
        return Keywords.call(t, this, arguments, keywords);
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object other) {
        if (!(other instanceof PyBoundMethod m)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return CompareOps.is(self, m.self) && CompareOps.equal(t, function, m.function);
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object other) {
        return CompareOps.negated(eq(t, other));
    }

    @ExposedMethod("__hash__($self, /)")
    long hash(PyThread t) {
        return System.identityHashCode(self) * 31L + HashOps.hash(t, function);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        return PyTuple.of(t.interpreter.builtins.getName("getattr"), PyTuple.of(self, AttributeOps.get(t, function, "__name__")));
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        Object name = AttributeOps.lookup(t, function, "__qualname__");
        if (name == null) {
            name = AttributeOps.lookup(t, function, "__name__");
        }
        Object text = name != null && Str.is(name) ? name : "?";
        return Str.concat(Str.concat(Str.concat(Str.concat("<bound method ", text), " of "), TextOps.repr(t, self)), ">");
    }
}
