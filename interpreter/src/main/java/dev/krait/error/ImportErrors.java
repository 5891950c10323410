package dev.krait.error;

import dev.krait.type.exception.ExceptionTypes;

/** Makes {@code ImportError}s; the caller throws them. */
public final class ImportErrors {
    private ImportErrors() {
    }

    /** With a message. */
    public static PyException of(String message) {
        return PyErrors.of(ExceptionTypes.IMPORT_ERROR, message);
    }
}
