package dev.krait.type.function;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** A {@code classmethod}. Compare CPython {@code Objects/funcobject.c: cm_descr_get}. */
@ExposedType(value = "classmethod", signature = "(function, /)", doc = "Convert a function to be a class method.\n\n"
        + "A class method receives the class as implicit first argument,\njust like an instance method receives the instance.")
public final class PyClassMethod extends FunctionWrapper {
    public static final PyType TYPE =
            PyType.builtin(PyClassMethodTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.MANAGED_DICT | PyType.MANAGED_WEAKREF);

    static {
        TYPE.allocator = PyClassMethod::new;
    }

    private PyClassMethod(PyType type) {
        super(type);
    }

    public PyClassMethod(Object function) {
        super(TYPE);
        this.function = function;
    }

    /** {@code classmethod(function)}. */
    public static PyClassMethod wrapping(PyThread t, Object function) {
        PyClassMethod made = new PyClassMethod(TYPE);
        made.wrap(t, function);
        return made;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newMethod(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return cls.allocate();
    }

    @ExposedMethod("__init__($self, function, /)")
    void init(PyThread t, Object callable) {
        wrap(t, callable);
    }

    @Override
    public Object bind(PyThread t, Object self, PyType owner) {
        PyType to = owner != null ? owner : PyType.of(self);
        return new PyBoundMethod(function(), to);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat(Str.concat("<classmethod(", TextOps.repr(t, function())), ")>");
    }

    @ExposedGetter(value = "__func__", member = true)
    Object func() {
        return function;
    }

    @ExposedGetter(value = "__wrapped__", member = true)
    Object wrapped() {
        return function;
    }
}
