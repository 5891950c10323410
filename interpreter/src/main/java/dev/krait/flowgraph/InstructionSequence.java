package dev.krait.flowgraph;

import dev.krait.ast.Span;
import dev.krait.bytecode.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The compiler's output for one code unit: instructions in order, and labels between them.
 * Compare CPython {@code Python/instruction_sequence.c}.
 */
public final class InstructionSequence {
    /** Stands for no label. */
    public static final int NO_LABEL = -1;

    final List<Instruction> instructions = new ArrayList<>();
    private int[] labelPositions = new int[16];
    private int labels;

    /** Replaces the unit's {@code ANNOTATIONS_PLACEHOLDER}, or null. */
    private InstructionSequence annotations;

    /** A label that is not placed yet. */
    public int newLabel() {
        if (labels == labelPositions.length) {
            labelPositions = Arrays.copyOf(labelPositions, labels * 2);
        }
        labelPositions[labels] = NO_LABEL;
        return labels++;
    }

    /** Places a label before the next instruction. */
    public void use(int label) {
        labelPositions[label] = instructions.size();
    }

    /** Appends an instruction; the argument of a jump is a label. */
    public void add(int opcode, int oparg, Span span) {
        instructions.add(new Instruction(opcode, oparg, span));
    }

    /** Inserts an instruction before all others; labels stay at their instructions. */
    public void addFirst(int opcode, int oparg, Span span) {
        instructions.addFirst(new Instruction(opcode, oparg, span));
        for (int i = 0; i < labels; i++) {
            if (labelPositions[i] >= 0) {
                labelPositions[i]++;
            }
        }
    }

    /** Sets the code that stands in the place of {@code ANNOTATIONS_PLACEHOLDER}; it has no labels. */
    public void setAnnotations(InstructionSequence annotations) {
        this.annotations = annotations;
    }

    int position(int label) {
        return labelPositions[label];
    }

    /** The graph of this sequence, whose instructions it takes over. Compare CPython {@code _PyCfg_FromInstructionSequence}. */
    FlowGraph toGraph() {
        boolean[] isTarget = new boolean[instructions.size() + 1];
        for (Instruction instruction : instructions) {
            if (Opcode.hasTarget(instruction.opcode)) {
                instruction.oparg = position(instruction.oparg);
                isTarget[instruction.oparg] = true;
            }
        }
        FlowGraph.Builder builder = new FlowGraph.Builder();
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            if (instruction.opcode == Opcode.ANNOTATIONS_PLACEHOLDER) {
                if (annotations != null) {
                    annotations.instructions.forEach(builder::add);
                }
                continue;
            }
            if (isTarget[i]) {
                builder.useLabel(i);
            }
            builder.add(instruction);
        }
        return builder.graph();
    }
}
