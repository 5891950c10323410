package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.JUMP;
import static dev.krait.bytecode.Opcode.NOT_TAKEN;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_FALSE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_NONE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_NOT_NONE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_TRUE;

import dev.krait.bytecode.Opcode;

/**
 * Conditional jumps only go forward: a backward one is reversed over an unconditional jump. Each is followed by
 * {@code NOT_TAKEN}, where monitoring sees that it was not taken. Compare CPython {@code Python/flowgraph.c: normalize_jumps}.
 */
final class JumpDirections {
    private JumpDirections() {}

    static void normalize(FlowGraph graph) {
        graph.clearVisited();
        for (BasicBlock block : graph) {
            block.visited = true;
            Instruction last = block.last();
            if (last != null && Opcode.isConditionalJump(last.opcode)) {
                normalize(block, last);
            }
        }
    }

    private static void normalize(BasicBlock block, Instruction jump) {
        boolean forward = !jump.target.visited;
        if (forward) {
            Instruction notTaken = new Instruction(NOT_TAKEN, 0, jump.span);
            notTaken.handler = block.removedHandler(block.size());
            block.instructions.add(notTaken);
            return;
        }
        BasicBlock backward = new BasicBlock();
        // no handler: neither of the two raises
        backward.instructions.add(new Instruction(NOT_TAKEN, 0, jump.span));
        backward.addJump(JUMP, jump.target, jump.span);
        backward.startDepth = jump.target.startDepth;
        backward.cold = block.cold;
        backward.next = block.next;
        jump.opcode = switch (jump.opcode) {
            case POP_JUMP_IF_NOT_NONE -> POP_JUMP_IF_NONE;
            case POP_JUMP_IF_NONE -> POP_JUMP_IF_NOT_NONE;
            case POP_JUMP_IF_FALSE -> POP_JUMP_IF_TRUE;
            case POP_JUMP_IF_TRUE -> POP_JUMP_IF_FALSE;
            default -> throw new AssertionError(jump);
        };
        jump.target = block.next;
        block.next = backward;
    }
}
