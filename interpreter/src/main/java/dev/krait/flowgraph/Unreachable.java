package dev.krait.flowgraph;

import dev.krait.bytecode.Opcode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts predecessors and empties the blocks that nothing leads to. Compare CPython {@code Python/flowgraph.c: remove_unreachable}. */
final class Unreachable {
    private Unreachable() {}

    static void remove(FlowGraph graph) {
        for (BasicBlock block : graph) {
            block.predecessors = 0;
            block.visited = false;
        }
        Deque<BasicBlock> todo = new ArrayDeque<>();
        reach(graph.entry, todo);
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            if (block.next != null && block.hasFallthrough()) {
                reach(block.next, todo);
            }
            for (Instruction instruction : block.instructions) {
                if (Opcode.hasTarget(instruction.opcode)) {
                    reach(instruction.target, todo);
                }
            }
        }
        for (BasicBlock block : graph) {
            if (block.predecessors == 0) {
                block.instructions.clear();
                block.isHandler = false;
            }
        }
    }

    private static void reach(BasicBlock block, Deque<BasicBlock> todo) {
        if (!block.visited) {
            block.visited = true;
            todo.push(block);
        }
        block.predecessors++;
    }
}
