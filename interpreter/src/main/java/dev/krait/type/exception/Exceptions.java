package dev.krait.type.exception;

/** Chains exceptions. */
public final class Exceptions {
    private Exceptions() {
    }

    /**
     * Makes {@code context} the {@code __context__} of an exception that was raised while it was handled, and cuts the chain where that would close a
     * circle. Compare CPython {@code Python/errors.c: _PyErr_SetObject}.
     */
    public static void setContext(PyBaseException exception, PyBaseException context) {
        if (context == null || context == exception) {
            return;
        }
        PyBaseException slow = context;
        boolean step = false;
        for (PyBaseException o = context; o.context != null; o = o.context) {
            if (o.context == exception) {
                o.context = null;
                break;
            }
            if (o.context == slow) {
                break;
            }
            slow = step ? slow.context : slow;
            step = !step;
        }
        exception.context = context;
    }
}
