package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code TypeError}s; the caller throws them. */
public final class TypeErrors {
    private TypeErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.TYPE_ERROR, message);
    }
}
