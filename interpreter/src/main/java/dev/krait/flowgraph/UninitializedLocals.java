package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.DELETE_FAST;
import static dev.krait.bytecode.Opcode.LOAD_FAST;
import static dev.krait.bytecode.Opcode.LOAD_FAST_AND_CLEAR;
import static dev.krait.bytecode.Opcode.LOAD_FAST_CHECK;
import static dev.krait.bytecode.Opcode.STORE_FAST;
import static dev.krait.bytecode.Opcode.STORE_FAST_MAYBE_NULL;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Turns loads of locals that may be unbound into {@code LOAD_FAST_CHECK}. The first 64 locals are followed through the graph, the
 * others only inside a block. Compare CPython {@code Python/flowgraph.c: add_checks_for_loads_of_uninitialized_variables}.
 */
final class UninitializedLocals {
    /** How many locals a mask has room for. */
    private static final int MASK_SIZE = 64;

    private final FlowGraph graph;
    private final Deque<BasicBlock> todo = new ArrayDeque<>();

    private UninitializedLocals(FlowGraph graph) {
        this.graph = graph;
    }

    static void check(FlowGraph graph, int locals, int parameters) {
        if (locals > 0) {
            new UninitializedLocals(graph).run(locals, parameters);
        }
    }

    private void run(int locals, int parameters) {
        if (locals > MASK_SIZE) {
            checkHighLocals(locals);
        }
        graph.clearVisited();
        long start = 0;
        for (int i = parameters; i < Math.min(locals, MASK_SIZE); i++) {
            start |= 1L << i;
        }
        push(graph.entry, start);
        for (BasicBlock block : graph) {
            scan(block); // every block once: it may delete locals
        }
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            block.visited = false;
            scan(block);
        }
    }

    /** Merges what may be unbound; {@code visited} says that the block is on the list. */
    private void push(BasicBlock block, long unsafe) {
        long both = block.unsafeLocals | unsafe;
        if (both != block.unsafeLocals) {
            block.unsafeLocals = both;
            if (!block.visited) {
                block.visited = true;
                todo.push(block);
            }
        }
    }

    private void scan(BasicBlock block) {
        long unsafe = block.unsafeLocals;
        for (Instruction instruction : block.instructions) {
            if (instruction.handler != null) {
                push(instruction.handler, unsafe);
            }
            if (instruction.oparg >= MASK_SIZE) {
                continue;
            }
            long bit = 1L << instruction.oparg;
            switch (instruction.opcode) {
                case DELETE_FAST, LOAD_FAST_AND_CLEAR, STORE_FAST_MAYBE_NULL -> unsafe |= bit;
                case STORE_FAST, LOAD_FAST_CHECK -> unsafe &= ~bit;
                case LOAD_FAST -> {
                    if ((unsafe & bit) != 0) {
                        instruction.opcode = LOAD_FAST_CHECK;
                    }
                    unsafe &= ~bit;
                }
                default -> { }
            }
        }
        if (block.next != null && block.hasFallthrough()) {
            push(block.next, unsafe);
        }
        Instruction last = block.last();
        if (last != null && last.isJump()) {
            push(last.target, unsafe);
        }
    }

    private void checkHighLocals(int locals) {
        int[] boundIn = new int[locals - MASK_SIZE];
        int number = 0;
        for (BasicBlock block : graph) {
            number++;
            for (Instruction instruction : block.instructions) {
                int index = instruction.oparg - MASK_SIZE;
                if (index < 0) {
                    continue;
                }
                switch (instruction.opcode) {
                    case DELETE_FAST, LOAD_FAST_AND_CLEAR, STORE_FAST_MAYBE_NULL -> boundIn[index] = number - 1;
                    case STORE_FAST -> boundIn[index] = number;
                    case LOAD_FAST -> {
                        if (boundIn[index] != number) {
                            instruction.opcode = LOAD_FAST_CHECK;
                        }
                        boundIn[index] = number;
                    }
                    default -> { }
                }
            }
        }
    }
}
