package dev.krait.ops;

import dev.krait.error.OSErrors;
import dev.krait.host.HostException;
import dev.krait.thread.PyThread;
import java.util.function.Supplier;

/** Operations of the host as Python code meets them: detached, as they may block, and what the system refuses is an OSError. */
public final class HostOps {
    private HostOps() {
    }

    public static <R> R blocking(PyThread t, Supplier<R> operation) {
        try {
            return t.blocking(operation);
        } catch (HostException e) {
            throw OSErrors.of(t, e);
        }
    }

    /** The same without a result. */
    public static void run(PyThread t, Runnable operation) {
        blocking(t, () -> {
            operation.run();
            return null;
        });
    }
}
