package dev.krait.error;

import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.text.Str;

/** Makes exceptions of any built-in type; those that have a factory of their own ({@link TypeErrors} …) read better. */
public final class PyErrors {
    private PyErrors() {
    }

    /** {@code type(message)}; the message may hold surrogate pairs. */
    public static PyException of(PyType type, String message) {
        return new PyException(PyBaseException.make(type, Str.of(message)));
    }

    /** {@code type(*arguments)}. */
    public static PyException with(PyType type, Object... arguments) {
        return new PyException(PyBaseException.make(type, arguments));
    }

    /** What {@code raise exception} raises: an instance as it is, a class called without arguments. */
    public static PyException raised(PyThread t, Object exception) {
        if (exception instanceof PyBaseException e) {
            return new PyException(e);
        }
        if (exception instanceof PyType type && type.isSubtype(PyBaseException.TYPE)) {
            Object made = CallOps.call0(t, type);
            if (made instanceof PyBaseException e) {
                return new PyException(e);
            }
            return TypeErrors.of("calling " + type + " should have returned an instance of BaseException, not " + PyType.of(made));
        }
        return TypeErrors.of("exceptions must derive from BaseException");
    }
}
