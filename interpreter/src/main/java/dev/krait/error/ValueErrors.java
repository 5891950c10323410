package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code ValueError}s; the caller throws them. */
public final class ValueErrors {
    private ValueErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.VALUE_ERROR, message);
    }
}
