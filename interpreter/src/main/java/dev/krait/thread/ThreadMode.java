package dev.krait.thread;

/**
 * The one JVM-wide mutable flag (architecture D3): whether any interpreter has ever had two threads attached at once.
 *
 * <p>While false no container locks. It is set once, by the second thread to attach, in a handshake, and never cleared, so that HotSpot sees
 * a field that practically never changes.
 */
public final class ThreadMode {
    private static final Object LOCK = new Object();
    private static boolean shared;
    /** The one thread that has attached, while the mode is single. */
    private static PyThread only;

    private ThreadMode() {
    }

    /** Whether mutators must lock. An operation that has called user code asks again. */
    public static boolean shared() {
        return shared;
    }

    /** A thread is about to attach while the mode is still single: the second one ever switches to shared, once the first is at a poll. */
    static void attaching(PyThread thread) {
        synchronized (LOCK) {
            if (shared || only == thread) {
                return;
            }
            PyThread first = only;
            if (first == null) {
                only = thread;
                return;
            }
            first.post(t -> { });
            first.awaitPosted();
            shared = true;
            only = null;
        }
    }

    /** A thread ended: while it was the only one, the next may be it. */
    static void ended(PyThread thread) {
        synchronized (LOCK) {
            if (only == thread) {
                only = null;
            }
        }
    }
}
