package dev.krait.modules.core;

import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.importing.Imports;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.exception.PySyntaxError;
import dev.krait.type.exception.PyTraceback;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** The default hooks of {@code sys}. Compare CPython {@code Python/sysmodule.c} and {@code Python/pythonrun.c}. */
public final class SysHooks {
    private SysHooks() {
    }

    static void display(PyThread t, Object object) {
        if (object == PyNone.NONE) {
            return;
        }
        PyDict builtins = t.interpreter.builtins;
        builtins.putName("_", PyNone.NONE);
        Object out = t.interpreter.sys.getName("stdout");
        if (out == null || out == PyNone.NONE) {
            throw RuntimeErrors.of("lost sys.stdout");
        }
        Object text = TextOps.repr(t, object);
        try {
            CallOps.callMethod(t, out, "write", text);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.UNICODE_ENCODE_ERROR)) {
                throw e;
            }
            Object encoding = AttributeOps.get(t, out, "encoding");
            Object bytes = CallOps.callMethod(t, text, "encode", encoding, "backslashreplace");
            CallOps.callMethod(t, out, "write", CallOps.callMethod(t, bytes, "decode", encoding, "strict"));
        }
        CallOps.callMethod(t, out, "write", "\n");
        builtins.putName("_", object);
    }

    static void except(PyThread t, Object type, Object value, Object traceback) {
        if (value instanceof PyBaseException e && traceback != PyNone.NONE && e.traceback == null) {
            e.traceback = traceback;
        }
        Object err = t.interpreter.sys.getName("stderr");
        if (err == null || err == PyNone.NONE) {
            return;
        }
        ConsoleOps.flushQuietly(t, err);
        if (!(value instanceof PyBaseException error)) {
            String shown = "TypeError: print_exception(): Exception expected for value, " + PyType.of(value).name + " found";
            CallOps.callMethod(t, err, "write", Str.of(shown));
            return;
        }
        printException(t, error, err);
        ConsoleOps.flushQuietly(t, err);
    }

    /** Prints through the library's {@code traceback}, or plainly where that cannot be imported. */
    private static void printException(PyThread t, PyBaseException error, Object err) {
        if (error instanceof PySyntaxError syntax && isPlain(t, err)) {
            Object text = SyntaxErrorText.of(t, syntax);
            if (text != null) {
                CallOps.callMethod(t, err, "write", text);
                return;
            }
        }
        Object print;
        try {
            print = AttributeOps.get(t, Imports.load(t, "traceback"), "_print_exception_bltin");
        } catch (PyException e) {
            TracebackText.print(t, error, text -> CallOps.callMethod(t, err, "write", Str.of(text)));
            return;
        }
        CallOps.call1(t, print, error);
    }

    /** Whether nothing is known that has the library's {@code traceback} print in another way. Compare {@code Lib/_colorize.py: can_colorize}. */
    private static boolean isPlain(PyThread t, Object err) {
        Environment environment = Environment.of(t.interpreter);
        return err == t.interpreter.sys.getName("__stderr__") && !t.interpreter.host.isTerminal(2) && environment.get("FORCE_COLOR") == null
                && environment.get("PYTHON_COLORS") == null && t.interpreter.modules.get(t, "traceback") == null;
    }

    static void unraisable(PyThread t, Object unraisable) {
        Object err = t.interpreter.sys.getName("stderr");
        if (err == null || err == PyNone.NONE) {
            return;
        }
        Object message = AttributeOps.get(t, unraisable, "err_msg");
        Object object = AttributeOps.get(t, unraisable, "object");
        Object value = AttributeOps.get(t, unraisable, "exc_value");
        Object header = message == PyNone.NONE ? "Exception ignored in" : message;
        if (object != PyNone.NONE) {
            Object shown;
            try {
                shown = TextOps.repr(t, object);
            } catch (PyException e) {
                shown = "<object repr() failed>";
            }
            header = Str.concat(message == PyNone.NONE ? "Exception ignored in: " : Str.concat(message, ": "), shown);
            header = Str.concat(header, "\n");
        } else {
            header = Str.concat(header, ":\n");
        }
        CallOps.callMethod(t, err, "write", header);
        if (value instanceof PyBaseException e) {
            CallOps.callMethod(t, err, "write", Str.of(UnraisableText.of(t, e)));
        }
        ConsoleOps.flushQuietly(t, err);
    }

    /** Reports an exception that nobody can catch. Compare CPython {@code Python/errors.c: PyErr_FormatUnraisable}. */
    public static void writeUnraisable(PyThread t, PyException e, String message, Object object) {
        PyBaseException value = e.value;
        if (value.traceback == null && t.frame != null) {
            value.traceback = new PyTraceback(null, t.frame, t.frame.lasti);
        }
        Object arguments = SysStructs.unraisable(value.type, value, value.traceback == null ? PyNone.NONE : value.traceback,
                message == null ? PyNone.NONE : Str.of(message), object == null ? PyNone.NONE : object);
        Object hook = t.interpreter.sys.getName("unraisablehook");
        try {
            SysAudit.audit(t, "sys.unraisablehook", hook == null ? PyNone.NONE : hook, arguments);
            if (hook != null && hook != PyNone.NONE) {
                CallOps.call1(t, hook, arguments);
                return;
            }
        } catch (PyException failed) {
            unraisable(t, SysStructs.unraisable(failed.value.type, failed.value,
                    failed.value.traceback == null ? PyNone.NONE : failed.value.traceback, "Exception ignored in sys.unraisablehook",
                    hook == null ? PyNone.NONE : hook));
            return;
        }
        unraisable(t, arguments);
    }

    static Object breakpoint(PyThread t, Object[] args, PyDict kws) {
        String name = t.interpreter.settings.readsEnvironment() ? Environment.of(t.interpreter).get("PYTHONBREAKPOINT") : null;
        if (name == null || name.isEmpty()) {
            name = "pdb.set_trace";
        }
        if (name.equals("0")) {
            return PyNone.NONE;
        }
        int dot = name.lastIndexOf('.');
        Object hook;
        try {
            Object module = Imports.load(t, dot < 0 ? "builtins" : name.substring(0, dot));
            hook = AttributeOps.get(t, module, name.substring(dot + 1));
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.IMPORT_ERROR) && !e.is(ExceptionTypes.ATTRIBUTE_ERROR)) {
                throw e;
            }
            dev.krait.ops.WarningOps.warn(t, ExceptionTypes.RUNTIME_WARNING, "Ignoring unimportable $PYTHONBREAKPOINT: \"" + name + "\"", 0);
            return PyNone.NONE;
        }
        return Keywords.call(t, hook, args, kws);
    }

    /** Hands an exception that ends a thread or the program to {@code sys.excepthook}. Compare CPython {@code Python/pythonrun.c: _PyErr_PrintEx}. */
    public static void reportUncaught(PyThread t, PyBaseException value) {
        PyDict sys = t.interpreter.sys;
        Object traceback = value.traceback == null ? PyNone.NONE : value.traceback;
        sys.putName("last_exc", value);
        sys.putName("last_type", value.type);
        sys.putName("last_value", value);
        sys.putName("last_traceback", traceback);
        Object hook = sys.getName("excepthook");
        if (hook == null) {
            writeBare(t, "sys.excepthook is missing\n");
            except(t, value.type, value, traceback);
            return;
        }
        try {
            SysAudit.audit(t, "sys.excepthook", hook, value.type, value, traceback);
            CallOps.call3(t, hook, value.type, value, traceback);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.SYSTEM_EXIT)) {
                throw e;
            }
            writeBare(t, "Error in sys.excepthook:\n");
            except(t, e.value.type, e.value, e.value.traceback == null ? PyNone.NONE : e.value.traceback);
            writeBare(t, "\nOriginal exception was:\n");
            except(t, value.type, value, traceback);
        }
    }

    private static void writeBare(PyThread t, String text) {
        Object err = t.interpreter.sys.getName("stderr");
        if (err != null && err != PyNone.NONE) {
            CallOps.callMethod(t, err, "write", text);
        }
    }
}
