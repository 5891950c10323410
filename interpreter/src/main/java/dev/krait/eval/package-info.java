/**
 * The evaluator: decodes code objects, runs frames, gathers type feedback, and lets other evaluators take its place (PEP 523). Start at
 * {@link dev.krait.eval.EvalLoop}; {@link dev.krait.eval.CodeState} is what is kept for a code object, {@link dev.krait.eval.FrameEvaluator} is the hook.
 * Invariants: the loop's method stays under 8,000 bytes of bytecode; a case pops, calls a method of {@code ops} and pushes; every
 * frame that starts or resumes goes through {@link dev.krait.eval.Evaluation}.
 */
package dev.krait.eval;
