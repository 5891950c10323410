package dev.krait.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What the main thread is to run at its polls. Compare CPython {@code Python/ceval_gil.c: _Py_AddPendingCall}.
 *
 * <p>Signals are urgent: they set the breaker, for which compiled code leaves. What the collector found dead is not, as nobody could tell when that would be: it is
 * run where an activation of the interpreter starts, and becomes urgent only when none has started for a second, or when much has come together.
 */
public final class PendingCalls {
    private static final int NESTING = 4;
    private static final int MANY = 1000;
    private static final long SECONDS = 1;

    private final Interpreter interpreter;
    private final ConcurrentLinkedQueue<Consumer<PyThread>> calls = new ConcurrentLinkedQueue<>();
    /** How many calls have come that are not urgent, since the last time that all were run. */
    private final AtomicInteger leisurely = new AtomicInteger();
    /** Whether somebody will look in a while whether calls are left: one look serves all that come meanwhile. */
    private final AtomicBoolean looking = new AtomicBoolean();
    /** How deep the main thread is in {@link #run}: what runs there polls too. */
    private int depth;

    PendingCalls(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Has something run by the main thread at its next poll. May be called by any Java thread. */
    public void add(Consumer<PyThread> call) {
        calls.add(call);
        hurry();
    }

    /** Has something run by the main thread soon. May be called by any Java thread. */
    public void addAtLeisure(Consumer<PyThread> call) {
        calls.add(call);
        PyThread main = interpreter.mainThread;
        if (main != null) {
            main.atLeisure = true;
        }
        if (leisurely.incrementAndGet() == MANY) {
            hurry();
        }
        if (looking.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(this::look);
        }
    }

    private void look() {
        looking.set(false);
        hurry();
    }

    private void hurry() {
        PyThread main = interpreter.mainThread;
        if (main != null && !calls.isEmpty()) {
            main.interrupt(Breaker.PENDING);
        }
    }

    void run(PyThread thread) {
        if (depth >= NESTING) {
            return; // who is running them further out goes on with these
        }
        thread.atLeisure = false;
        leisurely.set(0);
        for (Consumer<PyThread> call = calls.poll(); call != null; call = calls.poll()) {
            depth++;
            try {
                call.accept(thread);
            } catch (Throwable e) {
                hurry(); // for those that are left
                throw e;
            } finally {
                depth--;
            }
        }
    }
}
