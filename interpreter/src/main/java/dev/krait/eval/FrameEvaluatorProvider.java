package dev.krait.eval;

import dev.krait.thread.Interpreter;

/**
 * Brings an evaluator from another jar: found through {@code ServiceLoader}, asked once for each interpreter that is started with its evaluators
 * ({@link Evaluators#installProvided}). Whoever has the interpreter can also install and remove evaluators at any time.
 */
public interface FrameEvaluatorProvider {
    /**
     * Makes an evaluator for an interpreter.
     *
     * @param handle its place in the chain, by which it reaches the next one and is removed
     * @return the evaluator, or null when it is not wanted there
     */
    FrameEvaluator evaluator(Interpreter interpreter, Evaluators.Installed handle);
}
