package dev.krait.flowgraph;

import dev.krait.ast.Span;
import dev.krait.bytecode.ConstantCache;
import dev.krait.bytecode.Opcode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Flow graphs as text: {@code L1:} places a label, {@code 3 LOAD_FAST 0} is an instruction on line 3, {@code - NOP} one without a line. The argument of a
 * jump is a label.
 */
final class GraphText {
    final FlowGraph graph;
    final ConstantPool constants = new ConstantPool(new ConstantCache());

    /** Reads a graph; its constants are those given, in order. */
    GraphText(String text, Object... values) {
        InstructionSequence sequence = new InstructionSequence();
        Map<String, Integer> labels = new HashMap<>();
        for (String line : text.strip().lines().map(String::strip).toList()) {
            if (line.endsWith(":")) {
                sequence.use(labels.computeIfAbsent(line.substring(0, line.length() - 1), name -> sequence.newLabel()));
                continue;
            }
            String[] parts = line.split(" +");
            int number = parts[0].equals("-") ? -1 : Integer.parseInt(parts[0]);
            int oparg = 0;
            if (parts.length > 2) {
                oparg = Character.isLetter(parts[2].charAt(0))
                        ? labels.computeIfAbsent(parts[2], name -> sequence.newLabel())
                        : Integer.parseInt(parts[2]);
            }
            sequence.add(opcode(parts[1]), oparg, new Span(number, 0, number, 0));
        }
        for (Object value : values) {
            constants.add(value);
        }
        graph = sequence.toGraph();
        graph.resolveTargets();
    }

    private static int opcode(String name) {
        for (int i = 0; i < Opcode.LIMIT; i++) {
            if (Opcode.name(i).equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** The graph as text, with labels in order. */
    @Override
    public String toString() {
        Map<BasicBlock, String> names = new LinkedHashMap<>();
        for (BasicBlock block : graph) {
            for (Instruction instruction : block.instructions) {
                if (instruction.target != null && Opcode.hasTarget(instruction.opcode)) {
                    names.put(instruction.target, "");
                }
            }
        }
        int count = 0;
        for (BasicBlock block : graph) {
            if (names.containsKey(block)) {
                names.put(block, "L" + ++count);
            }
        }
        StringBuilder text = new StringBuilder();
        for (BasicBlock block : graph) {
            if (names.containsKey(block)) {
                text.append(names.get(block)).append(":\n");
            }
            for (Instruction i : block.instructions) {
                text.append(i.line() < 0 ? "-" : "" + i.line()).append(' ').append(Opcode.name(i.opcode));
                if (Opcode.hasTarget(i.opcode)) {
                    text.append(' ').append(names.get(i.target));
                } else if (Opcode.hasArg(i.opcode)) {
                    text.append(' ').append(i.oparg);
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
