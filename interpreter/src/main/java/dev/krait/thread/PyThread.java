package dev.krait.thread;

import dev.krait.error.PyErrors;
import dev.krait.frame.PyFrame;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.mapping.PyDict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    /** The frame that waits for an evaluator whose own code runs, or null. */
    public dev.krait.eval.EvaluationRequest request;
    /** The exception being handled (what {@code sys.exception()} gives), with those below it. Never null. */
    public HandledException handled = new HandledException(null);
    /** Python calls in progress, as the recursion limit counts them. */
    public int depth;
    /** Weighted Java depth: repr, comparison, parser and callbacks, which CPython counts as C recursion. */
    public int nativeDepth;
    /** How far {@link #nativeDepth} may go. */
    public int nativeLimit = 6000;
    /** The context of {@code contextvars}, or null. */
    public Object context;
    /** The containers whose text is being made, for {@code ops.ReprGuard}. */
    public final java.util.ArrayList<Object> representing = new java.util.ArrayList<>();
    /** Callbacks of monitoring, tracing and profiling in progress: nothing is monitored meanwhile. */
    public int tracing;
    /** The event whose callback runs, or -1. */
    public int event = -1;
    /** The functions of {@code sys.settrace} and {@code sys.setprofile}, or null. */
    public Object traceFunction;
    public Object profileFunction;
    /** The hooks of {@code sys.set_asyncgen_hooks}, or null. */
    public Object asyncGeneratorFirstIteration;
    public Object asyncGeneratorFinalizer;
    /** {@code sys.get_coroutine_origin_tracking_depth()}. */
    public int coroutineOriginDepth;
    /** The first of the finalisers that wait for an object, or null. */
    public dev.krait.type.weakref.Finaliser spareFinaliser;
    /** See {@link #breaker()}. */
    private int breaker;
    /** Pending calls that are not urgent wait for an activation of the interpreter to start; read and written without order. */
    boolean atLeisure;

    /** {@code threading.get_ident()}: positive, never used again. */
    public final long ident;
    /** The Java thread that this state belongs to, or null before it runs. */
    public volatile Thread javaThread;
    /** An exception type or instance that another thread sent here, or null. */
    private volatile Object asyncException;
    /** The monitor of {@link #await}, or null. */
    private volatile Object waitingOn;
    /** What {@code _thread._local} objects hold for this thread. */
    public final Map<Object, PyDict> locals = new WeakHashMap<>();
    /** Whether this thread may be running Python code; guarded by this. */
    private boolean attached;
    /** What handshakes want done here; guarded by this. */
    private final ArrayDeque<Consumer<PyThread>> actions = new ArrayDeque<>();

    public PyThread(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.ident = interpreter.nextIdent();
    }

    /** Starts or goes on to run Python code on the calling Java thread. What handshakes asked for meanwhile is done first. */
    public void attach() {
        if (!ThreadMode.shared()) {
            ThreadMode.attaching(this);
        }
        synchronized (this) {
            attached = true;
            runActions();
        }
        interpreter.checkFinalizing(this);
    }

    /** Leaves Python, before anything that may block and before foreign Java code. */
    public void detach() {
        synchronized (this) {
            attached = false;
            notifyAll();
        }
    }

    /** Runs a blocking operation while detached. */
    public <R> R blocking(Supplier<R> operation) {
        detach();
        try {
            return operation.get();
        } finally {
            attach();
        }
    }

    /**
     * Waits, detached, until {@code done} holds, asked under the monitor after each {@code notify}; {@code nanos} below zero means without limit.
     * Signals and exceptions sent to this thread are seen to meanwhile. Returns whether it holds; {@code done} may take what it waited for.
     */
    public boolean await(Object monitor, long nanos, BooleanSupplier done) {
        long deadline = nanos < 0 ? Long.MAX_VALUE : System.nanoTime() + nanos;
        while (true) {
            Boolean result;
            detach();
            try {
                synchronized (monitor) {
                    waitingOn = monitor;
                    result = awaitUnder(monitor, deadline, done);
                    waitingOn = null;
                }
            } finally {
                attach();
            }
            if (result != null) {
                return result;
            }
            poll();
        }
    }

    /** True when done, false when the time is over, null when the breaker wants attention. */
    private Boolean awaitUnder(Object monitor, long deadline, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            if ((breaker() & (Breaker.PENDING | Breaker.ASYNC_EXCEPTION)) != 0) {
                return null;
            }
            try {
                if (deadline == Long.MAX_VALUE) {
                    monitor.wait();
                } else {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    monitor.wait(left / 1_000_000, (int) (left % 1_000_000));
                }
            } catch (InterruptedException e) {
                // foreign code interrupts; Python threads are woken through the monitor only
                Thread.interrupted();
            }
        }
        return true;
    }

    synchronized boolean isAttached() {
        return attached;
    }

    /** Goes one level deeper into Java code that may call itself through Python objects; {@link #leaveNative} must follow. */
    public void enterNative(String where) {
        if (++nativeDepth > nativeLimit) {
            nativeDepth--;
            throw dev.krait.error.RecursionErrors.of("maximum recursion depth exceeded" + where);
        }
    }

    public void leaveNative() {
        nativeDepth--;
    }

    private void runActions() {
        clear(Breaker.HANDSHAKE);
        while (!actions.isEmpty()) {
            actions.poll().accept(this);
        }
        notifyAll();
    }

    /** Asks this thread to run an action at its next poll, or before it attaches again. */
    public synchronized void post(Consumer<PyThread> action) {
        actions.add(action);
        interrupt(Breaker.HANDSHAKE);
    }

    /** Asks this thread to run an action at its next poll if it may be running Python code; returns whether it may. */
    synchronized boolean postIfAttached(Consumer<PyThread> action) {
        if (attached) {
            post(action);
        }
        return attached;
    }

    /** Waits until this thread has done what was posted, or is detached, or the time is over. */
    synchronized void awaitPosted(long deadline) {
        for (long left = deadline - System.nanoTime(); left > 0 && attached && !actions.isEmpty(); left = deadline - System.nanoTime()) {
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Waits until this thread has done what was posted, or is detached. */
    synchronized void awaitPosted() {
        while (attached && !actions.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted in a handshake", e);
            }
        }
    }

    /** The slow path of a poll: does what the breaker asks for, except {@code MONITORING} and {@code INVALIDATED}, which the evaluator sees to. */
    public void poll() {
        int reasons = breaker();
        if ((reasons & Breaker.HANDSHAKE) != 0) {
            synchronized (this) {
                runActions();
            }
        }
        interpreter.checkFinalizing(this);
        if ((reasons & Breaker.PENDING) != 0 && clear(Breaker.PENDING) || atLeisure) {
            interpreter.pending.run(this);
        }
        if ((reasons & Breaker.ASYNC_EXCEPTION) != 0 && clear(Breaker.ASYNC_EXCEPTION)) {
            Object sent = asyncException;
            asyncException = null;
            if (sent != null) {
                throw PyErrors.raised(this, sent);
            }
        }
    }

    /** Has an exception raised in this thread at its next poll; null takes it back. */
    public void send(Object exception) {
        asyncException = exception;
        interrupt(Breaker.ASYNC_EXCEPTION);
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

    /** The poll where an activation starts: a plain read will do, as no loop goes round without a poll of its own. */
    public int breakerAtEntry() {
        return breaker;
    }

    /** Whether something waits to be run that does not set the breaker. */
    public boolean isWantedAtLeisure() {
        return atLeisure;
    }

    /** Asks for attention; {@code reason} is a bit of {@link Breaker}. */
    public void interrupt(int reason) {
        BREAKER.getAndBitwiseOr(this, reason);
        Object monitor = waitingOn;
        if (monitor != null) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
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
