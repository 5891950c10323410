package dev.krait.object;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.thread.PyThread;

/** The type of {@code None}, which is its only instance. */
@ExposedType(value = "NoneType", doc = "The type of the None singleton.")
public final class PyNone extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyNoneTable.TABLE, PyType.OBJECT, 0);
    public static final PyNone NONE = new PyNone();

    private PyNone() {
        super(TYPE);
    }

    @ExposedNew("()")
    static Object newObject(PyThread t, PyType cls) {
        return NONE;
    }

    @ExposedMethod("__repr__($self, /)")
    static Object repr(Object self) {
        return "None";
    }

    @ExposedMethod("__bool__($self, /)")
    static boolean bool(Object self) {
        return false;
    }

    /** The same in every process, as CPython's. */
    @ExposedMethod("__hash__($self, /)")
    static long hash(Object self) {
        return 0xFCA86420L;
    }

    @Override
    public String toString() {
        return "None";
    }
}
