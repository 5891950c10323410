package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.COPY;
import static dev.krait.bytecode.Opcode.LOAD_CONST;
import static dev.krait.bytecode.Opcode.LOAD_SMALL_INT;
import static dev.krait.bytecode.Opcode.NOP;
import static dev.krait.bytecode.Opcode.POP_TOP;

import dev.krait.ast.Span;
import dev.krait.bytecode.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes {@code NOP}s that no line needs, jumps to the next instruction, and loads that are popped at once.
 * Compare CPython {@code Python/flowgraph.c: basicblock_remove_redundant_nops}.
 */
final class RedundantNops {
    private RedundantNops() {}

    /** Removes {@code NOP}s; returns how many. */
    static int remove(FlowGraph graph) {
        int removed = 0;
        for (BasicBlock block : graph) {
            removed += remove(block);
        }
        return removed;
    }

    /** Removes {@code NOP}s and redundant jumps until there are none. */
    static void removeWithJumps(FlowGraph graph) {
        int changes;
        do {
            changes = remove(graph);
            changes += removeJumps(graph);
        } while (changes > 0);
    }

    private static int remove(BasicBlock block) {
        List<Instruction> kept = new ArrayList<>(block.size());
        int previousLine = -1;
        for (int i = 0; i < block.size(); i++) {
            Instruction instruction = block.get(i);
            if (instruction.opcode == NOP && isRedundant(block, i, previousLine)) {
                continue;
            }
            kept.add(instruction);
            previousLine = instruction.line();
        }
        int removed = block.size() - kept.size();
        if (removed > 0) {
            block.replaceInstructions(kept);
        }
        return removed;
    }

    private static boolean isRedundant(BasicBlock block, int index, int previousLine) {
        Instruction nop = block.get(index);
        int line = nop.line();
        if (line < 0 || line == previousLine) {
            return true;
        }
        if (index < block.size() - 1) {
            Instruction next = block.get(index + 1);
            if (next.line() == line) {
                return true;
            }
            if (next.line() < 0) {
                next.span = nop.span;
                return true;
            }
            return false;
        }
        BasicBlock next = BasicBlock.nonEmpty(block.next);
        return next != null && line == firstLocation(next).line();
    }

    /** The location where a block begins, without the {@code NOP}s that have none. */
    private static Span firstLocation(BasicBlock block) {
        for (Instruction instruction : block.instructions) {
            if (instruction.opcode != NOP || instruction.line() >= 0) {
                return instruction.span;
            }
        }
        return Locations.NONE;
    }

    private static int removeJumps(FlowGraph graph) {
        int changes = 0;
        for (BasicBlock block : graph) {
            Instruction last = block.last();
            if (last != null
                    && Opcode.isUnconditionalJump(last.opcode)
                    && BasicBlock.nonEmpty(last.target) == BasicBlock.nonEmpty(block.next)) {
                last.makeNop();
                changes++;
            }
        }
        return changes;
    }

    /** Removes {@code NOP}s, and pairs of a load and a pop, until there are none. */
    static void removeWithPairs(FlowGraph graph) {
        boolean done;
        do {
            done = true;
            Instruction instruction = null;
            for (BasicBlock block : graph) {
                remove(block);
                if (block.label != InstructionSequence.NO_LABEL) {
                    instruction = null; // somebody may jump between the two
                }
                for (Instruction current : block.instructions) {
                    Instruction previous = instruction;
                    instruction = current;
                    if (current.opcode == POP_TOP && previous != null && pushesForNothing(previous)) {
                        previous.makeNop();
                        current.makeNop();
                        done = false;
                    }
                }
                if ((instruction != null && instruction.isJump()) || !block.hasFallthrough()) {
                    instruction = null;
                }
            }
        } while (!done);
    }

    private static boolean pushesForNothing(Instruction load) {
        return load.opcode == LOAD_CONST
                || load.opcode == LOAD_SMALL_INT
                || (load.opcode == COPY && load.oparg == 1);
    }
}
