package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code ReferenceError}s; the caller throws them. */
public final class ReferenceErrors {
    private ReferenceErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.REFERENCE_ERROR, message);
    }
}
