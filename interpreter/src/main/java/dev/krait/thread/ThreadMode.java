package dev.krait.thread;

/**
 * The one JVM-wide mutable flag (architecture D3): whether any interpreter has ever had two threads attached at once.
 *
 * <p>While false no container locks. It is set once, by the second thread to attach, in a handshake, and never cleared, so that HotSpot sees
 * a field that practically never changes.
 */
public final class ThreadMode {
    private static boolean shared;

    private ThreadMode() {
    }

    /** Whether mutators must lock. An operation that has called user code asks again. */
    public static boolean shared() {
        return shared;
    }

    static void enterShared() {
        shared = true;
    }
}
