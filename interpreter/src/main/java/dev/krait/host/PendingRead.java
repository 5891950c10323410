package dev.krait.host;

import java.io.IOException;

/** A read under way on a thread of its own, so that whoever wants the data can do other things until it is there; it notifies who waits on it. */
public final class PendingRead {
    private final byte[] data;
    private boolean done;
    private int start;
    private int end;
    private HostException failure;

    PendingRead(int length) {
        this.data = new byte[length];
    }

    /** Fills the data, on the thread of its own. */
    void run(OpenFile file) {
        int n = 0;
        HostException failed = null;
        try {
            n = file.read(data, 0, data.length);
        } catch (HostException e) {
            failed = e;
        }
        synchronized (this) {
            end = n;
            failure = failed;
            done = true;
            notifyAll();
        }
    }

    /** Whether there is data, the end or an error; asked under this object's monitor. */
    public boolean isDone() {
        return done;
    }

    /** Takes what has been read and not been taken yet; gives the count, 0 at the end, or -1 when somebody else has taken all. */
    synchronized int take(byte[] target, int offset, int length) {
        if (failure != null) {
            throw failure;
        }
        if (end > 0 && start == end) {
            return -1;
        }
        int n = Math.min(length, end - start);
        System.arraycopy(data, start, target, offset, n);
        start += n;
        return n;
    }

    /** Whether nothing is left to take. */
    synchronized boolean isTaken() {
        return done && start == end;
    }

    static int available(java.io.InputStream stream) {
        try {
            return stream.available();
        } catch (IOException e) {
            // let the read itself tell
            return 1;
        }
    }
}
