package dev.krait.error;

import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;

/** Issues warnings from built-in code. Compare CPython {@code Python/_warnings.c: PyErr_WarnEx}. */
public final class Warnings {
    private Warnings() {
    }

    /** Issues a DeprecationWarning at the caller's line. */
    public static void deprecated(PyThread t, String message) {
        warn(t, ExceptionTypes.DEPRECATION_WARNING, message);
    }

    /** Issues a warning at the caller's line; raises it when a filter says so. Before the module {@code _warnings} is there nobody could hear it. */
    public static void warn(PyThread t, PyType category, String message) {
        Object module = t.interpreter.modules.getName("_warnings");
        if (module != null) {
            CallOps.call3(t, AttributeOps.get(t, module, "warn"), Str.of(message), category, 1L);
        }
    }
}
