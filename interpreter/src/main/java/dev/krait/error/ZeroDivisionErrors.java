package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code ZeroDivisionError}s; the caller throws them. */
public final class ZeroDivisionErrors {
    private ZeroDivisionErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.ZERO_DIVISION_ERROR, message);
    }
}
