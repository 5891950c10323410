package dev.krait.eval;

import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A frame that an evaluator has been asked for and that waits for it, while code of the evaluator's own runs. For evaluators that run Python code to decide what they do
 * with a frame; {@link PyThread#request} is the innermost.
 *
 * <p>Frames which that code starts go to the next evaluator down; those of the frame itself, once it is evaluated, to the first one again.
 */
public final class EvaluationRequest {
    final Evaluators.Installed by;
    private final PyFrame frame;
    private final PyException throwing;
    private final EvaluationRequest outer;
    private boolean evaluated;

    private EvaluationRequest(Evaluators.Installed by, PyFrame frame, PyException throwing, EvaluationRequest outer) {
        this.by = by;
        this.frame = frame;
        this.throwing = throwing;
        this.outer = outer;
    }

    /** Runs an evaluator's own code for a frame; if that does not evaluate the frame, the frame is dropped: cleared, and finished. */
    public static Object run(PyThread t, Evaluators.Installed by, PyFrame frame, PyException throwing, Supplier<Object> own) {
        EvaluationRequest request = new EvaluationRequest(by, frame, throwing, t.request);
        t.request = request;
        try {
            return own.get();
        } finally {
            t.request = request.outer;
            if (!request.evaluated) {
                request.evaluated = true;
                Arrays.fill(frame.slots, null);
                frame.state = PyFrame.COMPLETED;
            }
        }
    }

    /**
     * Evaluates a frame that waits in this thread, by the evaluator down from the one given, or, without one, from the one that was asked for it last;
     * raises RuntimeError when the frame has been evaluated or does not wait.
     */
    public static Object evaluate(PyThread t, Evaluators.Installed by, PyFrame frame) {
        for (EvaluationRequest r = t.request; r != null; r = r.outer) {
            if (r.frame == frame && (by == null || r.by == by)) {
                return r.evaluate(t);
            }
        }
        throw RuntimeErrors.of(frame.state == PyFrame.CREATED || frame.state == PyFrame.SUSPENDED
                ? "frame does not wait for " + (by == null ? "an" : "this") + " evaluator in this thread" : "frame was evaluated already");
    }

    private Object evaluate(PyThread t) {
        if (evaluated) {
            throw Evaluators.evaluatedTwice();
        }
        evaluated = true;
        EvaluationRequest saved = t.request;
        t.request = outer;
        try {
            return by.next(t, frame, throwing);
        } finally {
            t.request = saved;
        }
    }
}
