package dev.krait.object;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.thread.PyThread;

/** The type of {@code Ellipsis}, which is its only instance. */
@ExposedType(value = "ellipsis", doc = "The type of the Ellipsis singleton.")
public final class PyEllipsis extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyEllipsisTable.TABLE, PyType.OBJECT, 0);
    public static final PyEllipsis ELLIPSIS = new PyEllipsis();

    private PyEllipsis() {
        super(TYPE);
    }

    @ExposedNew("()")
    static Object newObject(PyThread t, PyType cls) {
        return ELLIPSIS;
    }

    @ExposedMethod("__repr__($self, /)")
    static Object repr(Object self) {
        return "Ellipsis";
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    static Object reduce(Object self) {
        return "Ellipsis";
    }

    @Override
    public String toString() {
        return "Ellipsis";
    }
}
