package dev.krait.thread;

import dev.krait.frame.PyFrame;
import dev.krait.type.exception.PyBaseException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A Python thread state: what the operations of one attached Java thread need. Passed as the first parameter to everything that can run Python
 * code (architecture D9); {@link #current()} is for entries from Java only.
 *
 * <p>{@link #breaker} is the one word that running code polls: nonzero means that somebody wants this thread's attention at its next poll.
 */
public final class PyThread {
    private static final ThreadLocal<PyThread> CURRENT = new ThreadLocal<>();
    private static final VarHandle BREAKER;

    static {
        try {
            BREAKER = MethodHandles.lookup().findVarHandle(PyThread.class, "breaker", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public final Interpreter interpreter;
    /** The innermost frame, or null. */
    public PyFrame frame;
    /** The exception being handled (what {@code sys.exception()} gives), with those below it. Never null. */
    public HandledException handled = new HandledException(null);
    /** Python calls in progress, as the recursion limit counts them. */
    public int depth;
    /** Weighted Java depth: repr, comparison, parser and callbacks, which CPython counts as C recursion. */
    public int nativeDepth;
    /** The context of {@code contextvars}, or null. */
    public Object context;
    /** See {@link #breaker()}. */
    @SuppressWarnings("unused")
    private int breaker;

    public PyThread(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** One level of the stack of handled exceptions; a generator brings its own. */
    public static final class HandledException {
        public PyBaseException value;
        public HandledException previous;

        public HandledException(HandledException previous) {
            this.previous = previous;
        }
    }

    /** The poll: an opaque read, so that HotSpot cannot hoist it out of a loop. */
    public int breaker() {
        return (int) BREAKER.getOpaque(this);
    }

    /** Asks for attention; {@code reason} is a bit of {@link Breaker}. */
    public void interrupt(int reason) {
        BREAKER.getAndBitwiseOr(this, reason);
    }

    /** Takes a request back; returns whether it was there. */
    public boolean clear(int reason) {
        return ((int) BREAKER.getAndBitwiseAnd(this, ~reason) & reason) != 0;
    }

    /** The state of this Java thread, or null when it is not attached. */
    public static PyThread current() {
        return CURRENT.get();
    }

    /** Binds this state to the calling Java thread ({@code null} to unbind it). */
    public static void bind(PyThread thread) {
        if (thread == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(thread);
        }
    }
}
