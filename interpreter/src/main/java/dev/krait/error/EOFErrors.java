package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code EOFError}s; the caller throws them. */
public final class EOFErrors {
    private EOFErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.EOF_ERROR, message);
    }
}
