package dev.krait.flowgraph;

import dev.krait.bytecode.Opcode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Moves blocks that only exceptions lead to behind the others. Compare CPython {@code Python/flowgraph.c: push_cold_blocks_to_end}. */
final class ColdBlocks {
    private final FlowGraph graph;

    private ColdBlocks(FlowGraph graph) {
        this.graph = graph;
    }

    static void moveToEnd(FlowGraph graph) {
        if (graph.entry.next != null) {
            new ColdBlocks(graph).run();
        }
    }

    private void run() {
        markWarm();
        markCold();
        addJumpsToWarm();
        if (separate()) {
            RedundantNops.removeWithJumps(graph);
        }
    }

    private void markWarm() {
        graph.clearVisited();
        Deque<BasicBlock> todo = new ArrayDeque<>();
        push(graph.entry, todo);
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            block.warm = true;
            if (block.next != null && block.hasFallthrough()) {
                push(block.next, todo);
            }
            for (Instruction instruction : block.instructions) {
                if (instruction.isJump()) {
                    push(instruction.target, todo);
                }
            }
        }
    }

    private void markCold() {
        graph.clearVisited();
        Deque<BasicBlock> todo = new ArrayDeque<>();
        for (BasicBlock block : graph) {
            if (block.isHandler) {
                push(block, todo);
            }
        }
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            block.cold = true;
            if (block.next != null && block.hasFallthrough() && !block.next.warm) {
                push(block.next, todo);
            }
            Instruction last = block.last();
            if (last != null && last.isJump() && !last.target.warm) {
                push(last.target, todo);
            }
        }
    }

    private static void push(BasicBlock block, Deque<BasicBlock> todo) {
        if (!block.visited) {
            block.visited = true;
            todo.push(block);
        }
    }

    /** A cold block that falls through to a warm one has to jump. */
    private void addJumpsToWarm() {
        int label = graph.freshLabel();
        for (BasicBlock block : graph) {
            BasicBlock next = block.next;
            if (block.cold && block.hasFallthrough() && next != null && next.warm) {
                BasicBlock jump = new BasicBlock();
                if (next.label == InstructionSequence.NO_LABEL) {
                    next.label = label++;
                }
                jump.addJump(Opcode.JUMP_NO_INTERRUPT, next, Locations.NONE);
                jump.cold = true;
                jump.next = next;
                jump.predecessors = 1;
                block.next = jump;
            }
        }
    }

    /** Whether there were cold blocks. */
    private boolean separate() {
        BasicBlock cold = null;
        BasicBlock coldTail = null;
        BasicBlock warm = graph.entry;
        while (true) {
            while (warm.next != null && !warm.next.cold) {
                warm = warm.next;
            }
            if (warm.next == null) {
                break;
            }
            BasicBlock end = warm.next;
            while (end.next != null && end.next.cold) {
                end = end.next;
            }
            if (cold == null) {
                cold = warm.next;
            } else {
                coldTail.next = warm.next;
            }
            coldTail = end;
            warm.next = end.next;
            end.next = null;
        }
        warm.next = cold;
        return cold != null;
    }
}
