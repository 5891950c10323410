package dev.krait.flowgraph;

import dev.krait.ast.Span;
import dev.krait.bytecode.Opcode;
import java.util.ArrayList;
import java.util.List;

/** A run of instructions that is entered at its start and left at its end. */
final class BasicBlock {
    /** Not computed yet. */
    static final int NO_DEPTH = Integer.MIN_VALUE;

    List<Instruction> instructions = new ArrayList<>();

    /** The block that follows in the code, or null. */
    BasicBlock next;

    /** Jumps name the block by this number until targets are resolved; −1 if none does. */
    int label = InstructionSequence.NO_LABEL;

    /** How many ways lead here; computed by {@link Unreachable}. */
    int predecessors;

    /** Values on the stack at the start. */
    int startDepth = NO_DEPTH;

    boolean isHandler;

    /** The handler finds the raising instruction's offset on the stack. */
    boolean preserveLasti;

    boolean cold;
    boolean warm;

    /** For the traversal that is going on. */
    boolean visited;

    /** Locals 0 to 63 that may be unbound at the start, one bit each. */
    long unsafeLocals;

    /** The handlers around the block's start; only inside {@link ExceptionTargets}. */
    ExceptionTargets.HandlerStack handlerStack;

    /** The handlers of instructions that once stood behind the present end; null until some have been removed. */
    private List<BasicBlock> removedHandlers;

    boolean isEmpty() {
        return instructions.isEmpty();
    }

    int size() {
        return instructions.size();
    }

    Instruction get(int index) {
        return instructions.get(index);
    }

    /** The last instruction, or null. */
    Instruction last() {
        return instructions.isEmpty() ? null : instructions.getLast();
    }

    /** The opcode at the index, or 0 behind the end. */
    int opcodeAt(int index) {
        return index < instructions.size() ? instructions.get(index).opcode : 0;
    }

    boolean hasFallthrough() {
        Instruction last = last();
        return last == null || !(Opcode.isScopeExit(last.opcode) || Opcode.isUnconditionalJump(last.opcode));
    }

    boolean exitsScope() {
        Instruction last = last();
        return last != null && Opcode.isScopeExit(last.opcode);
    }

    boolean hasNoLines() {
        for (Instruction instruction : instructions) {
            if (instruction.line() >= 0) {
                return false;
            }
        }
        return true;
    }

    boolean hasEvalBreak() {
        for (Instruction instruction : instructions) {
            if (Opcode.hasEvalBreak(instruction.opcode)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Removes instructions, but not the memory of their handlers: CPython does not clear the array behind the end, and what it appends
     * late ({@code NOT_TAKEN}) shows in the exception table with the handler that it finds there.
     */
    void replaceInstructions(List<Instruction> kept) {
        if (removedHandlers == null) {
            removedHandlers = new ArrayList<>();
        }
        for (int i = kept.size(); i < instructions.size(); i++) {
            while (removedHandlers.size() <= i) {
                removedHandlers.add(null);
            }
            removedHandlers.set(i, instructions.get(i).handler);
        }
        instructions = kept;
    }

    /** The handler of the last instruction that stood at an index, which is now behind the end; or null. */
    BasicBlock removedHandler(int index) {
        return removedHandlers == null || index >= removedHandlers.size() ? null : removedHandlers.get(index);
    }

    /** Appends copies of another block's instructions. */
    void append(BasicBlock other) {
        for (Instruction instruction : List.copyOf(other.instructions)) {
            instructions.add(instruction.copy());
        }
    }

    /** Appends a jump. */
    void addJump(int opcode, BasicBlock target, Span span) {
        Instruction jump = new Instruction(opcode, target.label, span);
        jump.target = target;
        instructions.add(jump);
    }

    /** This block, or the first after it that has instructions, or null. */
    static BasicBlock nonEmpty(BasicBlock block) {
        BasicBlock b = block;
        while (b != null && b.isEmpty()) {
            b = b.next;
        }
        return b;
    }

    @Override
    public String toString() {
        return "L" + label;
    }
}
