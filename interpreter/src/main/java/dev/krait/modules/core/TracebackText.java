package dev.krait.modules.core;

import dev.krait.error.PyException;
import dev.krait.object.PyNone;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;
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
            List<Object> entries = new ArrayList<>();
            for (Object tb = error.traceback; tb != null && tb != PyNone.NONE; tb = AttributeOps.get(t, tb, "tb_next")) {
                entries.add(tb);
            }
            for (Object tb : entries) {
                Object code = AttributeOps.get(t, AttributeOps.get(t, tb, "tb_frame"), "f_code");
                out.accept("  File \"" + AttributeOps.get(t, code, "co_filename") + "\", line " + AttributeOps.get(t, tb, "tb_lineno") + ", in "
                        + AttributeOps.get(t, code, "co_name") + "\n");
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
