package dev.krait.runtime;

import dev.krait.error.PyException;
import dev.krait.eval.FrameOperations;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.ops.ExceptionOps;
import dev.krait.ops.SpecialOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;

/** Handling and raising. */
public final class Exceptions {
    private Exceptions() {
    }

    /** Makes an exception the handled one; returns the one before, or None. */
    public static Object push(PyThread t, Object exception) {
        PyBaseException before = t.handled.value;
        t.handled.value = (PyBaseException) exception;
        return before == null ? PyNone.NONE : before;
    }

    public static void pop(PyThread t, Object before) {
        t.handled.value = before == PyNone.NONE ? null : (PyBaseException) before;
    }

    public static boolean matches(PyThread t, Object exception, Object type) {
        return ExceptionOps.matches(t, exception, type);
    }

    /** What does not match, and what does. */
    public static Object groupMatch(PyThread t, Object exception, Object type) {
        Object[] s = {exception, type};
        ExceptionOps.matchGroup(t, s, 2);
        return s;
    }

    /** {@code raise}: null stands for what is left out. Always raises. */
    public static void raise(PyThread t, Object exception, Object cause) {
        throw FrameOperations.raise(t, exception, cause);
    }

    /** Raises an exception again, as of the instruction whose index is given, if any. Always raises. */
    public static void reraise(PyThread t, PyFrame f, Object exception, Object lasti) {
        throw reraised(f, exception, lasti);
    }

    private static PyException reraised(PyFrame f, Object exception, Object lasti) {
        PyException e = FrameOperations.again((PyBaseException) exception);
        e.reraisedAt = f.lasti;
        if (lasti instanceof Long unit) {
            f.lasti = (int) (long) unit;
        }
        return e;
    }

    public static Object withExit(PyThread t, Object exit, Object self, Object exception) {
        return SpecialOps.exit(t, exit, self, (PyBaseException) exception);
    }

    public static Object cleanupThrow(PyThread t, Object exception) {
        return FrameOperations.cleanUpThrow(t, (PyBaseException) exception);
    }

    /** The instruction that raised, as a handler wants it on the stack. */
    public static Object lasti(PyFrame f) {
        return (long) f.lasti;
    }
}
