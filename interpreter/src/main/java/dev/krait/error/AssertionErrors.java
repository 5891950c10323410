package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code AssertionError}s; the caller throws them. */
public final class AssertionErrors {
    private AssertionErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.ASSERTION_ERROR, message);
    }
}
