package dev.krait.modules.faulthandler;

import dev.krait.error.OSErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.frame.PyFrame;
import dev.krait.host.HostException;
import dev.krait.importing.Imports;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.number.IntType;
import dev.krait.type.text.Str;
import java.nio.charset.StandardCharsets;

/**
 * Module {@code faulthandler}. The JVM sees to fatal signals itself, so {@code enable} is only remembered; dumping later and at signals is not there. Compare
 * CPython {@code Modules/faulthandler.c}.
 */
@ExposedModule(value = "faulthandler", doc = "faulthandler module.")
public final class FaulthandlerModule implements NativeModule {
    private static final int MOST_FRAMES = 100;

    /** Whether an interpreter has it enabled. */
    private static final class Settings {
        volatile boolean enabled;
    }

    private static Settings settings(PyThread t) {
        return t.interpreter.state(Settings.class, i -> new Settings());
    }

    @Override
    public CallTable table() {
        return FaulthandlerModuleTable.TABLE;
    }

    /** The descriptor of a file argument; raises what CPython raises for something else. */
    private static int descriptor(PyThread t, Object file) {
        Object f = file == null || file == PyNone.NONE ? AttributeOps.get(t, Imports.load(t, "sys"), "stderr") : file;
        if (f == PyNone.NONE) {
            throw RuntimeErrors.of("sys.stderr is None");
        }
        if (IntType.exactOrNull(f) != null) {
            int d = ArgumentOps.integer(t, f);
            if (d < 0) {
                throw ValueErrors.of("file is not a valid file descriptor");
            }
            return d;
        }
        Object number = CallOps.callMethod(t, f, "fileno");
        if (!(number instanceof Long d) || d < 0) {
            throw RuntimeErrors.of("file.fileno() is not a valid file descriptor");
        }
        CallOps.callMethod(t, f, "flush");
        return (int) (long) d;
    }

    @ExposedFunction(value = "enable($module, /, file=sys.stderr, all_threads=True, c_stack=True)", doc = "Enable the fault handler.")
    static void enable(PyThread t, Object file, Object allThreads, Object cStack) {
        descriptor(t, file);
        settings(t).enabled = true;
    }

    @ExposedFunction(value = "disable($module, /)", doc = "Disable the fault handler.")
    static boolean disable(PyThread t) {
        Settings s = settings(t);
        boolean was = s.enabled;
        s.enabled = false;
        return was;
    }

    @ExposedFunction(value = "is_enabled($module, /)", doc = "Check if the handler is enabled.")
    static boolean isEnabled(PyThread t) {
        return settings(t).enabled;
    }

    @ExposedFunction(value = "dump_traceback($module, /, file=sys.stderr, all_threads=True)",
            doc = "Dump the traceback of the current thread, or of all threads if all_threads is True, into file.")
    static void dumpTraceback(PyThread t, Object file, Object allThreads) {
        int d = descriptor(t, file);
        StringBuilder out = new StringBuilder();
        if (ArgumentOps.truth(t, allThreads, true)) {
            appendOthers(t, out);
            out.append(String.format("Current thread 0x%016x (most recent call first):\n", t.ident));
        } else {
            out.append("Stack (most recent call first):\n");
        }
        append(out, t.frame);
        write(t, d, out.toString());
    }

    private static void appendOthers(PyThread t, StringBuilder out) {
        PyDict frames = (PyDict) CallOps.callMethod(t, Imports.load(t, "sys"), "_current_frames");
        Object[] pairs = frames.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            if ((Long) pairs[i] != t.ident) {
                out.append(String.format("Thread 0x%016x (most recent call first):\n", (Long) pairs[i]));
                append(out, (PyFrame) pairs[i + 1]);
                out.append('\n');
            }
        }
    }

    private static void append(StringBuilder out, PyFrame innermost) {
        if (innermost == null) {
            out.append("  <no Python frame>\n");
        }
        int n = 0;
        for (PyFrame f = innermost; f != null; f = f.back) {
            if (n++ == MOST_FRAMES) {
                out.append("  ...\n");
                return;
            }
            int line = f.line();
            out.append("  File \"").append(Str.java(f.code.filename)).append("\", line ").append(line < 0 ? "???" : line).append(" in ")
                    .append(Str.java(f.code.name)).append('\n');
        }
    }

    private static void write(PyThread t, int d, String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        try {
            for (int at = 0; at < b.length;) {
                at += t.interpreter.host.write(d, b, at, b.length - at);
            }
        } catch (HostException e) {
            throw OSErrors.of(t, e);
        }
    }
}
