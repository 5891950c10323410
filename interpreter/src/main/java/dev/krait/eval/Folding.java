package dev.krait.eval;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.Opcode;

/**
 * Moves loads into the instructions that use them, stores into those that produce, and branches into comparisons.
 *
 * <p>A load moves only within one basic block and one source line, past no store to its local, no instruction that can run arbitrary code, and no boundary of a
 * handler, so that nobody can tell: a callee may write the local, and a handler finds the stack that it expects.
 */
final class Folding {
    private static final int NONE = Integer.MIN_VALUE;

    private final Decoder d;
    /** For each stack position the operand that a load has put there and nothing has touched since, or NONE. */
    private final int[] pending;
    /** The unit of that load; complemented when it is the second of a pair. */
    private final int[] source;
    private final int[] lines;

    Folding(Decoder decoder) {
        this.d = decoder;
        this.pending = new int[decoder.code().stacksize + 1];
        this.source = new int[decoder.code().stacksize + 1];
        this.lines = java.util.Arrays.copyOf(Locations.of(decoder.code()).lines(), decoder.units());
        forget();
    }

    private void forget() {
        java.util.Arrays.fill(pending, NONE);
    }

    void run() {
        int line = -1;
        int previous = -1;
        for (int unit = 0; unit < d.units(); unit = d.following(unit)) {
            if (d.opcode(unit) == CACHE) {
                if (d.isLeader(unit)) {
                    forget();
                    previous = -1;
                }
                continue;
            }
            if (d.isLeader(unit) || lines[unit] != line) {
                forget();
                line = lines[unit];
                previous = d.isLeader(unit) ? -1 : previous;
            }
            if (d.depth(unit) < 0) {
                previous = -1;
                continue;
            }
            if (!mergeIntoPrevious(previous, unit)) {
                fold(unit);
                previous = unit;
            } else {
                previous = -1;
            }
        }
    }

    private void fold(int unit) {
        int depth = d.depth(unit);
        int opcode = d.opcode(unit);
        switch (opcode) {
            case LOAD_FAST, LOAD_FAST_BORROW -> push(depth, d.word(unit, 1), unit);
            case LOAD_CONST, LOAD_SMALL_INT -> push(depth, ~d.word(unit, 1), unit);
            case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW -> {
                push(depth, d.word(unit, 1), unit);
                push(depth + 1, d.word(unit, 2), ~unit);
            }
            case STORE_FAST -> storeFast(unit, depth);
            case BINARY_OP, COMPARE_OP, IS_OP, CONTAINS_OP -> {
                d.setOperand(unit, 1, take(depth - 2));
                d.setOperand(unit, 2, take(depth - 1));
                forget();
            }
            case LOAD_ATTR, TO_BOOL, UNARY_NOT, UNARY_NEGATIVE, UNARY_INVERT -> {
                d.setOperand(unit, 1, take(depth - 1));
                forget();
            }
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, RETURN_VALUE -> {
                d.setOperand(unit, 1, take(depth - 1));
                forget();
            }
            case STORE_ATTR -> {
                d.setOperand(unit, 1, take(depth - 1));
                d.setOperand(unit, 2, take(depth - 2));
                forget();
            }
            case STORE_SUBSCR -> {
                d.setOperand(unit, 1, take(depth - 2));
                d.setOperand(unit, 2, take(depth - 1));
                d.setOperand(unit, 3, take(depth - 3));
                forget();
            }
            case PUSH_NULL, POP_TOP, NOP, COPY, SWAP -> touch(unit, depth);
            default -> forget();
        }
    }

    private void push(int depth, int operand, int unit) {
        pending[depth] = operand;
        source[depth] = unit;
    }

    /** An instruction reads or replaces the top of the stack: what lies there stays where it is. */
    private void touch(int unit, int depth) {
        int popped = Opcode.popped(d.opcode(unit), d.oparg(unit));
        int pushed = Opcode.pushed(d.opcode(unit), d.oparg(unit));
        for (int i = depth - popped; i < depth - popped + Math.max(popped, pushed); i++) {
            pending[i] = NONE;
        }
    }

    /** The operand for a stack position: what was loaded there, the load being dropped, or the slot itself. */
    private int take(int position) {
        int operand = pending[position];
        if (operand == NONE) {
            return d.base() + position;
        }
        pending[position] = NONE;
        drop(source[position]);
        return operand;
    }

    private void drop(int from) {
        boolean second = from < 0;
        int unit = second ? ~from : from;
        if (d.op(unit) != Op.MOVE2) {
            d.elide(unit);
        } else if (second) {
            d.put(unit, Op.MOVE, 0, d.word(unit, 1), 0, d.word(unit, 3));
        } else {
            d.put(unit, Op.MOVE, 0, d.word(unit, 2), 0, d.word(unit, 3) + 1);
        }
    }

    private void storeFast(int unit, int depth) {
        int local = d.oparg(unit);
        int operand = take(depth - 1);
        if (operand < 0) {
            d.put(unit, Op.CONST, 0, ~operand, 0, local);
        } else {
            d.setOperand(unit, 1, operand);
        }
        for (int i = 0; i < pending.length; i++) {
            if (pending[i] == local) {
                pending[i] = NONE;
            }
        }
    }

    /** Lets the instruction before do this one's work: a store of its result, or a branch on it. */
    private boolean mergeIntoPrevious(int previous, int unit) {
        if (previous < 0) {
            return false;
        }
        int top = d.base() + d.depth(unit) - 1;
        int op = d.op(previous);
        int opcode = d.opcode(unit);
        if (opcode == STORE_FAST && storesInC(op) && d.word(previous, 3) == top
                || opcode == STORE_FAST && op == Op.FOR_ITER && d.word(previous, 2) == top) {
            d.setOperand(previous, op == Op.FOR_ITER ? 2 : 3, d.oparg(unit));
            d.merge(previous, Form.WITH_STORE, unit);
            return true;
        }
        if (opcode == POP_JUMP_IF_FALSE || opcode == POP_JUMP_IF_TRUE) {
            int when = opcode == POP_JUMP_IF_TRUE ? 1 : 0;
            if (op == Op.COMPARE && d.opcode(previous) == COMPARE_OP && (d.oparg(previous) & 16) != 0) {
                d.put(previous, Op.COMPARE_JUMP, d.oparg(previous) >> 5 | when << 4, d.word(previous, 1), d.word(previous, 2), 0);
                d.merge(previous, Form.WITH_JUMP, unit);
                return true;
            }
            if (op == Op.TO_BOOL) {
                d.put(previous, Op.TRUTH_JUMP, when, d.word(previous, 1), 0, 0);
                d.merge(previous, Form.WITH_JUMP, unit);
                return true;
            }
        }
        return false;
    }

    private static boolean storesInC(int op) {
        return switch (op) {
            case Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.BINARY, Op.SUBSCRIPT, Op.COMPARE, Op.IS, Op.CONTAINS, Op.LOAD_ATTR, Op.CALL -> true;
            default -> false;
        };
    }
}
