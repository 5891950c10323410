package dev.krait.modules.core;

import dev.krait.error.PyException;
import dev.krait.ops.TextOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;

/** The functions that {@code atexit} has registered. Compare CPython {@code Modules/atexitmodule.c}. */
public final class ExitFunctions {
    /** A call to make at the end. */
    record Entry(Object function, Object[] arguments, PyDict keywords) {}

    /** Guarded by this. */
    private final List<Entry> entries = new ArrayList<>();

    private ExitFunctions(Interpreter interpreter) {
    }

    static ExitFunctions of(Interpreter interpreter) {
        return interpreter.state(ExitFunctions.class, ExitFunctions::new);
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    synchronized void clear() {
        entries.clear();
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    synchronized void remove(Entry entry) {
        entries.remove(entry);
    }

    private synchronized Entry removeLast() {
        return entries.isEmpty() ? null : entries.removeLast();
    }

    /** Runs and forgets all, the last one first. */
    public static void run(PyThread t) {
        ExitFunctions functions = of(t.interpreter);
        for (Entry e = functions.removeLast(); e != null; e = functions.removeLast()) {
            try {
                Keywords.call(t, e.function, e.arguments, e.keywords);
            } catch (PyException error) {
                SysHooks.writeUnraisable(t, error, "Exception ignored in atexit callback " + Str.java(TextOps.repr(t, e.function)), null);
            }
        }
    }
}
