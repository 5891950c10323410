package dev.krait.modules.io;

import dev.krait.error.RuntimeErrors;
import dev.krait.thread.PyThread;

/** Lets one thread at a time into a stream; one that waits is detached. */
final class StreamLock {
    private PyThread owner;

    private synchronized boolean take(PyThread t) {
        if (owner != null) {
            return false;
        }
        owner = t;
        return true;
    }

    void enter(PyThread t, Object stream) {
        if (take(t)) {
            return;
        }
        if (owner == t) {
            throw RuntimeErrors.of("reentrant call inside " + dev.krait.ops.TextOps.repr(t, stream));
        }
        t.await(this, -1, () -> take(t));
    }

    synchronized void leave() {
        owner = null;
        notify();
    }
}
