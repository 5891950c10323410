package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code LookupError}s; the caller throws them. */
public final class LookupErrors {
    private LookupErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.LOOKUP_ERROR, message);
    }
}
