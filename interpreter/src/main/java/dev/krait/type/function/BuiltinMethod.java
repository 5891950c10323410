package dev.krait.type.function;

import dev.krait.exposer.ExposedType;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** A method of a built-in type as it lies in the type's dict: a method_descriptor. */
@ExposedType("method_descriptor")
public final class BuiltinMethod extends PyObject {
    public static final PyType TYPE = PyType.builtin(BuiltinMethodTable.TABLE, PyType.OBJECT, PyType.METHOD_DESCRIPTOR);

    public final PyType owner;
    public final ExposedRow row;

    public BuiltinMethod(PyType owner, ExposedRow row) {
        super(TYPE);
        this.owner = owner;
        this.row = row;
    }

    @Override
    public Object call(PyThread t, Object[] arguments, String[] keywords) {
        return row.call(t, arguments, keywords);
    }

    @Override
    public Object call1(PyThread t, Object a) {
        return row.call1(t, a);
    }

    @Override
    public Object call2(PyThread t, Object a, Object b) {
        return row.call2(t, a, b);
    }

    @Override
    public Object call3(PyThread t, Object a, Object b, Object c) {
        return row.call3(t, a, b, c);
    }

    @Override
    public Object call4(PyThread t, Object a, Object b, Object c, Object d) {
        return row.call4(t, a, b, c, d);
    }
}
