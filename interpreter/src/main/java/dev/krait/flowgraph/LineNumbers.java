package dev.krait.flowgraph;

import dev.krait.ast.Span;

/**
 * Gives lines to instructions that have none: artificial exits take those of their only predecessor, after copying where there are
 * several (PEP 626 wants a line for every way out). Compare CPython {@code Python/flowgraph.c: resolve_line_numbers}.
 */
final class LineNumbers {
    private LineNumbers() {}

    static void resolve(FlowGraph graph) {
        duplicateExits(graph);
        propagate(graph);
    }

    private static void duplicateExits(FlowGraph graph) {
        int label = graph.freshLabel();
        for (BasicBlock block : graph) {
            Instruction last = block.last();
            if (last == null || !last.isJump()) {
                continue;
            }
            BasicBlock target = BasicBlock.nonEmpty(last.target);
            if (isArtificialExit(target) && target.predecessors > 1) {
                BasicBlock copy = new BasicBlock();
                copy.append(target);
                copy.get(0).span = last.span;
                last.target = copy;
                target.predecessors--;
                copy.predecessors = 1;
                copy.next = target.next;
                copy.label = label++;
                target.next = copy;
            }
        }
        // What is left is reached by falling through only, so it has one predecessor.
        for (BasicBlock block : graph) {
            if (block.hasFallthrough() && block.next != null && !block.isEmpty() && isArtificialExit(block.next)) {
                block.next.get(0).span = block.last().span;
            }
        }
    }

    private static boolean isArtificialExit(BasicBlock block) {
        return (block.exitsScope() || block.hasEvalBreak()) && block.hasNoLines();
    }

    private static void propagate(FlowGraph graph) {
        for (BasicBlock block : graph) {
            Instruction last = block.last();
            if (last == null) {
                continue;
            }
            Span previous = Locations.NONE;
            for (Instruction instruction : block.instructions) {
                if (instruction.line() == Locations.NONE.line()) {
                    instruction.span = previous;
                } else {
                    previous = instruction.span;
                }
            }
            if (block.hasFallthrough()) {
                propagateTo(block.next, previous);
            }
            if (last.isJump()) {
                propagateTo(last.target, previous);
            }
        }
    }

    private static void propagateTo(BasicBlock block, Span span) {
        if (block.predecessors == 1 && !block.isEmpty() && block.get(0).line() == Locations.NONE.line()) {
            block.get(0).span = span;
        }
    }
}
