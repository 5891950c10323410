package dev.krait.thread;

/** The reasons for which a thread's breaker is set. */
public final class Breaker {
    /** A handshake wants an action run here. */
    public static final int HANDSHAKE = 1;
    /** Signals, finalisers, weakref callbacks and other pending calls wait (main thread or any). */
    public static final int PENDING = 2;
    /** An exception was sent to this thread. */
    public static final int ASYNC_EXCEPTION = 4;
    /** Monitoring, tracing or profiling changed: activations must be re-examined. */
    public static final int MONITORING = 8;
    /** Compiled code was invalidated. */
    public static final int INVALIDATED = 16;

    private Breaker() {
    }
}
