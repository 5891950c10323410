package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code RecursionError}s; the caller throws them. */
public final class RecursionErrors {
    private RecursionErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.RECURSION_ERROR, message);
    }
}
