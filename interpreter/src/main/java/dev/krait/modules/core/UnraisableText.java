package dev.krait.modules.core;

import dev.krait.error.PyException;
import dev.krait.importing.Imports;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.exception.PyTraceback;
import dev.krait.type.text.Str;

/**
 * What {@code sys.unraisablehook} writes of an exception: lines of source but no marks under them, and not what the exception came from. Compare CPython
 * {@code Python/errors.c: write_unraisable_exc_file} and {@code Python/traceback.c: tb_printinternal}.
 */
final class UnraisableText {
    /** How often the same line is shown before it is counted. */
    private static final int REPEATED = 3;

    private UnraisableText() {
    }

    static String of(PyThread t, PyBaseException error) {
        StringBuilder out = new StringBuilder();
        if (error.traceback instanceof PyTraceback first) {
            out.append("Traceback (most recent call last):\n");
            frames(t, first, out);
        }
        return out.append(description(t, error)).append('\n').toString();
    }

    private static void frames(PyThread t, PyTraceback first, StringBuilder out) {
        String last = null;
        int count = 0;
        for (Object tb = first; tb instanceof PyTraceback entry; tb = entry.next) {
            String place = "  File \"" + Str.java(entry.frame.code.filename) + "\", line " + entry.line() + ", in "
                    + Str.java(entry.frame.code.name) + "\n";
            if (!place.equals(last)) {
                repeated(count, out);
                last = place;
                count = 0;
            }
            if (++count <= REPEATED) {
                out.append(place).append(source(t, entry));
            }
        }
        repeated(count, out);
    }

    private static void repeated(int count, StringBuilder out) {
        int more = count - REPEATED;
        if (more > 0) {
            out.append("  [Previous line repeated ").append(more).append(more > 1 ? " more times]\n" : " more time]\n");
        }
    }

    private static String source(PyThread t, PyTraceback entry) {
        try {
            String line = Str.java(CallOps.callMethod(t, Imports.load(t, "linecache"), "getline", entry.frame.code.filename, (long) entry.line())).strip();
            return line.isEmpty() ? "" : "    " + line + "\n";
        } catch (PyException e) {
            return ""; // the line is a convenience; the exception is what matters
        }
    }

    private static String description(PyThread t, PyBaseException error) {
        PyType type = error.type;
        Object module = type.isHeap() ? AttributeOps.lookup(t, type, "__module__") : "builtins";
        String prefix = "";
        if (module == null || !Str.is(module)) {
            prefix = "<unknown>.";
        } else if (!Str.java(module).equals("builtins") && !Str.java(module).equals("__main__")) {
            prefix = Str.java(module) + ".";
        }
        String text;
        try {
            text = Str.java(TextOps.str(t, error));
        } catch (PyException e) {
            text = "<exception str() failed>";
        }
        return prefix + type.qualname + (text.isEmpty() ? "" : ": " + text);
    }
}
