package dev.krait.modules.io;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** What the classes of this package share. */
final class Streams {
    static final int DEFAULT_BUFFER_SIZE = 128 * 1024;

    private Streams() {
    }

    /** The class {@code io.UnsupportedOperation(OSError, ValueError)} of an interpreter. */
    static final class Unsupported {
        final PyType type;

        Unsupported(PyThread t) {
            PyDict dict = new PyDict();
            dict.putName("__module__", "io");
            type = (PyType) CallOps.call3(t, PyType.TYPE, "UnsupportedOperation",
                    PyTuple.of(ExceptionTypes.OS_ERROR, ExceptionTypes.VALUE_ERROR), dict);
        }
    }

    static PyType unsupportedType(PyThread t) {
        return t.interpreter.state(Unsupported.class, i -> new Unsupported(t)).type;
    }

    static PyException unsupported(PyThread t, String message) {
        return PyErrors.raised(t, CallOps.call1(t, unsupportedType(t), message));
    }

    static PyException closedFile() {
        return ValueErrors.of("I/O operation on closed file.");
    }

    /** {@code stream.name} as a condition: {@code closed}, {@code readable()} … */
    static boolean attribute(PyThread t, Object stream, String name) {
        return TruthOps.isTrue(t, AttributeOps.get(t, stream, name));
    }

    static boolean ask(PyThread t, Object stream, String method) {
        return TruthOps.isTrue(t, CallOps.callMethod(t, stream, method));
    }

    /** The index of a character at or after {@code from}, or -1. */
    static int indexOf(Object text, int character, int from) {
        if (text instanceof String s) {
            return s.indexOf(character, from);
        }
        for (int i = from, n = Str.length(text); i < n; i++) {
            if (Str.codePointAt(text, i) == character) {
                return i;
            }
        }
        return -1;
    }

    /** Has the stream below warn that {@code source} was left open; one that cannot says nothing. */
    static void deallocWarn(PyThread t, Object stream, Object source) {
        Object method;
        try {
            method = AttributeOps.lookup(t, stream, "_dealloc_warn");
            if (method != null) {
                CallOps.call1(t, method, source);
            }
        } catch (PyException e) {
            method = null; // as on CPython, where the stream is closed all the same
        }
    }

    static boolean isNone(Object value) {
        return value == null || value == PyNone.NONE;
    }

    static boolean isBlocked(PyException e) {
        return e.is(ExceptionTypes.BLOCKING_IO_ERROR);
    }
}
