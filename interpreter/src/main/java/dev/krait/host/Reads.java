package dev.krait.host;

import dev.krait.thread.PyThread;

/** Reads of Python code: detached, and with an ear for signals. */
public final class Reads {
    private Reads() {
    }

    /**
     * Reads from a descriptor. While nothing comes, the main thread runs signal handlers; what one of them raises ends the wait, and data that comes later is for the
     * next who reads.
     */
    public static int read(PyThread t, int descriptor, byte[] target, int offset, int length) {
        Host host = t.interpreter.host;
        while (true) {
            PendingRead pending = host.pendingRead(descriptor, length);
            if (pending == null) {
                return t.blocking(() -> host.read(descriptor, target, offset, length));
            }
            t.await(pending, -1, pending::isDone);
            if (t.breaker() != 0) {
                // a signal that came first is heard first
                t.poll();
            }
            int n = pending.take(target, offset, length);
            if (n >= 0) {
                return n;
            }
        }
    }
}
