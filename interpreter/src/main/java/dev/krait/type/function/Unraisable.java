package dev.krait.type.function;

import dev.krait.error.PyException;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** Exceptions that nobody can catch: out of finalisers and callbacks. */
public final class Unraisable {
    private Unraisable() {
    }

    /** Gives the exception to {@code sys.unraisablehook}; the message is followed by the repr of {@code object}. */
    public static void report(PyThread t, PyException error, String message, Object object) {
        String text = message + " " + Str.java(TextOps.repr(t, object));
        dev.krait.modules.core.SysHooks.writeUnraisable(t, error, text, null);
    }
}
