package dev.krait.type.exception;

import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;

/** An exception. Compare CPython {@code Objects/exceptions.c: PyBaseExceptionObject}. */
@ExposedType(value = "BaseException", doc = "Common base class for all exceptions.")
public class PyBaseException extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyBaseExceptionTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.BASE_EXC_SUBCLASS | PyType.MANAGED_DICT);

    public PyTuple args;
    public PyBaseException context;
    public PyBaseException cause;
    public boolean suppressContext;
    /** The traceback, or null. */
    public Object traceback;

    public PyBaseException(PyType type, Object... args) {
        super(type);
        this.shape = type.rootShape;
        this.args = PyTuple.of(args);
    }

    /** Makes an exception of a built-in type, with the Java class that its layout wants. */
    public static PyBaseException make(PyType type, Object... args) {
        return new PyBaseException(type, args);
    }

    /** {@code self.add_note(note)}. */
    public void addNote(PyThread t, Object note) {
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newException(PyThread t, PyType cls, Object[] args, dev.krait.type.mapping.PyDict kwargs) {
        return make(cls, args);
    }

    @Override
    public String toString() {
        return args.size() == 1 ? String.valueOf(args.items[0]) : java.util.Arrays.toString(args.items);
    }
}
