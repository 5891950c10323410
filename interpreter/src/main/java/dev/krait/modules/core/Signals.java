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
        /** Signals of this number are delivered to {@link Signals#deliver} from now on. */
        void install(int signal, Object handler);
    }

    /** A Python object, {@link #DEFAULT}, {@link #IGNORE}, or null where the handler did not come from Python. */
    final AtomicReferenceArray<Object> handlers = new AtomicReferenceArray<>(COUNT);
    public volatile Installer installer;

    private Signals(Interpreter interpreter) {
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

    public void handler(int signal, Object handler) {
        handlers.set(signal, handler);
        Installer i = installer;
        if (i != null) {
            i.install(signal, handler);
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
