package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.bytecode.Opcode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Marks loads of locals that CPython may load without counting the reference: those whose value is consumed in the same block, before
 * the local is stored to or deleted, and not stored as a local itself. It has no meaning here but is part of the code.
 * Compare CPython {@code Python/flowgraph.c: optimize_load_fast}.
 */
final class BorrowedLoads {
    private static final int NO_INSTRUCTION = -1;
    private static final int NO_LOCAL = -1;

    private final FlowGraph graph;
    private final Deque<BasicBlock> todo = new ArrayDeque<>();

    /** For each value on the stack the instruction that produced it, and the local that it was loaded from. */
    private int[] producers = new int[32];

    private int[] locals = new int[32];
    private int size;

    /** For each instruction of the block, whether its value must be a counted reference. */
    private boolean[] counted;

    private BorrowedLoads(FlowGraph graph) {
        this.graph = graph;
    }

    static void mark(FlowGraph graph) {
        new BorrowedLoads(graph).run();
    }

    private void run() {
        graph.clearVisited();
        visit(graph.entry);
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            simulate(block);
            for (int i = 0; i < block.size(); i++) {
                Instruction instruction = block.get(i);
                if (counted[i]) {
                    continue;
                }
                if (instruction.opcode == LOAD_FAST) {
                    instruction.opcode = LOAD_FAST_BORROW;
                } else if (instruction.opcode == LOAD_FAST_LOAD_FAST) {
                    instruction.opcode = LOAD_FAST_BORROW_LOAD_FAST_BORROW;
                }
            }
        }
    }

    private void visit(BasicBlock block) {
        if (!block.visited) {
            block.visited = true;
            todo.push(block);
        }
    }

    private void simulate(BasicBlock block) {
        counted = new boolean[block.size()];
        size = 0;
        for (int i = 0; i < block.startDepth; i++) {
            push(NO_INSTRUCTION, NO_LOCAL);
        }
        for (int i = 0; i < block.size(); i++) {
            if (!simulateLocals(i, block.get(i))) {
                simulateStack(i, block.get(i));
            }
        }
        Instruction last = block.last();
        if (last != null
                && block.next != null
                && !Opcode.isUnconditionalJump(last.opcode)
                && !Opcode.isScopeExit(last.opcode)) {
            visit(block.next);
        }
        for (int i = 0; i < size; i++) {
            require(producers[i]); // not consumed in this block
        }
    }

    /** Whether the instruction is one that loads, stores or moves values. */
    private boolean simulateLocals(int i, Instruction instruction) {
        int oparg = instruction.oparg;
        switch (instruction.opcode) {
            case LOAD_FAST -> push(i, oparg);
            case LOAD_FAST_AND_CLEAR -> {
                kill(oparg);
                push(i, oparg);
            }
            case DELETE_FAST -> kill(oparg);
            case LOAD_FAST_LOAD_FAST -> {
                push(i, oparg >> 4);
                push(i, oparg & 15);
            }
            case STORE_FAST -> store(oparg);
            case STORE_FAST_LOAD_FAST -> {
                store(oparg >> 4);
                push(i, oparg & 15);
            }
            case STORE_FAST_STORE_FAST -> {
                store(oparg >> 4);
                store(oparg & 15);
            }
            case COPY -> push(producers[size - oparg], locals[size - oparg]);
            case SWAP -> swap(oparg);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void simulateStack(int i, Instruction instruction) {
        int opcode = instruction.opcode;
        int oparg = instruction.oparg;
        int popped = Opcode.popped(opcode, oparg);
        int pushed = Opcode.pushed(opcode, oparg);
        switch (opcode) {
            // consume nothing
            case GET_ANEXT, GET_LEN, IMPORT_FROM, MATCH_KEYS, MATCH_MAPPING, MATCH_SEQUENCE, WITH_EXCEPT_START -> {
                // CPython's counter hides the instruction's index here: the values count as those of the block's first instructions
                for (int j = 0; j < pushed - popped; j++) {
                    push(j, NO_LOCAL);
                }
            }
            // consume some, push nothing
            case DICT_MERGE, DICT_UPDATE, LIST_APPEND, LIST_EXTEND, MAP_ADD, RERAISE, SET_ADD, SET_UPDATE -> pop(
                    popped - pushed);
            // leave an operand where it was
            case END_SEND, SET_FUNCTION_ATTRIBUTE -> {
                int producer = producers[size - 1];
                int local = locals[size - 1];
                pop(2);
                push(producer, local);
            }
            // give back what they get, if that is an iterator, or a string, already
            case GET_YIELD_FROM_ITER, FORMAT_SIMPLE -> { }
            case CHECK_EXC_MATCH -> {
                pop(1);
                push(i, NO_LOCAL);
            }
            case FOR_ITER -> {
                visit(instruction.target);
                push(i, NO_LOCAL);
            }
            case LOAD_ATTR, LOAD_SUPER_ATTR -> loadAttribute(i, opcode, oparg);
            case LOAD_SPECIAL, PUSH_EXC_INFO -> {
                int producer = producers[size - 1];
                int local = locals[size - 1];
                pop(1);
                push(i, NO_LOCAL);
                push(producer, local);
            }
            case SEND -> {
                visit(instruction.target);
                pop(1);
                push(i, NO_LOCAL);
            }
            default -> {
                if (Opcode.hasTarget(opcode)) {
                    visit(instruction.target);
                }
                if (!Opcode.isBlockPush(opcode)) {
                    pop(popped);
                    for (int j = 0; j < pushed; j++) {
                        push(i, NO_LOCAL);
                    }
                }
            }
        }
    }

    /** A method call may push the object back. */
    private void loadAttribute(int i, int opcode, int oparg) {
        int producer = producers[size - 1];
        int local = locals[size - 1];
        pop(opcode == LOAD_SUPER_ATTR ? 3 : 1);
        push(i, NO_LOCAL);
        if ((oparg & 1) != 0) {
            push(producer, local);
        }
    }

    private void push(int producer, int local) {
        if (size == producers.length) {
            producers = Arrays.copyOf(producers, size * 2);
            locals = Arrays.copyOf(locals, size * 2);
        }
        producers[size] = producer;
        locals[size++] = local;
    }

    private void pop(int count) {
        size -= count;
    }

    private void swap(int depth) {
        int other = size - depth;
        int producer = producers[other];
        int local = locals[other];
        producers[other] = producers[size - 1];
        locals[other] = locals[size - 1];
        producers[size - 1] = producer;
        locals[size - 1] = local;
    }

    private void store(int local) {
        size--;
        int producer = producers[size];
        kill(local);
        require(producer);
    }

    private void kill(int local) {
        for (int i = 0; i < size; i++) {
            if (locals[i] == local) {
                require(producers[i]);
            }
        }
    }

    private void require(int producer) {
        if (producer != NO_INSTRUCTION) {
            counted[producer] = true;
        }
    }
}
