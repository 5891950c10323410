package dev.krait.flowgraph;

import dev.krait.bytecode.Opcode;

/**
 * Copies a short block that leaves the frame, or one without lines and fall-through, over the jumps to it.
 * Compare CPython {@code Python/flowgraph.c: inline_small_or_no_lineno_blocks}.
 */
final class SmallBlocks {
    private static final int MAX_COPY_SIZE = 4;

    private SmallBlocks() {}

    static void inline(FlowGraph graph) {
        boolean changed;
        do { // each change removes a jump, so this ends
            changed = false;
            for (BasicBlock block : graph) {
                changed |= inlineAtEnd(block);
            }
        } while (changed);
    }

    private static boolean inlineAtEnd(BasicBlock block) {
        Instruction last = block.last();
        if (last == null || !Opcode.isUnconditionalJump(last.opcode)) {
            return false;
        }
        BasicBlock target = last.target;
        boolean smallExit = target.exitsScope() && target.size() <= MAX_COPY_SIZE;
        boolean artificial = target.hasNoLines() && !target.hasFallthrough();
        if (!smallExit && !artificial) {
            return false;
        }
        int removedJump = last.opcode;
        last.makeNop();
        block.append(target);
        if (artificial) {
            last = block.last();
            if (Opcode.isUnconditionalJump(last.opcode) && removedJump == Opcode.JUMP) {
                last.opcode = Opcode.JUMP; // keeps the poll of the jump that went away
            }
        }
        target.predecessors--;
        return true;
    }
}
