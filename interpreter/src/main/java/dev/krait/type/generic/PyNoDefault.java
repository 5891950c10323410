package dev.krait.type.generic;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** The type of {@code typing.NoDefault}, which is its only instance. */
@ExposedType(value = "NoDefaultType", doc = "The type of the NoDefault singleton.")
public final class PyNoDefault extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyNoDefaultTable.TABLE, PyType.OBJECT, 0);
    public static final PyNoDefault NO_DEFAULT = new PyNoDefault();

    private PyNoDefault() {
        super(TYPE);
    }

    @ExposedNew("()")
    static Object newObject(PyThread t, PyType cls) {
        return NO_DEFAULT;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return "typing.NoDefault";
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return "NoDefault";
    }
}
