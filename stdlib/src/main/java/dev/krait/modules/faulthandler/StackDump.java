package dev.krait.modules.faulthandler;

import dev.krait.frame.PyFrame;
import dev.krait.host.HostException;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The text of Python stacks, made without running Python code. Each thread that runs writes down its own at its next poll; that of one that waits is read
 * from outside, and so is that of one that does not come to a poll in time. Compare CPython {@code Python/traceback.c: _Py_DumpTracebackThreads}.
 */
final class StackDump {
    private static final int MOST_FRAMES = 100;
    private static final int MOST_THREADS = 100;
    private static final int LONGEST_TEXT = 500;
    /** A native thread's name has at most so many bytes on Linux, and CPython shows that one. */
    private static final int LONGEST_NAME = 15;
    private static final long PATIENCE = 1_000_000_000;

    private StackDump() {
    }

    /** The stack of the thread that a call or a signal came to. {@code caller} is the calling Python thread, null for a Java thread that is none. */
    static String one(Interpreter interpreter, PyThread caller, PyThread current) {
        StringBuilder out = new StringBuilder("Stack (most recent call first):\n");
        out.append(caller == current ? frames(current) : sampled(interpreter, caller).getOrDefault(current, frames(current)));
        return out.toString();
    }

    /** The stacks of all threads, the youngest first; {@code current} is called so, and may be null. */
    static String all(Interpreter interpreter, PyThread caller, PyThread current) {
        Map<PyThread, String> stacks = sampled(interpreter, caller);
        StringBuilder out = new StringBuilder();
        int n = 0;
        for (PyThread thread : interpreter.threads().reversed()) {
            if (n != 0) {
                out.append('\n');
            }
            if (n++ == MOST_THREADS) {
                return out.append("...\n").toString();
            }
            String stack = stacks.get(thread);
            out.append(thread == current ? "Current thread" : "Thread").append(String.format(" 0x%016x", thread.ident)).append(name(thread))
                    .append(" (most recent call first):\n").append(stack != null ? stack : frames(thread));
        }
        return out.toString();
    }

    private static Map<PyThread, String> sampled(Interpreter interpreter, PyThread caller) {
        Map<PyThread, String> stacks = new ConcurrentHashMap<>();
        interpreter.sample(caller, thread -> stacks.put(thread, frames(thread)), PATIENCE);
        return stacks;
    }

    private static String name(PyThread thread) {
        Thread java = thread.javaThread;
        if (java == null) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        int bytes = 0;
        for (int c : java.getName().codePoints().toArray()) {
            String one = Character.toString(c);
            bytes += one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_NAME) {
                break;
            }
            name.append(one);
        }
        return name.isEmpty() ? "" : " [" + name + "]";
    }

    private static String frames(PyThread thread) {
        PyFrame innermost = thread.frame;
        if (innermost == null) {
            return "  <no Python frame>\n";
        }
        StringBuilder out = new StringBuilder();
        int n = 0;
        for (PyFrame f = innermost; f != null && n < MOST_FRAMES; f = f.back) {
            int line = f.line();
            out.append("  File \"");
            text(out, f.code.filename);
            out.append("\", line ").append(line < 0 ? "???" : Integer.toString(line)).append(" in ");
            text(out, f.code.name);
            out.append('\n');
            n++;
        }
        return out.toString();
    }

    /** Compare CPython {@code Python/traceback.c: _Py_DumpASCII}. */
    private static void text(StringBuilder out, Object string) {
        int[] points = Str.java(string).codePoints().limit(LONGEST_TEXT + 1).toArray();
        for (int i = 0; i < Math.min(points.length, LONGEST_TEXT); i++) {
            int c = points[i];
            if (c >= ' ' && c <= '~') {
                out.append((char) c);
            } else {
                out.append(String.format(c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c));
            }
        }
        if (points.length > LONGEST_TEXT) {
            out.append("...");
        }
    }

    /** Writes to a descriptor. Nobody could be told of a failure: the program may be about to end. */
    static void write(Interpreter interpreter, int descriptor, List<String> texts) {
        byte[] b = String.join("", texts).getBytes(StandardCharsets.UTF_8);
        try {
            for (int at = 0; at < b.length;) {
                at += interpreter.host.write(descriptor, b, at, b.length - at);
            }
        } catch (HostException e) {
            return;
        }
    }
}
