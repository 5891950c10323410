package dev.krait.modules.core;

import dev.krait.error.PyErrors;
import dev.krait.object.PyNone;
import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What an interpreter does about signals: its Python handlers, and the queue by which they reach the main thread. Only the launcher connects it with
 * the process's signals (architecture D6).
 */
public final class Signals {
    public static final int SIGINT = 2;
    public static final int COUNT = 65;
    /** {@code SIG_DFL} and {@code SIG_IGN}. */
    public static final Long DEFAULT = 0L;
    public static final Long IGNORE = 1L;

    /** Connects a signal of the process with an interpreter; the launcher's part. */
    public interface Installer {
        /**
         * From now on the process does the default for signals of this number, ignores them, or, for any other handler, gives them to {@link Signals#arrived}.
         * Returns false where the JVM keeps the signal for itself.
         */
        boolean install(int signal, Object handler);
    }

    /** What sees a signal before its handler does: that of module {@code faulthandler}. */
    public interface Watcher {
        /** The signal came to the thread that sent it, or, where that is null, from outside. Returns whether it is to take its way, too. */
        boolean arrived(PyThread sender, int signal);
    }

    /** A Python object, {@link #DEFAULT}, {@link #IGNORE}, or null where the handler did not come from Python. */
    final AtomicReferenceArray<Object> handlers = new AtomicReferenceArray<>(COUNT);
    private final AtomicReferenceArray<Watcher> watchers = new AtomicReferenceArray<>(COUNT);
    public volatile Installer installer;
    private final Interpreter interpreter;

    private Signals(Interpreter interpreter) {
        this.interpreter = interpreter;
        for (int i = 1; i < COUNT; i++) {
            // until module _signal is imported nobody can see what handles an interrupt
            handlers.set(i, i == SIGINT ? null : DEFAULT);
        }
    }

    public static Signals of(Interpreter interpreter) {
        return interpreter.state(Signals.class, Signals::new);
    }

    public Object handler(int signal) {
        return handlers.get(signal);
    }

    /** Sets what handles a signal; who watched it does so no longer, as with {@code sigaction}. */
    public void handler(int signal, Object handler) {
        handlers.set(signal, handler);
        watchers.set(signal, null);
        connect(signal);
    }

    public Watcher watcher(int signal) {
        return watchers.get(signal);
    }

    /** Sets who sees a signal before its handler, or nobody. Returns whether those that come from outside reach him. */
    public boolean watch(int signal, Watcher watcher) {
        watchers.set(signal, watcher);
        return connect(signal);
    }

    private boolean connect(int signal) {
        Installer i = installer;
        Object watcher = watchers.get(signal);
        Object handler = watcher != null ? watcher : handlers.get(signal);
        return i == null || i.install(signal, handler);
    }

    /** A thread sends a signal to its own process: it has arrived when this returns. What the system refuses is a {@code HostException}. */
    public static void send(PyThread t, int signal) {
        of(t.interpreter).take(t, signal);
        t.poll();
    }

    /** A signal came from outside. May be called by any Java thread. */
    public static void arrived(Interpreter interpreter, int signal) {
        of(interpreter).take(null, signal);
    }

    private void take(PyThread sender, int signal) {
        Watcher watcher = watchers.get(signal);
        if (watcher != null && !watcher.arrived(sender, signal)) {
            return;
        }
        if (handlers.get(signal) != DEFAULT) {
            deliver(interpreter, signal);
        } else if (sender == null) {
            byDefault(signal);
        } else {
            sender.blocking(() -> {
                byDefault(signal);
                return null;
            });
        }
    }

    /** Has the system do what it does about a signal that nobody handles; mostly that ends the process. */
    private void byDefault(int signal) {
        Installer i = installer;
        Object watcher = watchers.get(signal);
        if (watcher != null && i != null) {
            i.install(signal, DEFAULT);
        }
        interpreter.host.kill(interpreter.host.processId(), signal);
        if (watcher != null && watchers.get(signal) == watcher) {
            connect(signal);
        }
    }

    /** A signal has come, or is said to have: its Python handler runs at the main thread's next poll. May be called by any Java thread. */
    public static void deliver(Interpreter interpreter, int signal) {
        Object handler = of(interpreter).handlers.get(signal);
        if (handler == DEFAULT || handler == IGNORE || handler == null && signal != SIGINT) {
            return;
        }
        interpreter.pending.add(t -> run(t, signal));
    }

    private static void run(PyThread t, int signal) {
        Object handler = of(t.interpreter).handlers.get(signal);
        if (handler == null && signal == SIGINT) {
            throw PyErrors.raised(t, ExceptionTypes.KEYBOARD_INTERRUPT);
        }
        if (handler == null || handler == DEFAULT || handler == IGNORE) {
            return;
        }
        CallOps.call2(t, handler, (long) signal, t.frame == null ? PyNone.NONE : t.frame.kept());
    }
}
