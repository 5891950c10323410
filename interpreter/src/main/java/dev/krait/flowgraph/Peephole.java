package dev.krait.flowgraph;

import static dev.krait.bytecode.Intrinsic.INTRINSIC_LIST_TO_TUPLE;
import static dev.krait.bytecode.Intrinsic.INTRINSIC_UNARY_POSITIVE;
import static dev.krait.bytecode.Opcode.BINARY_OP;
import static dev.krait.bytecode.Opcode.BUILD_LIST;
import static dev.krait.bytecode.Opcode.BUILD_SET;
import static dev.krait.bytecode.Opcode.BUILD_TUPLE;
import static dev.krait.bytecode.Opcode.CALL_INTRINSIC_1;
import static dev.krait.bytecode.Opcode.COMPARE_OP;
import static dev.krait.bytecode.Opcode.CONTAINS_OP;
import static dev.krait.bytecode.Opcode.GET_ITER;
import static dev.krait.bytecode.Opcode.IS_OP;
import static dev.krait.bytecode.Opcode.JUMP;
import static dev.krait.bytecode.Opcode.JUMP_IF_FALSE;
import static dev.krait.bytecode.Opcode.JUMP_IF_TRUE;
import static dev.krait.bytecode.Opcode.JUMP_NO_INTERRUPT;
import static dev.krait.bytecode.Opcode.LOAD_GLOBAL;
import static dev.krait.bytecode.Opcode.NOP;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_FALSE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_NONE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_NOT_NONE;
import static dev.krait.bytecode.Opcode.POP_JUMP_IF_TRUE;
import static dev.krait.bytecode.Opcode.POP_TOP;
import static dev.krait.bytecode.Opcode.PUSH_NULL;
import static dev.krait.bytecode.Opcode.STORE_FAST;
import static dev.krait.bytecode.Opcode.SWAP;
import static dev.krait.bytecode.Opcode.TO_BOOL;
import static dev.krait.bytecode.Opcode.UNARY_INVERT;
import static dev.krait.bytecode.Opcode.UNARY_NEGATIVE;
import static dev.krait.bytecode.Opcode.UNARY_NOT;
import static dev.krait.bytecode.Opcode.UNPACK_SEQUENCE;

import dev.krait.bytecode.Oparg;

/**
 * Jump threading, and what two neighbouring instructions can be replaced by; constant expressions go to
 * {@link ConstantFolding}. Compare CPython {@code Python/flowgraph.c: optimize_basic_block}.
 */
final class Peephole {
    private final BasicBlock block;
    private final ConstantFolding folding;

    private Peephole(BasicBlock block, ConstantFolding folding) {
        this.block = block;
        this.folding = folding;
    }

    static void optimize(FlowGraph graph, ConstantPool constants) {
        ConstantFolding folding = new ConstantFolding(constants);
        for (BasicBlock block : graph) {
            new Peephole(block, folding).run();
            StackSwaps.optimize(block);
        }
    }

    private void run() {
        for (int i = 0; i < block.size(); i++) {
            Instruction instruction = block.get(i);
            boolean again = instruction.isJump() ? threadJump(instruction) : simplify(i, instruction);
            if (again) {
                i--;
            }
        }
    }

