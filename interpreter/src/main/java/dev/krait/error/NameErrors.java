package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code NameError}s; the caller throws them. */
public final class NameErrors {
    private NameErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.NAME_ERROR, message);
    }
}
