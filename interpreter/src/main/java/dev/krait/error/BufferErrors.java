package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code BufferError}s; the caller throws them. */
public final class BufferErrors {
    private BufferErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.BUFFER_ERROR, message);
    }
}
