package dev.krait.type.function;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** A {@code staticmethod}. Compare CPython {@code Objects/funcobject.c: sm_descr_get}. */
@ExposedType(value = "staticmethod", signature = "(function, /)", doc = "Convert a function to be a static method.\n\n"
        + "A static method does not receive an implicit first argument.")
public final class PyStaticMethod extends FunctionWrapper {
    public static final PyType TYPE =
            PyType.builtin(PyStaticMethodTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.MANAGED_DICT | PyType.MANAGED_WEAKREF);

    static {
        TYPE.allocator = PyStaticMethod::new;
    }

    private PyStaticMethod(PyType type) {
        super(type);
    }

    public PyStaticMethod(Object function) {
        super(TYPE);
        this.function = function;
    }

    /** {@code staticmethod(function)}. */
    public static PyStaticMethod wrapping(PyThread t, Object function) {
        PyStaticMethod made = new PyStaticMethod(TYPE);
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
        return function();
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        return CallOps.call(t, function(), arguments, keywords);
    }

    @ExposedMethod("__call__($self, /, *args, **kwargs)")
    Object callMethod(PyThread t, Object[] args, PyDict kwargs) {
        return Keywords.call(t, function(), args, kwargs);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat(Str.concat("<staticmethod(", TextOps.repr(t, function())), ")>");
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
