package dev.krait.type.exception;

/** Placeholder. */
public final class PyAttributeError {
    private PyAttributeError() {}
    public static PyBaseException make(Object message, Object object, Object name) {
        return PyBaseException.make(ExceptionTypes.ATTRIBUTE_ERROR, message);
    }
}
