package dev.krait.launcher;

import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.eval.Execution;
import dev.krait.importing.Imports;
import dev.krait.modules.core.SysHooks;
import dev.krait.object.PyNone;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/**
 * Reads, runs and prints one statement after the other. Compare CPython {@code Python/pythonrun.c: PyRun_InteractiveLoop}.
 *
 * <p>Whether a statement is complete is decided by the library's {@code codeop}, which also carries {@code __future__} flags on.
 */
final class InteractiveLoop {
    private static final String FILE = "<stdin>";

    private final PyThread t;
    private final PyDict main;
    private final Object compiler;
    private final Object stdin;

    InteractiveLoop(PyThread t, PyDict main) {
        this.t = t;
        this.main = main;
        compiler = CallOps.callMethod(t, Imports.load(t, "codeop"), "CommandCompiler");
        stdin = t.interpreter.sys.getName("stdin");
        setDefault("ps1", ">>> ");
        setDefault("ps2", "... ");
    }

    private void setDefault(String name, String prompt) {
        if (t.interpreter.sys.getName(name) == null) {
            t.interpreter.sys.putName(name, prompt);
        }
    }

    /** Runs until the input ends; SystemExit leaves. */
    void run() {
        StringBuilder source = new StringBuilder();
        while (true) {
            try {
                String line = readLine(source.isEmpty() ? "ps1" : "ps2");
                if (line.isEmpty() && source.isEmpty()) {
                    write("\n");
                    return;
                }
                // a last line without an end ends the statement, too
                source.append(line);
                if (!execute(source.toString(), line.isEmpty())) {
                    continue;
                }
            } catch (PyException e) {
                if (e.is(ExceptionTypes.SYSTEM_EXIT)) {
                    throw e;
                }
                if (e.is(ExceptionTypes.KEYBOARD_INTERRUPT)) {
                    write("\nKeyboardInterrupt\n");
                } else {
                    SysHooks.reportUncaught(t, e.value);
                }
            }
            source.setLength(0);
            flush();
        }
    }

    private String readLine(String prompt) {
        Object text = t.interpreter.sys.getName(prompt);
        write(text == null ? "" : Str.java(TextOps.str(t, text)));
        return Str.java(CallOps.callMethod(t, stdin, "readline"));
    }

    /** Runs a statement if it is complete; returns whether it was. */
    private boolean execute(String source, boolean atEnd) {
        // the compiler decides by the line end that it finds missing
        String text = atEnd || !source.endsWith("\n") ? source : source.substring(0, source.length() - 1);
        Object code;
        try {
            code = CallOps.call(t, compiler, new Object[] {Str.of(text), FILE, "single"}, null);
            if (code == PyNone.NONE && !atEnd) {
                return false;
            }
            if (code == PyNone.NONE) {
                // raises the error of the incomplete statement
                code = compile(source);
            }
        } catch (PyException e) {
            throw e.is(ExceptionTypes.SYNTAX_ERROR) ? syntaxError(source, e) : e;
        }
        CallOps.callMethod(t, Imports.load(t, "linecache"), "_register_code", code, Str.of(source), FILE);
        Execution.run(t, (PyCode) code, main, main, null);
        return true;
    }

    private Object compile(String source) {
        return CallOps.call(t, t.interpreter.builtins.getName("compile"), new Object[] {Str.of(source), FILE, "single"}, null);
    }

    /** The error as the whole statement gives it, line end included, and without the frames of the library. */
    private PyException syntaxError(String source, PyException first) {
        PyException error = first;
        try {
            compile(source);
        } catch (PyException e) {
            error = e;
        }
        error.value.traceback = null;
        return error;
    }

    private void write(String text) {
        Object stderr = t.interpreter.sys.getName("stderr");
        if (stderr != null && stderr != PyNone.NONE) {
            CallOps.callMethod(t, stderr, "write", Str.of(text));
            CallOps.callMethod(t, stderr, "flush");
        }
    }

    private void flush() {
        Object stdout = t.interpreter.sys.getName("stdout");
        if (stdout != null && AttributeOps.lookup(t, stdout, "flush") != null) {
            CallOps.callMethod(t, stdout, "flush");
        }
    }
}
