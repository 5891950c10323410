package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code SystemError}s; the caller throws them. */
public final class SystemErrors {
    private SystemErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.SYSTEM_ERROR, message);
    }
}
