package dev.krait.flowgraph;

import dev.krait.ast.Span;
import dev.krait.bytecode.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The compiler's output for one code unit: instructions in order, and labels between them.
 * Compare CPython {@code Python/instruction_sequence.c}.
 */
public final class InstructionSequence {
    /** Stands for no label. */
    public static final int NO_LABEL = -1;

    final List<Instruction> instructions = new ArrayList<>();

    /** The sequences of the units inside; only where somebody wants to see them. */
    private final List<InstructionSequence> nested = new ArrayList<>();

    /** By label, the index of the instruction it stands before. */
    private int[] labelPositions = unplaced();

    /** CPython's first label is 1. */
    private int labels = 1;

    /** Whether any label has been placed. */
    private boolean labelled;

    /** Replaces the unit's {@code ANNOTATIONS_PLACEHOLDER}, or null. */
    private InstructionSequence annotations;

    private static int[] unplaced() {
        int[] positions = new int[16];
        Arrays.fill(positions, NO_LABEL);
        return positions;
    }

    /** A label that is not placed yet. */
    public int newLabel() {
        return labels++;
    }

    /** Places a label before the next instruction. */
    public void use(int label) {
        labels = Math.max(labels, label + 1);
        if (label >= labelPositions.length) {
            int known = labelPositions.length;
            labelPositions = Arrays.copyOf(labelPositions, Math.max(label + 1, known * 2));
            Arrays.fill(labelPositions, known, labelPositions.length, NO_LABEL);
        }
        labelPositions[label] = instructions.size();
        labelled = true;
    }

    /** The instructions in order. */
    public List<Instruction> instructions() {
        return Collections.unmodifiableList(instructions);
    }

    /** Adds the sequence of a unit inside this one. */
    public void addNested(InstructionSequence sequence) {
        nested.add(sequence);
    }

    /** The sequences of the units inside. */
    public List<InstructionSequence> nested() {
        return Collections.unmodifiableList(nested);
    }

    /** A sequence with the same instructions, those inside included. */
    public InstructionSequence copy() {
        InstructionSequence copy = new InstructionSequence();
        instructions.forEach(i -> copy.instructions.add(i.copy()));
        copy.nested.addAll(nested);
        copy.labelPositions = labelPositions.clone();
        copy.labels = labels;
        copy.labelled = labelled;
        copy.annotations = annotations;
        return copy;
    }

    /**
     * Replaces the labels that jumps name by the indexes of instructions. A sequence without labels is taken to name these already.
     * Compare CPython {@code _PyInstructionSequence_ApplyLabelMap}.
     */
    public void resolveLabels() {
        if (labelled) {
            for (Instruction instruction : instructions) {
                if (Opcode.hasTarget(instruction.opcode)) {
                    instruction.oparg = labelPositions[instruction.oparg];
                }
            }
            labelled = false;
        }
    }

    /** Appends an instruction; the argument of a jump is a label. */
    public void add(int opcode, int oparg, Span span) {
        instructions.add(new Instruction(opcode, oparg, span));
    }

    /** Inserts an instruction before all others; labels stay at their instructions. */
    public void addFirst(int opcode, int oparg, Span span) {
        instructions.addFirst(new Instruction(opcode, oparg, span));
        for (int i = 0; i < labelPositions.length; i++) {
            if (labelPositions[i] >= 0) {
                labelPositions[i]++;
            }
        }
    }

    /** Sets the code that stands in the place of {@code ANNOTATIONS_PLACEHOLDER}; it has no labels. */
    public void setAnnotations(InstructionSequence annotations) {
        this.annotations = annotations;
    }

    /** The graph of this sequence, whose instructions it takes over. Compare CPython {@code _PyCfg_FromInstructionSequence}. */
    FlowGraph toGraph() {
        resolveLabels();
        boolean[] isTarget = new boolean[instructions.size() + 1];
        for (Instruction instruction : instructions) {
            if (Opcode.hasTarget(instruction.opcode)) {
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

    /** The instructions of a graph; jumps name the indexes of others. */
    static InstructionSequence of(FlowGraph graph) {
        InstructionSequence sequence = new InstructionSequence();
        Map<BasicBlock, Integer> starts = new IdentityHashMap<>();
        int size = 0;
        for (BasicBlock block : graph) {
            starts.put(block, size);
            size += block.size();
        }
        for (BasicBlock block : graph) {
            for (Instruction instruction : block.instructions) {
                int oparg = Opcode.hasTarget(instruction.opcode) ? starts.get(instruction.target) : instruction.oparg;
                sequence.add(instruction.opcode, oparg, instruction.span);
            }
        }
        return sequence;
    }
}
