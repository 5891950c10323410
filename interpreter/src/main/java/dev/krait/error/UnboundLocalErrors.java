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

    /** About a name, which the exception also carries. */
    public static PyException of(String message, String name) {
        PyException e = of(message);
        ((dev.krait.type.exception.PyNameError) e.value).name = dev.krait.type.text.Str.of(name);
        return e;
    }
}
