package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code UnboundLocalError}s; the caller throws them. */
public final class UnboundLocalErrors {
    private UnboundLocalErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.UNBOUND_LOCAL_ERROR, message);
    }
}
