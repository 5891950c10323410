package dev.krait.modules.faulthandler;

import dev.krait.thread.Interpreter;
import java.util.List;

/** Writes the stacks of all threads when a time is over. Compare CPython {@code Modules/faulthandler.c: faulthandler_thread}. */
final class Watchdog implements Runnable {
    private final Interpreter interpreter;
    private final FaultState.Target target;
    private final long micros;
    private final boolean repeat;
    private final boolean exit;
    /** Guarded by this. */
    private boolean cancelled;

    Watchdog(Interpreter interpreter, FaultState.Target target, long micros, boolean repeat, boolean exit) {
        this.interpreter = interpreter;
        this.target = target;
        this.micros = micros;
        this.repeat = repeat;
        this.exit = exit;
    }

    void start() {
        Thread.ofPlatform().daemon(true).name("python-watchdog").start(this);
    }

    synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** Returns whether the time is over and nobody has cancelled this. */
    private synchronized boolean elapsed() {
        long started = System.nanoTime();
        for (long left = micros; left > 0 && !cancelled; left = micros - (System.nanoTime() - started) / 1000) {
            try {
                wait(left / 1000, (int) (left % 1000) * 1000);
            } catch (InterruptedException e) {
                return false;
            }
        }
        return !cancelled;
    }

    @Override
    public void run() {
        while (elapsed()) {
            StackDump.write(interpreter, target.descriptor(), List.of(header(), StackDump.all(interpreter, null, null)));
            if (exit) {
                Runtime.getRuntime().halt(1);
            }
            if (!repeat) {
                return;
            }
        }
    }

    private String header() {
        long seconds = micros / 1_000_000;
        long rest = micros % 1_000_000;
        String time = String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        return "Timeout (" + time + (rest == 0 ? "" : String.format(".%06d", rest)) + ")!\n";
    }
}
