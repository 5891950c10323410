package dev.krait.ops;

import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;

/** Issues warnings from Java, through the module {@code _warnings}. Compare CPython {@code Python/_warnings.c: PyErr_WarnEx}. */
public final class WarningOps {
    private WarningOps() {
    }

    /** {@code warnings.warn(message, category, stacklevel)}; raises when the filters say so. */
    public static void warn(PyThread t, PyType category, String message, int stacklevel) {
        Object warn = function(t, "warn");
        if (warn != null) {
            CallOps.call(t, warn, new Object[] {Str.of(message), category, (long) stacklevel}, null);
        }
    }

    /** A {@code ResourceWarning} about something that was dropped without being closed. Compare CPython {@code PyErr_ResourceWarning}. */
    public static void warnResource(PyThread t, String message, Object source) {
        Object warn = function(t, "warn");
        if (warn != null) {
            CallOps.call(t, warn, new Object[] {Str.of(message), ExceptionTypes.RESOURCE_WARNING, 1L, source}, null);
        }
    }

    /** {@code warnings.warn_explicit} for a line of a file. */
    public static void warnExplicit(PyThread t, PyType category, String message, String filename, int line) {
        Object warn = function(t, "warn_explicit");
        if (warn != null) {
            CallOps.call(t, warn, new Object[] {Str.of(message), category, Str.of(filename), (long) line, PyNone.NONE, PyNone.NONE}, null);
        }
    }

    /** A function of {@code _warnings}, or null before that module is there. */
    private static Object function(PyThread t, String name) {
        Object module = t.interpreter.modules.getName("_warnings");
        return module instanceof dev.krait.object.PyModule m ? m.dict.getName(name) : null;
    }
}
