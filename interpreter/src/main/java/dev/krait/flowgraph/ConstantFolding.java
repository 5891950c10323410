package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.BUILD_LIST;
import static dev.krait.bytecode.Opcode.BUILD_SET;
import static dev.krait.bytecode.Opcode.BUILD_TUPLE;
import static dev.krait.bytecode.Opcode.LIST_APPEND;
import static dev.krait.bytecode.Opcode.LIST_EXTEND;
import static dev.krait.bytecode.Opcode.LOAD_CONST;
import static dev.krait.bytecode.Opcode.NOP;
import static dev.krait.bytecode.Opcode.SET_UPDATE;
import static dev.krait.bytecode.Opcode.UNARY_INVERT;
import static dev.krait.bytecode.Opcode.UNARY_NEGATIVE;
import static dev.krait.bytecode.Opcode.UNARY_NOT;

import dev.krait.bytecode.Constants;
import dev.krait.type.sequence.PyTuple;

/**
 * Computes what depends on constants only: operators, tuples, and the contents of lists and sets.
 * Compare CPython {@code Python/flowgraph.c: fold_const_binop} and its neighbours.
 */
final class ConstantFolding {
    /** Longer displays are built step by step, so that they need no deep stack. */
    private static final int STACK_USE_GUIDELINE = 30;

    /** Shorter lists and sets are built from their elements. */
    private static final int MIN_CONST_SEQUENCE_SIZE = 3;

    private final ConstantPool constants;

    ConstantFolding(ConstantPool constants) {
        this.constants = constants;
    }

    /**
     * The instructions before the index that load the last {@code size} values, {@code NOP}s between them left out; null if these
     * are not all loads of constants.
     */
    private static Instruction[] constantLoads(BasicBlock block, int end, int size) {
        Instruction[] loads = new Instruction[size];
        int missing = size;
        for (int i = end - 1; i >= 0 && missing > 0; i--) {
            Instruction instruction = block.get(i);
            if (instruction.opcode == NOP) {
                continue;
            }
            if (!ConstantPool.isLoad(instruction.opcode)) {
                return null;
            }
            loads[--missing] = instruction;
        }
        return missing == 0 ? loads : null;
    }

    private Object value(Instruction load) {
        return constants.value(load.opcode, load.oparg);
    }

    private Object[] values(Instruction[] loads) {
        Object[] values = new Object[loads.length];
        for (int i = 0; i < loads.length; i++) {
            values[i] = value(loads[i]);
        }
        return values;
    }

    private static void remove(Instruction... instructions) {
        for (Instruction instruction : instructions) {
            instruction.makeNop();
            instruction.span = Locations.NONE;
        }
    }

    /** {@code BUILD_TUPLE} of constants. */
    void tuple(BasicBlock block, int index) {
        Instruction build = block.get(index);
        if (build.oparg > STACK_USE_GUIDELINE) {
            return;
        }
        Instruction[] loads = constantLoads(block, index, build.oparg);
        if (loads != null) {
            Object tuple = PyTuple.of(values(loads));
            remove(loads);
            constants.makeLoad(build, tuple);
        }
    }

    /** A long tuple: {@code BUILD_LIST 0}, a load and {@code LIST_APPEND 1} for each element, and the conversion at the index. */
    void listToTuple(BasicBlock block, int index) {
        int found = 0;
        boolean expectAppend = true;
        for (int i = index - 1; i >= 0; i--) {
            Instruction instruction = block.get(i);
            if (instruction.opcode == NOP) {
                continue;
            }
            if (instruction.opcode == BUILD_LIST && instruction.oparg == 0) {
                if (expectAppend) {
                    replaceList(block, i, index, found);
                }
                return;
            }
            if (expectAppend) {
                if (instruction.opcode != LIST_APPEND || instruction.oparg != 1) {
                    return;
                }
            } else {
                if (!ConstantPool.isLoad(instruction.opcode)) {
                    return;
                }
                found++;
            }
            expectAppend = !expectAppend;
        }
    }

    private void replaceList(BasicBlock block, int start, int index, int size) {
        Object[] elements = new Object[size];
        int missing = size;
        for (int i = index - 1; i >= start; i--) {
            Instruction instruction = block.get(i);
            if (instruction.opcode == NOP) {
                continue;
            }
            if (ConstantPool.isLoad(instruction.opcode)) {
                elements[--missing] = value(instruction);
            }
            remove(instruction);
        }
        constants.makeLoad(block.get(index), PyTuple.of(elements));
    }

    /**
     * A list or set of constants: a tuple or frozenset where it is only iterated over or searched, else filled from one.
     */
    void listOrSet(BasicBlock block, int index, boolean iteratedOrSearched) {
        Instruction build = block.get(index);
        int size = build.oparg;
        if (size > STACK_USE_GUIDELINE || (size < MIN_CONST_SEQUENCE_SIZE && !iteratedOrSearched)) {
            return;
        }
        Instruction[] loads = constantLoads(block, index, size);
        if (loads == null) {
            if (iteratedOrSearched && build.opcode == BUILD_LIST) {
                build.set(BUILD_TUPLE, size);
            }
            return;
        }
        Object[] values = values(loads);
        Object contents = build.opcode == BUILD_SET ? Constants.frozenSet(values) : PyTuple.of(values);
        int constant = constants.add(contents);
        remove(loads);
        if (iteratedOrSearched) {
            build.set(LOAD_CONST, constant);
            return;
        }
        Instruction empty = block.get(index - 2);
        empty.span = build.span;
        empty.set(build.opcode, 0);
        block.get(index - 1).set(LOAD_CONST, constant);
        build.set(build.opcode == BUILD_LIST ? LIST_EXTEND : SET_UPDATE, 1);
    }

    /** A binary operator. */
    void binary(BasicBlock block, int index) {
        Instruction[] loads = constantLoads(block, index, 2);
        if (loads == null) {
            return;
        }
        Instruction operator = block.get(index);
        Object result = ConstantArithmetic.binary(operator.oparg, value(loads[0]), value(loads[1]));
        if (result != null) {
            remove(loads);
            constants.makeLoad(operator, result);
        }
    }

    /** A unary operator, the intrinsic for {@code +} included. */
    void unary(BasicBlock block, int index) {
        Instruction[] loads = constantLoads(block, index, 1);
        if (loads == null) {
            return;
        }
        Instruction operator = block.get(index);
        Object operand = value(loads[0]);
        Object result = switch (operator.opcode) {
            case UNARY_NOT -> !Constants.isTrue(operand);
            case UNARY_NEGATIVE -> ConstantArithmetic.negative(operand);
            case UNARY_INVERT -> ConstantArithmetic.invert(operand);
            default -> ConstantArithmetic.positive(operand);
        };
        if (result != null) {
            remove(loads);
            constants.makeLoad(operator, result);
        }
    }
}
