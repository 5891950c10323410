package dev.krait.runtime;

import dev.krait.thread.PyThread;

/** The counter of compiled code, in code that was compiled with counting. */
public final class Counting {
    private Counting() {
    }

    /** A block of bytecode has been run to its end. */
    public static void ran(PyThread t, long bytecodes) {
        t.interpreter.bytecodes.ranCompiled(bytecodes);
    }
}
