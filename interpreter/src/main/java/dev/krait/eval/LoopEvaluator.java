package dev.krait.eval;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;

/** Takes over loops that run hot inside an activation of the default evaluator. */
public interface LoopEvaluator {
    /** The activation goes on in the default evaluator, at the frame's {@code next}. */
    Object CONTINUE = new Object();

    /** How many jumps backwards a code object makes before this is first asked. */
    int FIRST = 8;

    /** After how many more jumps backwards of a code object this is asked again. */
    int period(PyCode code);

    /**
     * Runs a frame from a loop's first instruction, all values being in their slots.
     *
     * @param target code-unit index of that instruction
     * @param jumps  how many jumps backwards the code object has made since this was last asked
     * @return what the activation returns or yields, {@link #CONTINUE}, what {@link EvalLoop#raiseInCaller} gives, or null to go on as if nothing had been asked
     */
    Object loop(PyThread t, PyFrame f, int target, int jumps);

    /** Where a jump backwards leads: to the code unit itself, also where its instruction has been folded away. */
    static int target(PyCode code, int jump) {
        byte[] bytes = code.code;
        int distance = bytes[2 * jump + 1] & 0xff;
        for (int i = jump - 1, shift = 8; i >= 0 && (bytes[2 * i] & 0xff) == Opcode.EXTENDED_ARG; i--, shift += 8) {
            distance |= (bytes[2 * i + 1] & 0xff) << shift;
        }
        return jump + 1 + Opcode.caches(bytes[2 * jump] & 0xff) - distance;
    }
}
