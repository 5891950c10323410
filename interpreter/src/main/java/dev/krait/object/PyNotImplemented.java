package dev.krait.object;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.thread.PyThread;

/** The type of {@code NotImplemented}, which is its only instance. */
@ExposedType(value = "NotImplementedType", doc = "The type of the NotImplemented singleton.")
public final class PyNotImplemented extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyNotImplementedTable.TABLE, PyType.OBJECT, 0);
    public static final PyNotImplemented NOT_IMPLEMENTED = new PyNotImplemented();

    private PyNotImplemented() {
        super(TYPE);
    }

    @ExposedNew("()")
    static Object newObject(PyThread t, PyType cls) {
        return NOT_IMPLEMENTED;
    }

    @ExposedMethod("__repr__($self, /)")
    static Object repr(Object self) {
        return "NotImplemented";
    }

    @ExposedMethod("__bool__($self, /)")
    static boolean bool(PyThread t, Object self) {
        throw TypeErrors.of("NotImplemented should not be used in a boolean context");
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    static Object reduce(Object self) {
        return "NotImplemented";
    }

    @Override
    public String toString() {
        return "NotImplemented";
    }
}
