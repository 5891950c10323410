package dev.krait.flowgraph;

import dev.krait.bytecode.Opcode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Computes the stack depth at the start of every block, and the greatest. Compare CPython {@code Python/flowgraph.c: calculate_stackdepth}. */
final class StackDepth {
    private final Deque<BasicBlock> todo = new ArrayDeque<>();
    private int max;

    private StackDepth() {}

    /** The greatest depth. */
    static int calculate(FlowGraph graph) {
        for (BasicBlock block : graph) {
            block.startDepth = BasicBlock.NO_DEPTH;
        }
        StackDepth pass = new StackDepth();
        pass.push(graph.entry, 0);
        while (!pass.todo.isEmpty()) {
            pass.follow(pass.todo.pop());
        }
        return pass.max;
    }

    private void push(BasicBlock block, int depth) {
        if (block.startDepth == BasicBlock.NO_DEPTH) {
            block.startDepth = depth;
            todo.push(block);
        } else if (block.startDepth != depth) {
            throw new AssertionError("inconsistent stack depth at " + block);
        }
    }

    private void follow(BasicBlock block) {
        int depth = block.startDepth;
        for (Instruction instruction : block.instructions) {
            int opcode = instruction.opcode;
            int effect = Opcode.pushed(opcode, instruction.oparg) - Opcode.popped(opcode, instruction.oparg);
            int after = depth + (Opcode.isBlockPush(opcode) ? 0 : effect);
            if (after < 0) {
                throw new AssertionError("stack underflow at " + instruction);
            }
            max = Math.max(max, depth);
            if (Opcode.hasTarget(opcode) && opcode != Opcode.END_ASYNC_FOR) {
                push(instruction.target, depth + effect);
            }
            depth = after;
            if (Opcode.isUnconditionalJump(opcode) || Opcode.isScopeExit(opcode)) {
                return;
            }
        }
        if (block.next != null) {
            push(block.next, depth);
        }
    }
}
