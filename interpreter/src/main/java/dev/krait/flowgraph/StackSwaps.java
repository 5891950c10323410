package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.NOP;
import static dev.krait.bytecode.Opcode.POP_TOP;
import static dev.krait.bytecode.Opcode.STORE_FAST;
import static dev.krait.bytecode.Opcode.STORE_FAST_MAYBE_NULL;
import static dev.krait.bytecode.Opcode.SWAP;

import java.util.Collections;

/**
 * Replaces runs of {@code SWAP} by the shortest equal run, and where stores and pops follow, swaps those instead.
 * Compare CPython {@code Python/flowgraph.c: swaptimize, apply_static_swaps}.
 */
final class StackSwaps {
    private static final int VISITED = -1;

    private final BasicBlock block;

    private StackSwaps(BasicBlock block) {
        this.block = block;
    }

    static void optimize(BasicBlock block) {
        StackSwaps pass = new StackSwaps(block);
        for (int i = 0; i < block.size(); i++) {
            if (block.get(i).opcode == SWAP) {
                i = pass.shortenRun(i);
                pass.swapInstructions(i);
            }
        }
    }

    /** Shortens the run of swaps that begins here; returns the index of its last instruction. */
    private int shortenRun(int start) {
        int depth = block.get(start).oparg;
        int length = 1;
        boolean several = false;
        for (; start + length < block.size(); length++) {
            Instruction instruction = block.get(start + length);
            if (instruction.opcode == SWAP) {
                depth = Math.max(depth, instruction.oparg);
                several = true;
            } else if (instruction.opcode != NOP) {
                break;
            }
        }
        if (!several) {
            return start;
        }
        int[] stack = run(start, length, depth);
        // Un-shuffling the stack step by step, written from the end of the run backwards, is what shuffles it: each cycle of
        // the permutation is one swap for each of its places but the top.
        int current = start + length - 1;
        for (int i = 0; i < depth; i++) {
            if (stack[i] == VISITED || stack[i] == i) {
                continue;
            }
            int j = i;
            while (true) {
                if (j != 0) {
                    Instruction swap = block.get(current--);
                    swap.opcode = SWAP;
                    swap.oparg = j + 1;
                }
                if (stack[j] == VISITED) {
                    break;
                }
                int next = stack[j];
                stack[j] = VISITED;
                j = next;
            }
        }
        while (current >= start) {
            block.get(current--).makeNop();
        }
        return start + length - 1;
    }

    /** Where each of the places 0, 1… from the top comes from after the run. */
    private int[] run(int start, int length, int depth) {
        int[] stack = new int[depth];
        for (int i = 0; i < depth; i++) {
            stack[i] = i;
        }
        for (int i = start; i < start + length; i++) {
            Instruction instruction = block.get(i);
            if (instruction.opcode == SWAP) {
                int top = stack[0];
                stack[0] = stack[instruction.oparg - 1];
                stack[instruction.oparg - 1] = top;
            }
        }
        return stack;
    }

    /** Goes back from the index and applies swaps to the stores and pops behind them. */
    private void swapInstructions(int index) {
        for (int i = index; i >= 0; i--) {
            Instruction swap = block.get(i);
            if (swap.opcode != SWAP) {
                if (swap.opcode == NOP || isSwappable(swap.opcode)) {
                    continue;
                }
                return;
            }
            int first = nextSwappable(i, -1);
            if (first < 0) {
                return;
            }
            int second = first;
            int line = block.get(first).line();
            for (int count = swap.oparg - 1; count > 0; count--) {
                second = nextSwappable(second, line);
                if (second < 0) {
                    return;
                }
            }
            if (!canExchange(first, second)) {
                return;
            }
            swap.makeNop();
            Collections.swap(block.instructions, first, second);
        }
    }

    /** The order of stores to one variable must not change. */
    private boolean canExchange(int first, int second) {
        int storeFirst = storedLocal(first);
        int storeSecond = storedLocal(second);
        if (storeFirst < 0 && storeSecond < 0) {
            return true;
        }
        if (storeFirst == storeSecond) {
            return false;
        }
        for (int i = first + 1; i < second; i++) {
            int between = storedLocal(i);
            if (between >= 0 && (between == storeFirst || between == storeSecond)) {
                return false;
            }
        }
        return true;
    }

    private int storedLocal(int index) {
        Instruction instruction = block.get(index);
        return instruction.opcode == STORE_FAST || instruction.opcode == STORE_FAST_MAYBE_NULL
                ? instruction.oparg
                : -1;
    }

    /** Instructions that only take the top of the stack, and neither jump nor raise. */
    private static boolean isSwappable(int opcode) {
        return opcode == STORE_FAST || opcode == STORE_FAST_MAYBE_NULL || opcode == POP_TOP;
    }

    /** The next such instruction, on the given line if that is not negative; or −1. */
    private int nextSwappable(int index, int line) {
        for (int i = index + 1; i < block.size(); i++) {
            Instruction instruction = block.get(i);
            if (line >= 0 && instruction.line() != line) {
                return -1; // line events would see names bound in another order
            }
            if (instruction.opcode == NOP) {
                continue;
            }
            return isSwappable(instruction.opcode) ? i : -1;
        }
        return -1;
    }
}
