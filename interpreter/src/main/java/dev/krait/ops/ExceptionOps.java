package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.sequence.PyTuple;

/** The checks of {@code except} and {@code except*}. */
public final class ExceptionOps {
    private static final String NOT_EXCEPTIONS = "catching classes that do not inherit from BaseException is not allowed";
    private static final String GROUPS = "catching ExceptionGroup with except* is not allowed. Use except instead.";

    private ExceptionOps() {
    }

    /** Whether an exception matches what stands after {@code except}. */
    public static boolean matches(PyThread t, Object exception, Object wanted) {
        check(wanted, NOT_EXCEPTIONS, null);
        return isInstance(exception, wanted);
    }

    private static boolean isInstance(Object exception, Object wanted) {
        if (wanted instanceof PyTuple tuple) {
            for (Object one : tuple.items) {
                if (isInstance(exception, one)) {
                    return true;
                }
            }
            return false;
        }
        return PyType.of(exception).isSubtype((PyType) wanted);
    }

    private static void check(Object wanted, String message, PyType group) {
        if (wanted instanceof PyTuple tuple) {
            for (Object one : tuple.items) {
                checkOne(one, message, group);
            }
        } else {
            checkOne(wanted, message, group);
        }
    }

    private static void checkOne(Object wanted, String message, PyType group) {
        if (!(wanted instanceof PyType type) || !type.isSubtype(PyBaseException.TYPE)) {
            throw TypeErrors.of(message);
        }
        if (group != null && type.isSubtype(group)) {
            throw TypeErrors.of(GROUPS);
        }
    }

    /** {@code exception, wanted -- rest, match}. Compare CPython {@code Python/ceval.c: _PyEval_ExceptionGroupMatch}. */
    public static void matchGroup(PyThread t, Object[] s, int sp) {
        Object value = s[sp - 2];
        Object wanted = s[sp - 1];
        PyType group = ExceptionTypes.BASE_EXCEPTION_GROUP;
        check(wanted, NOT_EXCEPTIONS, group);
        Object match = PyNone.NONE;
        Object rest = value;
        if (isInstance(value, wanted)) {
            rest = PyNone.NONE;
            match = value;
            if (!PyType.of(value).isSubtype(group)) {
                match = wrap(t, (PyBaseException) value);
            }
        } else if (PyType.of(value).isSubtype(group)) {
            Object pair = CallOps.callMethod(t, value, "split", wanted);
            if (!(pair instanceof PyTuple tuple)) {
                throw TypeErrors.of(PyType.of(value).fullName() + ".split must return a tuple, not " + PyType.of(pair).fullName());
            }
            if (tuple.size() < 2) {
                throw TypeErrors.of(PyType.of(value).fullName() + ".split must return a 2-tuple, got tuple of size " + tuple.size());
            }
            match = tuple.items[0];
            rest = tuple.items[1];
        }
        s[sp - 2] = rest;
        s[sp - 1] = match;
        if (match != PyNone.NONE) {
            t.handled.value = (PyBaseException) match;
        }
    }

    /** A naked exception comes to an {@code except*} as a group of one. */
    private static Object wrap(PyThread t, PyBaseException value) {
        PyBaseException wrapped = (PyBaseException) CallOps.call2(t, t.interpreter.builtins.getName("ExceptionGroup"), "", PyTuple.of(value));
        wrapped.traceback = t.frame == null ? null : new dev.krait.type.exception.PyTraceback(null, t.frame.kept(), t.frame.lasti);
        return wrapped;
    }
}