    /** Looks at one instruction that is no jump; never asks to be called again. */
    private boolean simplify(int i, Instruction instruction) {
        int next = block.opcodeAt(i + 1);
        switch (instruction.opcode) {
            case BUILD_TUPLE -> buildTuple(i, instruction, next);
            case BUILD_LIST, BUILD_SET -> folding.listOrSet(block, i, next == GET_ITER || next == CONTAINS_OP);
            case STORE_FAST -> {
                if (next == STORE_FAST
                        && block.get(i + 1).oparg == instruction.oparg
                        && block.get(i + 1).line() == instruction.line()) {
                    instruction.set(POP_TOP, 0);
                }
            }
            case SWAP -> {
                if (instruction.oparg == 1) {
                    instruction.makeNop();
                }
            }
            case LOAD_GLOBAL -> {
                if (next == PUSH_NULL && (instruction.oparg & 1) == 0) {
                    instruction.oparg |= 1;
                    block.get(i + 1).makeNop();
                }
            }
            case COMPARE_OP -> {
                if (next == TO_BOOL) {
                    moveOver(instruction, block.get(i + 1), instruction.oparg | Oparg.COMPARE_TO_BOOL);
                }
            }
            case CONTAINS_OP, IS_OP -> {
                if (next == TO_BOOL) {
                    moveOver(instruction, block.get(i + 1), instruction.oparg);
                } else if (next == UNARY_NOT) {
                    moveOver(instruction, block.get(i + 1), instruction.oparg ^ 1);
                }
            }
            case TO_BOOL -> {
                if (next == TO_BOOL) {
                    instruction.makeNop();
                }
            }
            case UNARY_NOT -> {
                if (next == TO_BOOL) {
                    moveOver(instruction, block.get(i + 1), 0);
                } else if (next == UNARY_NOT) {
                    instruction.makeNop();
                    block.get(i + 1).makeNop();
                } else {
                    folding.unary(block, i);
                }
            }
            case UNARY_INVERT, UNARY_NEGATIVE -> folding.unary(block, i);
            case CALL_INTRINSIC_1 -> {
                if (instruction.oparg == INTRINSIC_LIST_TO_TUPLE) {
                    if (next == GET_ITER) {
                        instruction.makeNop();
                    } else {
                        folding.listToTuple(block, i);
                    }
                } else if (instruction.oparg == INTRINSIC_UNARY_POSITIVE) {
                    folding.unary(block, i);
                }
            }
            case BINARY_OP -> folding.binary(block, i);
            default -> { }
        }
        return false;
    }

    /** Replaces the next instruction by this one, with another argument. */
    private static void moveOver(Instruction instruction, Instruction next, int oparg) {
        next.set(instruction.opcode, oparg);
        instruction.makeNop();
    }

    private void buildTuple(int i, Instruction instruction, int next) {
        int size = instruction.oparg;
        if (next == UNPACK_SEQUENCE && block.get(i + 1).oparg == size && size >= 1 && size <= 3) {
            instruction.makeNop();
            if (size == 1) {
                block.get(i + 1).makeNop();
            } else {
                block.get(i + 1).opcode = SWAP;
            }
            return;
        }
        folding.tuple(block, i);
    }

    /** Looks at one jump; whether it has to be looked at again. */
    private boolean threadJump(Instruction jump) {
        if (jump.target == null || jump.target.isEmpty()) {
            return false;
        }
        Instruction target = jump.target.get(0);
        switch (jump.opcode) {
            case POP_JUMP_IF_NOT_NONE, POP_JUMP_IF_NONE, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> {
                return target.opcode == JUMP && thread(jump, target, jump.opcode);
            }
            case JUMP_IF_FALSE, JUMP_IF_TRUE -> {
                int opposite = jump.opcode == JUMP_IF_FALSE ? JUMP_IF_TRUE : JUMP_IF_FALSE;
                if (target.opcode == JUMP || target.opcode == jump.opcode) {
                    return thread(jump, target, jump.opcode);
                }
                if (target.opcode == opposite) {
                    // that jump is not taken
                    jump.target = jump.target.next;
                    return true;
                }
                return false;
            }
            case JUMP, JUMP_NO_INTERRUPT -> {
                if (target.opcode == JUMP) {
                    return thread(jump, target, JUMP);
                }
                return target.opcode == JUMP_NO_INTERRUPT && thread(jump, target, jump.opcode);
            }
            default -> {
                return false;
            }
        }
    }

    /** Goes directly where the jump at the target goes. The {@code NOP} keeps this jump's line, if that is needed. */
    private boolean thread(Instruction jump, Instruction target, int opcode) {
        if (jump.target == target.target) {
            return false;
        }
        jump.set(NOP, 0);
        block.addJump(opcode, target.target, target.span);
        return true;
    }
}
