package dev.krait.modules.io;

import dev.krait.error.RuntimeErrors;
import dev.krait.thread.PyThread;

/** Lets one thread at a time into a stream; one that waits is detached. */
final class StreamLock {
    private PyThread owner;
    /** How often the owner has entered again. */
    private int nested;

    private synchronized boolean take(PyThread t) {
        if (owner != null) {
            return false;
        }
        owner = t;
        return true;
    }

    /** Raises RuntimeError when the thread is inside already. */
    void enter(PyThread t, Object stream) {
        if (take(t)) {
            return;
        }
        if (owner == t) {
            throw RuntimeErrors.of("reentrant call inside " + dev.krait.ops.TextOps.repr(t, stream));
        }
        t.await(this, -1, () -> take(t));
    }

    /** Enters, also when the thread is inside already. */
    void enterAgain(PyThread t) {
        if (!tryEnterAgain(t)) {
            t.await(this, -1, () -> take(t));
        }
    }

    /** The same without waiting; returns whether the thread is inside. */
    boolean tryEnterAgain(PyThread t) {
        if (take(t)) {
            return true;
        }
        if (owner == t) {
            nested++;
            return true;
        }
        return false;
    }

    synchronized void leave() {
        if (nested > 0) {
            nested--;
            return;
        }
        owner = null;
        notify();
    }
}
