package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code NotImplementedError}s; the caller throws them. */
public final class NotImplementedErrors {
    private NotImplementedErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.NOT_IMPLEMENTED_ERROR, message);
    }
}
