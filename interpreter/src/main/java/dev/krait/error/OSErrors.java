package dev.krait.error;

import dev.krait.host.Errno;
import dev.krait.host.HostException;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;

/** Makes {@code OSError}s, of the subclass that the number asks for; the caller throws them. */
public final class OSErrors {
    private OSErrors() {
    }

    /** {@code OSError(errno, strerror)}. */
    public static PyException of(PyThread t, HostException e) {
        return of(t, e.errno, Errno.message(e.errno));
    }

    /** With the file, as Python code gave it. */
    public static PyException of(PyThread t, HostException e, Object file) {
        return make(t, (long) e.errno, Errno.message(e.errno), file);
    }

    /** With two files ({@code rename}). */
    public static PyException of(PyThread t, HostException e, Object file, Object file2) {
        return make(t, (long) e.errno, Errno.message(e.errno), file, dev.krait.object.PyNone.NONE, file2);
    }

    public static PyException of(PyThread t, Errno errno) {
        return of(t, errno.number, errno.message);
    }

    public static PyException of(PyThread t, Errno errno, Object file) {
        return make(t, (long) errno.number, errno.message, file);
    }

    public static PyException of(PyThread t, int errno, String message) {
        return make(t, (long) errno, message);
    }

    private static PyException make(PyThread t, Object... arguments) {
        return new PyException((PyBaseException) CallOps.call(t, ExceptionTypes.OS_ERROR, arguments, null));
    }
}
