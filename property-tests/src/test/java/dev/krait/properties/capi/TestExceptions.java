package dev.krait.properties.capi;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.SystemErrors;
import dev.krait.eval.Execution;
import dev.krait.modules.core.Compilation;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.nio.charset.StandardCharsets;

/** Exceptions as native code raises and makes them. Compare CPython {@code Modules/_testcapi/exceptions.c}, {@code Python/errors.c}. */
final class TestExceptions {
    private static final String RECURSING = """
            class RecursingInfinitelyError(Exception):
                "Instantiating this exception starts infinite recursion."
                def __init__(self):
                    raise type(self)
            """;

    private TestExceptions() {
    }

    /** A class whose instances cannot be made. */
    static Object recursing(PyThread t) {
        PyDict names = new PyDict();
        names.putName("__name__", "_testcapi");
        names.putName("__builtins__", t.interpreter.builtins);
        byte[] source = RECURSING.getBytes(StandardCharsets.UTF_8);
        Execution.run(t, Compilation.compileFile(t, PyBytes.of(source), "_testcapi"), names, names, null);
        return names.getName("RecursingInfinitelyError");
    }

    /** {@code exception(0, 1, …)}, to be thrown; what comes up while it is made goes before. */
    static PyException raised(PyThread t, Object exception, int arguments) {
        if (!(exception instanceof PyType type && type.isSubtype(PyBaseException.TYPE))) {
            return SystemErrors.of("_PyErr_SetObject: exception " + Str.java(TextOps.repr(t, exception)) + " is not a BaseException subclass");
        }
        Object[] numbers = new Object[arguments];
        for (int i = 0; i < arguments; i++) {
            numbers[i] = (long) i;
        }
        return PyErrors.raised(t, CallOps.call(t, type, numbers, null));
    }

    /** A class of exceptions. Compare {@code PyErr_NewExceptionWithDoc}. */
    static Object make(PyThread t, String name, Object doc, Object base, PyDict given) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            throw SystemErrors.of("PyErr_NewException: name must be module.class");
        }
        PyDict dict = given == null ? new PyDict() : given;
        if (doc != null) {
            dict.putName("__doc__", doc);
        }
        if (dict.getName("__module__") == null) {
            dict.putName("__module__", Str.of(name.substring(0, dot)));
        }
        Object bases = base == null ? PyTuple.of(ExceptionTypes.EXCEPTION) : base instanceof PyTuple ? base : PyTuple.of(base);
        return CallOps.call3(t, PyType.TYPE, Str.of(name.substring(dot + 1)), bases, dict);
    }
}
