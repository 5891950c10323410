package dev.krait.thread;

/** Unwinds a daemon thread whose interpreter is ending. Python code never sees it. */
public final class ThreadEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ThreadEnd() {
        super(null, null, false, false);
    }
}
