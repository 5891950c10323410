package dev.krait.eval;

import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;

/** Takes over loops that run hot inside an activation of the default evaluator. */
@FunctionalInterface
public interface LoopEvaluator {
    /** The activation goes on in the default evaluator, at the frame's {@code lasti}. */
    Object CONTINUE = new Object();

    /** How many jumps backwards of a code object make its loop hot (again). */
    int PERIOD = 500;

    /**
     * Runs a frame from a loop's first instruction, all values being in their slots.
     *
     * @param target code-unit index of that instruction
     * @return what the activation returns or yields, {@link #CONTINUE}, or null to go on as if nothing had been asked
     */
    Object loop(PyThread t, PyFrame f, int target);
}
