package dev.krait.eval;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.frame.PyFrame;

/**
 * A decoded code object: what {@link EvalLoop} runs.
 *
 * <p>Each code unit has four words: the operation in the low 8 bits, then 8 bits with the number of units to the next instruction, then 16 bits that the
 * operation defines; and three operands, slots being absolute. An operand that is negative is the complement of an index into {@link #constants}.
 * In the folded form loads have moved into the instructions that use them and stores into those that produce; in the other one instructions
 * stand one to one. Both are addressed by CPython's code-unit index.
 */
final class Form {
    /** What the folded form has merged into an instruction. */
    static final byte ALONE = 0;
    static final byte WITH_STORE = 1;
    static final byte WITH_JUMP = 2;

    final PyCode code;
    final CodeState state;
    final int[] words;
    /** The constants of the code, then small ints. */
    final Object[] constants;
    /** Inline caches, one per code unit; entries are immutable and replaced whole. */
    final Object[] caches;
    final Feedback feedback;
    /** Stack depth before each unit, or -1 where control never comes. */
    final int[] depths;
    /** For each unit, whether the instruction does the work of the following one too. */
    final byte[] merged;
    final Handlers handlers;
    /** Runs what the stops of this form stand for, or null. */
    final CountingLoop counter;
    /** Jumps backwards until the loop is offered to the evaluator of loops; counted without care for races. */
    int untilHot = LoopEvaluator.FIRST;
    /** What {@link #untilHot} was set to. */
    int period = LoopEvaluator.FIRST;

    Form(PyCode code, CodeState state, Feedback feedback, int[] words, Object[] constants, int[] depths, byte[] merged, Handlers handlers) {
        this.code = code;
        this.state = state;
        this.words = words;
        this.constants = constants;
        this.caches = new Object[words.length >> 2];
        this.feedback = feedback;
        this.depths = depths;
        this.merged = merged;
        this.handlers = handlers;
        this.counter = null;
    }

    /** Puts the result of the first half of a merged instruction where the second half, run on its own, looks for it. */
    void storeUnmerged(PyFrame f, Object result) {
        int unit = f.lasti;
        int opcode = code.code[2 * unit] & 0xff;
        int popped = opcode == Opcode.FOR_ITER ? 0 : Opcode.popped(opcode, Resumption.oparg(code.code, unit));
        f.slots[stackBase() + depths[unit] - popped] = result;
    }

    /** The slot of the first value on the stack. */
    int stackBase() {
        return code.localsplusnames.length;
    }

    /** This form with other words and without handlers, for running single instructions. */
    Form stepping(int[] others) {
        return new Form(this, others, Handlers.NONE, null);
    }

    /** This form with other words, whose stops lead to a counter. */
    Form counting(int[] others, CountingLoop counter) {
        return new Form(this, others, handlers, counter);
    }

    private Form(Form plain, int[] words, Handlers handlers, CountingLoop counter) {
        this.code = plain.code;
        this.state = plain.state;
        this.words = words;
        this.constants = plain.constants;
        this.caches = plain.caches;
        this.feedback = plain.feedback;
        this.depths = plain.depths;
        this.merged = plain.merged;
        this.handlers = handlers;
        this.counter = counter;
    }
}
