package dev.krait.importing;

import dev.krait.thread.PyThread;

/** Starts an interpreter with {@code builtins} and {@code sys} alone. */
public final class CoreStart {
    private CoreStart() {
    }

    public static void run(PyThread t) {
        Bootstrap.core(t);
    }
}
