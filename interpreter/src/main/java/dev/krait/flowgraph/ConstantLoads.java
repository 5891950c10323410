package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.COPY;
import static dev.krait.bytecode.Opcode.IS_OP;
import static dev.krait.bytecode.Opcode.JUMP;
import static dev.krait.bytecode.Opcode.JUMP_IF_FALSE;
import static dev.krait.bytecode.Opcode.JUMP_IF_TRUE;
import static dev.krait.bytecode.Opcode.LOAD_CONST;
import static dev.krait.bytecode.Opcode.LOAD_SMALL_INT;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_FALSE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_NONE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_NOT_NONE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_TRUE;
import static dev.krait.bytecode.Opcode.TO_BOOL;

import dev.krait.bytecode.Constants;
import dev.krait.object.PyNone;

/**
 * Small ints get their own load; a test of a constant is decided; {@code x is None} becomes one jump.
 * Compare CPython {@code Python/flowgraph.c: optimize_load_const}.
 */
final class ConstantLoads {
    private final ConstantPool constants;

    private ConstantLoads(ConstantPool constants) {
        this.constants = constants;
    }

    static void optimize(FlowGraph graph, ConstantPool constants) {
        ConstantLoads pass = new ConstantLoads(constants);
        for (BasicBlock block : graph) {
            pass.optimize(block);
        }
    }

    private void optimize(BasicBlock block) {
        int opcode = 0;
        int oparg = 0;
        for (int i = 0; i < block.size(); i++) {
            Instruction load = block.get(i);
            if (load.opcode == LOAD_CONST) {
                constants.makeSmallInt(load, constants.get(load.oparg));
            }
            boolean copyOfConstant = opcode == LOAD_CONST && load.opcode == COPY && load.oparg == 1;
            if (!copyOfConstant) {
                opcode = load.opcode;
                oparg = load.oparg;
            }
            if (opcode != LOAD_CONST && opcode != LOAD_SMALL_INT) {
                continue;
            }
            Object value = constants.value(opcode, oparg);
            switch (block.opcodeAt(i + 1)) {
                case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, JUMP_IF_FALSE, JUMP_IF_TRUE -> decideJump(
                        load, block.get(i + 1), Constants.isTrue(value));
                case IS_OP -> testForNone(block, i, value);
                case TO_BOOL -> {
                    int index = constants.add(Constants.isTrue(value));
                    load.makeNop();
                    block.get(i + 1).set(LOAD_CONST, index);
                }
                default -> { }
            }
        }
    }

    private static void decideJump(Instruction load, Instruction jump, boolean value) {
        boolean jumpIfTrue = jump.opcode == POP_JUMP_IF_TRUE || jump.opcode == JUMP_IF_TRUE;
        if (jump.opcode == POP_JUMP_IF_FALSE || jump.opcode == POP_JUMP_IF_TRUE) {
            load.makeNop(); // the jump would have popped it
        }
        if (value == jumpIfTrue) {
            jump.opcode = JUMP;
        } else {
            jump.makeNop();
        }
    }

    /** {@code None, IS_OP, [TO_BOOL], POP_JUMP_IF_TRUE} is {@code POP_JUMP_IF_NONE}, and so on. */
    private static void testForNone(BasicBlock block, int index, Object value) {
        if (value != PyNone.NONE || block.size() <= index + 2) {
            return;
        }
        Instruction is = block.get(index + 1);
        Instruction jump = block.get(index + 2);
        if (jump.opcode == TO_BOOL) {
            jump.makeNop();
            if (block.size() <= index + 3) {
                return;
            }
            jump = block.get(index + 3);
        }
        boolean invert = is.oparg != 0;
        if (jump.opcode == POP_JUMP_IF_FALSE) {
            invert = !invert;
        } else if (jump.opcode != POP_JUMP_IF_TRUE) {
            return;
        }
        block.get(index).makeNop();
        is.makeNop();
        jump.opcode = invert ? POP_JUMP_IF_NOT_NONE : POP_JUMP_IF_NONE;
    }
}
