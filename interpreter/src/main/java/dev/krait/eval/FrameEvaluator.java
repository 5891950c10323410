package dev.krait.eval;

import dev.krait.error.PyException;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;

/**
 * Evaluates frames in place of the default evaluator (PEP 523). Sees each frame that starts or resumes: calls of any kind, class bodies, the start of a
 * generator and each resumption.
 */
@FunctionalInterface
public interface FrameEvaluator {
    /**
     * Runs a frame until it returns or yields.
     *
     * @param throwing the exception to raise where the frame stands, or null
     * @return the value returned or yielded
     */
    Object evaluate(PyThread t, PyFrame frame, PyException throwing);
}
