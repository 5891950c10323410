package dev.krait.eval;

import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;

/** The raising instructions. Compare CPython {@code Python/ceval.c: do_raise}. */
final class Raising {
    private Raising() {
    }

    /** {@code raise}, {@code raise e} or {@code raise e from c}; null stands for what is left out. */
    static PyException raise(PyThread t, Object exception, Object cause) {
        if (exception == null) {
            PyBaseException handled = Unwinding.handled(t);
            return handled == null ? RuntimeErrors.of("No active exception to reraise") : Unwinding.again(handled);
        }
        PyBaseException value = instance(t, exception, "exceptions must derive from BaseException");
        if (cause != null) {
            value.cause = cause == PyNone.NONE ? null : instance(t, cause, "exception causes must derive from BaseException");
            value.suppressContext = true;
        }
        return new PyException(value);
    }

    private static PyBaseException instance(PyThread t, Object exception, String message) {
        if (exception instanceof PyType type && type.isSubtype(PyBaseException.TYPE)) {
            Object made = CallOps.call0(t, type);
            if (made instanceof PyBaseException e) {
                return e;
            }
            throw TypeErrors.of("calling " + TextOps.repr(t, type) + " should have returned an instance of BaseException, not "
                    + TextOps.repr(t, PyType.of(made)));
        }
        if (exception instanceof PyBaseException e) {
            return e;
        }
        throw TypeErrors.of(message);
    }

    /** RERAISE: {@code values[oparg], exc}; the first value is the index of the instruction that first raised. */
    static PyException reraise(PyFrame f, int pc, Object[] s, int sp, int oparg) {
        f.lasti = oparg != 0 && s[sp - 1 - oparg] instanceof Long unit ? (int) (long) unit : pc >> 2;
        return Unwinding.again((PyBaseException) s[sp - 1]);
    }
}
