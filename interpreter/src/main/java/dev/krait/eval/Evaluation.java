package dev.krait.eval;

import dev.krait.error.PyException;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;

/** The one door through which frames start and resume (architecture section 2). */
public final class Evaluation {
    private Evaluation() {
    }

    /** Starts a frame whose arguments are in place. */
    public static Object start(PyThread t, PyFrame frame) {
        Evaluators evaluators = t.interpreter.evaluators;
        return evaluators.isDefault() ? EvalLoop.enter(t, frame, null) : evaluators.evaluate(t, frame, null);
    }

    /** Goes on with a suspended frame; raises {@code throwing} there unless it is null. */
    public static Object resume(PyThread t, PyFrame frame, PyException throwing) {
        Evaluators evaluators = t.interpreter.evaluators;
        return evaluators.isDefault() ? EvalLoop.enter(t, frame, throwing) : evaluators.evaluate(t, frame, throwing);
    }
}
