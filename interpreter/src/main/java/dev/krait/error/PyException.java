package dev.krait.error;

import dev.krait.object.PyType;
import dev.krait.type.exception.PyBaseException;

/**
 * Carries a Python exception through Java frames. Has no Java stack trace: the traceback is built on the Python exception as it passes Python frames.
 */
public final class PyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The Python exception. */
    public final transient PyBaseException value;
    /** Whether the exception has been given its context; a new one gets it from the first frame that sees it. */
    public boolean chained;
    /** The next frame is left out of the traceback: it raises again what it was handling. */
    public boolean quiet;
    /** Of a quiet one: code-unit index of the RERAISE, whose handler counts, {@code f_lasti} being that of the instruction that first raised; or -1. */
    public int reraisedAt = -1;

    public PyException(PyBaseException value) {
        super(null, null, false, false);
        this.value = value;
    }

    /** Whether the exception is an instance of a type. */
    public boolean is(PyType type) {
        return value.type.isSubtype(type);
    }

    @Override
    public String getMessage() {
        return value.type.name + ": " + value;
    }
}
