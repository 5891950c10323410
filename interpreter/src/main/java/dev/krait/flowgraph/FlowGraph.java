package dev.krait.flowgraph;

import dev.krait.bytecode.Opcode;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The basic blocks of one code unit, in the order of the code. */
final class FlowGraph implements Iterable<BasicBlock> {
    final BasicBlock entry;

    FlowGraph(BasicBlock entry) {
        this.entry = entry;
    }

    /** The blocks in order, those that a pass links in behind the current one included. */
    @Override
    public Iterator<BasicBlock> iterator() {
        return new Iterator<>() {
            private BasicBlock current;

            @Override
            public boolean hasNext() {
                return current == null || current.next != null;
            }

            @Override
            public BasicBlock next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                current = current == null ? entry : current.next;
                return current;
            }
        };
    }

    /** Forgets which blocks a traversal has visited. */
    void clearVisited() {
        for (BasicBlock block : this) {
            block.visited = false;
        }
    }

    /** A label that no block has. */
    int freshLabel() {
        int max = InstructionSequence.NO_LABEL;
        for (BasicBlock block : this) {
            max = Math.max(max, block.label);
        }
        return max + 1;
    }

    /** Replaces the labels of jumps and block pushes by blocks, and marks the handlers. */
    void resolveTargets() {
        BasicBlock[] byLabel = new BasicBlock[freshLabel()];
        for (BasicBlock block : this) {
            if (block.label >= 0) {
                byLabel[block.label] = block;
            }
        }
        for (BasicBlock block : this) {
            for (Instruction instruction : block.instructions) {
                if (Opcode.hasTarget(instruction.opcode)) {
                    instruction.target = byLabel[instruction.oparg];
                    if (Opcode.isBlockPush(instruction.opcode)) {
                        instruction.target.isHandler = true;
                    }
                }
            }
        }
    }

    /** The graph as text, one instruction a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (BasicBlock block : this) {
            text.append(block).append(":\n");
            for (Instruction instruction : block.instructions) {
                text.append("    ").append(instruction).append('\n');
            }
        }
        return text.toString();
    }

    /** Cuts a stream of instructions and labels into blocks. */
    static final class Builder {
        private final BasicBlock entry = new BasicBlock();
        private BasicBlock current = entry;
        private int pendingLabel = InstructionSequence.NO_LABEL;

        void useLabel(int label) {
            pendingLabel = label;
            maybeStartBlock();
        }

        void add(Instruction instruction) {
            maybeStartBlock();
            current.instructions.add(instruction);
        }

        FlowGraph graph() {
            return new FlowGraph(entry);
        }

        private void maybeStartBlock() {
            if (isTerminated()) {
                BasicBlock block = new BasicBlock();
                block.label = pendingLabel;
                pendingLabel = InstructionSequence.NO_LABEL;
                current.next = block;
                current = block;
            }
        }

        private boolean isTerminated() {
            Instruction last = current.last();
            if (last != null && Opcode.isTerminator(last.opcode)) {
                return true;
            }
            if (pendingLabel != InstructionSequence.NO_LABEL) {
                if (last != null || current.label != InstructionSequence.NO_LABEL) {
                    return true;
                }
                current.label = pendingLabel;
                pendingLabel = InstructionSequence.NO_LABEL;
            }
            return false;
        }
    }
}
