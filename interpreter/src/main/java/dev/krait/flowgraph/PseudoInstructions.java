package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.COPY;
import static dev.krait.bytecode.Opcode.JUMP_IF_FALSE;
import static dev.krait.bytecode.Opcode.JUMP_IF_TRUE;
import static dev.krait.bytecode.Opcode.LOAD_CLOSURE;
import static dev.krait.bytecode.Opcode.LOAD_FAST;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_FALSE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_TRUE;
import static dev.krait.bytecode.Opcode.STORE_FAST;
import static dev.krait.bytecode.Opcode.STORE_FAST_MAYBE_NULL;
import static dev.krait.bytecode.Opcode.TO_BOOL;

import dev.krait.bytecode.Opcode;

/** Replaces pseudo-instructions. Compare CPython {@code Python/flowgraph.c: convert_pseudo_ops}. */
final class PseudoInstructions {
    private PseudoInstructions() {}

    /** {@code JUMP_IF_*}: {@code COPY 1, TO_BOOL, POP_JUMP_IF_*}. */
    static void expandConditionalJumps(FlowGraph graph) {
        for (BasicBlock block : graph) {
            Instruction jump = block.last();
            if (jump != null && (jump.opcode == JUMP_IF_FALSE || jump.opcode == JUMP_IF_TRUE)) {
                jump.opcode = jump.opcode == JUMP_IF_FALSE ? POP_JUMP_IF_FALSE : POP_JUMP_IF_TRUE;
                int index = block.size() - 1;
                block.instructions.add(index, before(jump, COPY, 1));
                block.instructions.add(index + 1, before(jump, TO_BOOL, 0));
            }
        }
    }

    /** An instruction in the place and under the handler of the jump. */
    private static Instruction before(Instruction jump, int opcode, int oparg) {
        Instruction instruction = new Instruction(opcode, oparg, jump.span);
        instruction.handler = jump.handler;
        return instruction;
    }

    /** Block pushes and the loads and stores that only the passes had to tell apart. */
    static void replace(FlowGraph graph) {
        for (BasicBlock block : graph) {
            for (Instruction instruction : block.instructions) {
                if (Opcode.isBlockPush(instruction.opcode)) {
                    instruction.makeNop();
                } else if (instruction.opcode == LOAD_CLOSURE) {
                    instruction.opcode = LOAD_FAST;
                } else if (instruction.opcode == STORE_FAST_MAYBE_NULL) {
                    instruction.opcode = STORE_FAST;
                }
            }
        }
        RedundantNops.removeWithJumps(graph);
    }
}
