package dev.krait.modules.core;

import dev.krait.error.PyException;
import dev.krait.object.PyNone;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.exception.PyTraceback;
import dev.krait.type.text.Str;
import java.util.function.Consumer;

/** The plain text of an exception, without source lines, for when the library's {@code traceback} cannot run. */
public final class TracebackText {
    private TracebackText() {
    }

    /** Writes the exception and what it came from. */
    public static void print(PyThread t, PyBaseException error, Consumer<String> out) {
        if (error.cause != null) {
            print(t, error.cause, out);
            out.accept("\nThe above exception was the direct cause of the following exception:\n\n");
        } else if (error.context != null && !error.suppressContext) {
            print(t, error.context, out);
            out.accept("\nDuring handling of the above exception, another exception occurred:\n\n");
        }
        if (error.traceback != null && error.traceback != PyNone.NONE) {
            out.accept("Traceback (most recent call last):\n");
            for (Object tb = error.traceback; tb instanceof PyTraceback entry; tb = entry.next) {
                out.accept("  File \"" + Str.java(entry.frame.code.filename) + "\", line " + entry.line() + ", in "
                        + Str.java(entry.frame.code.qualname) + "\n");
            }
        }
        out.accept(line(t, error) + "\n");
    }

    private static String line(PyThread t, PyBaseException error) {
        Object module = error.type.isHeap() ? AttributeOps.lookup(t, error.type, "__module__") : null;
        String prefix = module == null || !Str.is(module) || Str.java(module).equals("__main__") ? "" : Str.java(module) + ".";
        String text;
        try {
            text = Str.java(TextOps.str(t, error));
        } catch (PyException e) {
            text = "<exception str() failed>";
        }
        return prefix + error.type.name + (text.isEmpty() ? "" : ": " + text);
    }
}
