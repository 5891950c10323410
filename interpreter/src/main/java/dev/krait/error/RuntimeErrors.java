package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code RuntimeError}s; the caller throws them. */
public final class RuntimeErrors {
    private RuntimeErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.RUNTIME_ERROR, message);
    }
}
