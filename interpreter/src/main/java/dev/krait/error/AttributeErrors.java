package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code AttributeError}s; the caller throws them. */
public final class AttributeErrors {
    private AttributeErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.ATTRIBUTE_ERROR, message);
    }
}
