package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code MemoryError}s; the caller throws them. */
public final class MemoryErrors {
    private MemoryErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.MEMORY_ERROR, message);
    }

    /** Without a message. */
    public static PyException none() {
        return PyErrors.with(ExceptionTypes.MEMORY_ERROR);
    }
}
