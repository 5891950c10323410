package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code IndexError}s; the caller throws them. */
public final class IndexErrors {
    private IndexErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.INDEX_ERROR, message);
    }
}
