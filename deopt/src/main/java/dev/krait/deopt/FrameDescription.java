package dev.krait.deopt;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;

/**
 * How one frame is rebuilt.
 *
 * @param index     code-unit index of the instruction to go on with
 * @param sources   for each slot: the number of a live value, or {@link #STORED}, {@link #EMPTY}, or {@code CONSTANT - k}
 * @param function  likewise: the function that an inlined activation was running
 * @param constants constants that slots hold
 * @param callee    how the frame takes what an inlined callee gives: see {@link Taking}
 */
public record FrameDescription(PyCode code, int index, int[] sources, int function, Object[] constants, Taking callee) {
    /** The frame has the value already. */
    public static final int STORED = -1;
    /** The slot is empty. */
    public static final int EMPTY = -2;
    /** The first constant; the others follow downwards. */
    public static final int CONSTANT = -3;

    /** What a source stands for, {@link #STORED} apart. */
    Object value(int source, Object[] live) {
        return source >= 0 ? live[source] : source == EMPTY ? null : constants[CONSTANT - source];
    }

    /** The instruction behind the call at {@link #index}. */
    int next() {
        return index + 1 + Opcode.caches(code.code[2 * index] & 0xff);
    }

    /** The argument of the instruction at {@link #index}, which has no prefix. */
    int oparg() {
        return code.code[2 * index + 1] & 0xff;
    }

    /** How many of the slots described does the result of the call replace? */
    int popped() {
        return switch (callee) {
            case NOTHING, PUSH -> 0;
            case CHECK_INIT -> 1;
            case ANSWER -> 2;
        };
    }

    /** What a frame does when the frame that it called comes back. */
    public enum Taking {
        /** It called none: it runs the instruction at {@link #index}. */
        NOTHING,
        /** Pushes the result. */
        PUSH,
        /** Checks that {@code __init__} gave None; the instance lies on the stack. */
        CHECK_INIT,
        /** The result of an operator's method: where it declined, the other operand is asked. Both lie on the stack. */
        ANSWER
    }
}
