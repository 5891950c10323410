package dev.krait.modules.core;

import dev.krait.error.EOFErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;

/** {@code print} and {@code input}. Compare CPython {@code Python/bltinmodule.c: builtin_print_impl, builtin_input_impl}. */
final class ConsoleOps {
    private ConsoleOps() {
    }

    static Object print(PyThread t, Object[] values, Object sep, Object end, Object file, Object flush) {
        if (file == null || file == PyNone.NONE) {
            file = t.interpreter.sys.getName("stdout");
            if (file == null) {
                throw RuntimeErrors.of("lost sys.stdout");
            }
            if (file == PyNone.NONE) {
                return PyNone.NONE;
            }
        }
        checkText(sep, "sep");
        checkText(end, "end");
        Object write = AttributeOps.get(t, file, "write");
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                CallOps.call1(t, write, sep == null || sep == PyNone.NONE ? " " : sep);
            }
            CallOps.call1(t, write, TextOps.str(t, values[i]));
        }
        CallOps.call1(t, write, end == null || end == PyNone.NONE ? "\n" : end);
        if (flush != null && TruthOps.isTrue(t, flush)) {
            CallOps.callMethod(t, file, "flush");
        }
        return PyNone.NONE;
    }

    private static void checkText(Object value, String name) {
        if (value != null && value != PyNone.NONE && !Str.is(value)) {
            throw TypeErrors.of(name + " must be None or a string, not " + PyType.of(value).name);
        }
    }

    /** Reads a line. Line editing, if there is any, is the terminal's. */
    static Object input(PyThread t, Object prompt) {
        Object in = stream(t, "stdin");
        Object out = stream(t, "stdout");
        Object err = stream(t, "stderr");
        SysAudit.audit(t, "builtins.input", prompt == null ? PyNone.NONE : prompt);
        flushQuietly(t, err);
        if (prompt != null) {
            CallOps.callMethod(t, out, "write", TextOps.str(t, prompt));
        }
        flushQuietly(t, out);
        Object line = CallOps.callMethod(t, in, "readline");
        if (!Str.is(line)) {
            throw TypeErrors.of("object.readline() returned non-string");
        }
        Object text = Str.exactOrNull(line);
        int n = Str.length(text);
        if (n == 0) {
            throw EOFErrors.of("EOF when reading a line");
        }
        SysAudit.audit(t, "builtins.input/result", line);
        return Str.codePointAt(text, n - 1) == '\n' ? withoutLast(text, n) : text;
    }

    private static Object withoutLast(Object text, int n) {
        return text instanceof String s ? s.substring(0, n - 1) : Str.of(((dev.krait.type.text.WideString) text).toArray(), 0, n - 1);
    }

    private static Object stream(PyThread t, String name) {
        Object stream = t.interpreter.sys.getName(name);
        if (stream == null || stream == PyNone.NONE) {
            throw RuntimeErrors.of("lost sys." + name);
        }
        return stream;
    }

    /** A stream that cannot be flushed says so when it is written to; here it does not matter. */
    static void flushQuietly(PyThread t, Object stream) {
        try {
            CallOps.callMethod(t, stream, "flush");
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.EXCEPTION)) {
                throw e;
            }
        }
    }
}
