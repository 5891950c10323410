package dev.krait.ops;

import dev.krait.bytecode.Oparg;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;

/** The methods of {@code with} statements. */
public final class SpecialOps {
    private SpecialOps() {
    }

    /** {@code owner -- method, self_or_null}, the method being that of {@link Oparg#specialMethod}. */
    public static void load(PyThread t, Object[] s, int sp, int oparg) {
        Object owner = s[sp - 1];
        Object method = PyType.of(owner).lookup(Oparg.specialMethod(oparg));
        if (method == null) {
            throw missing(owner, oparg);
        }
        if (SlotOps.isMethod(method)) {
            s[sp - 1] = method;
            s[sp] = owner;
        } else {
            s[sp - 1] = SlotOps.bind(t, method, owner);
            s[sp] = null;
        }
    }

    /** Compare CPython {@code Python/ceval.c: _PyEval_SpecialMethodCanSuggest}. */
    private static RuntimeException missing(Object owner, int oparg) {
        PyType type = PyType.of(owner);
        boolean async = oparg >= Oparg.SPECIAL_AENTER;
        String message = "'" + type.fullName() + "' object does not support the " + (async ? "asynchronous " : "") + "context manager protocol (missed "
                + Oparg.specialMethod(oparg) + " method)";
        boolean other = async
                ? type.lookup("__enter__") != null && type.lookup("__exit__") != null
                : type.lookup("__aenter__") != null && type.lookup("__aexit__") != null;
        if (other) {
            String has = async ? "the context manager protocol" : "the asynchronous context manager protocol";
            message += " but it supports " + has + ". Did you mean to use '" + (async ? "with" : "async with") + "'?";
        }
        return TypeErrors.of(message);
    }

    /** {@code exit(type, value, traceback)} for the exception that is leaving a {@code with} block. */
    public static Object exit(PyThread t, Object exit, Object self, PyBaseException value) {
        Object traceback = value.traceback == null ? PyNone.NONE : value.traceback;
        return self == null ? CallOps.call3(t, exit, value.type, value, traceback) : CallOps.call4(t, exit, self, value.type, value, traceback);
    }
}
