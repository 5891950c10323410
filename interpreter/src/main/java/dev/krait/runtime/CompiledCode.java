package dev.krait.runtime;

import dev.krait.eval.CompiledEntry;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;

/** The object by which compiled code is entered. A unit's class extends this and overrides the entries that it has. */
public abstract class CompiledCode extends CompiledEntry {
    /** What a compiled loop returns when the interpreter is to go on at the frame's {@code next}. */
    public static final Object CONTINUE = dev.krait.eval.LoopEvaluator.CONTINUE;

    /** Runs a frame, or the loop that it stands at. */
    public Object run(PyThread t, PyFrame frame) {
        throw new AssertionError("no entry with a frame");
    }

    @Override
    public Object callArray(PyThread t, PyFunction f, Object[] arguments) {
        throw new AssertionError("no entry for calls");
    }
}
