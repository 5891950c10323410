package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code OverflowError}s; the caller throws them. */
public final class OverflowErrors {
    private OverflowErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.OVERFLOW_ERROR, message);
    }
}
