package dev.krait.error;

import dev.krait.object.PyType;
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
}
