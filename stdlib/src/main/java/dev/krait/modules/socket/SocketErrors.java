package dev.krait.modules.socket;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** The exceptions of the module, made once for each interpreter. */
final class SocketErrors {
    static final int EAI_NONAME = -2;
    static final int EAI_FAMILY = -6;
    static final int EAI_SERVICE = -8;

    final PyType gaierror;
    final PyType herror;

    private SocketErrors(PyThread t) {
        gaierror = make(t, "gaierror");
        herror = make(t, "herror");
    }

    private static PyType make(PyThread t, String name) {
        PyDict dict = new PyDict();
        dict.putName("__module__", "socket");
        return (PyType) CallOps.call3(t, PyType.TYPE, name, PyTuple.of(ExceptionTypes.OS_ERROR), dict);
    }

    static SocketErrors of(PyThread t) {
        return t.interpreter.state(SocketErrors.class, (Interpreter i) -> new SocketErrors(t));
    }

    /** The error of a name that cannot be resolved. */
    static PyException address(PyThread t, int code) {
        String message = switch (code) {
            case EAI_NONAME -> "Name or service not known";
            case EAI_FAMILY -> "ai_family not supported";
            case EAI_SERVICE -> "Servname not supported for ai_socktype";
            default -> "Unknown error";
        };
        return PyErrors.raised(t, CallOps.call2(t, of(t).gaierror, (long) code, message));
    }

    static PyException host(PyThread t) {
        return PyErrors.raised(t, CallOps.call2(t, of(t).herror, 1L, "Unknown host"));
    }

    /** An OSError that only has a message. */
    static PyException plain(String message) {
        return PyErrors.with(ExceptionTypes.OS_ERROR, message);
    }
}
