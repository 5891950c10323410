package dev.krait.modules.core;

import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The streams with something to write that a program may leave open: flushed when the interpreter ends. */
public final class OpenStreams {
    /** A stream that keeps written data back. */
    public interface Flushable {
        /** Writes what was kept back; errors are the caller's to report. */
        void flushAtExit(PyThread t);
    }

    private final Set<Flushable> streams = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private OpenStreams(Interpreter interpreter) {
    }

    private static OpenStreams of(Interpreter interpreter) {
        return interpreter.state(OpenStreams.class, OpenStreams::new);
    }

    public static void add(Interpreter interpreter, Flushable stream) {
        of(interpreter).streams.add(stream);
    }

    /** Flushes all. */
    public static void flushAll(PyThread t) {
        List<Flushable> all;
        Set<Flushable> streams = of(t.interpreter).streams;
        synchronized (streams) {
            all = new ArrayList<>(streams);
        }
        for (Flushable stream : all) {
            try {
                stream.flushAtExit(t);
            } catch (dev.krait.error.PyException e) {
                SysHooks.writeUnraisable(t, e, "Exception ignored while flushing a stream", stream);
            }
        }
    }
}
