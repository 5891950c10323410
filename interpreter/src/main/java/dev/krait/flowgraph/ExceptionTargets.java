package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.POP_BLOCK;
import static dev.krait.bytecode.Opcode.RESUME;
import static dev.krait.bytecode.Opcode.SETUP_CLEANUP;
import static dev.krait.bytecode.Opcode.SETUP_WITH;
import static dev.krait.bytecode.Opcode.YIELD_VALUE;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.Oparg;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives every instruction the handler around it, by following {@code SETUP_*} and {@code POP_BLOCK} along the control flow.
 * Compare CPython {@code Python/flowgraph.c: label_exception_targets}.
 */
final class ExceptionTargets {
    private final FlowGraph graph;
    private final Deque<BasicBlock> todo = new ArrayDeque<>();

    private ExceptionTargets(FlowGraph graph) {
        this.graph = graph;
    }

    static void label(FlowGraph graph) {
        new ExceptionTargets(graph).run();
    }

    /** An immutable stack of handlers; null is the empty one. */
    record HandlerStack(BasicBlock top, HandlerStack below, int depth) {
        static BasicBlock top(HandlerStack stack) {
            return stack == null ? null : stack.top;
        }

        static int depth(HandlerStack stack) {
            return stack == null ? 0 : stack.depth;
        }
    }

    private void run() {
        graph.clearVisited();
        push(graph.entry, null);
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            HandlerStack stack = block.handlerStack;
            block.handlerStack = null;
            stack = labelBlock(block, stack);
            if (block.hasFallthrough() && !block.next.visited) {
                push(block.next, stack);
            }
        }
    }

    private void push(BasicBlock block, HandlerStack stack) {
        if (!block.visited) {
            block.visited = true;
            block.handlerStack = stack;
            todo.push(block);
        }
    }

    private HandlerStack labelBlock(BasicBlock block, HandlerStack start) {
        HandlerStack stack = start;
        int lastYieldDepth = -1;
        for (Instruction instruction : block.instructions) {
            BasicBlock handler = HandlerStack.top(stack);
            int opcode = instruction.opcode;
            if (Opcode.isBlockPush(opcode)) {
                push(instruction.target, stack);
                if (opcode == SETUP_WITH || opcode == SETUP_CLEANUP) {
                    instruction.target.preserveLasti = true;
                }
                stack = new HandlerStack(instruction.target, stack, HandlerStack.depth(stack) + 1);
            } else if (opcode == POP_BLOCK) {
                stack = stack.below;
                instruction.makeNop();
            } else {
                instruction.handler = handler;
                if (instruction.isJump()) {
                    push(instruction.target, stack);
                } else if (opcode == YIELD_VALUE) {
                    lastYieldDepth = HandlerStack.depth(stack);
                } else if (opcode == RESUME && instruction.oparg != Oparg.RESUME_AT_FUNC_START) {
                    if (lastYieldDepth == 1) {
                        instruction.oparg |= Oparg.RESUME_DEPTH1_MASK;
                    }
                    lastYieldDepth = -1;
                }
            }
        }
        return stack;
    }
}
