package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.END_ASYNC_FOR;
import static dev.krait.bytecode.Opcode.EXTENDED_ARG;
import static dev.krait.bytecode.Opcode.JUMP;
import static dev.krait.bytecode.Opcode.JUMP_BACKWARD;
import static dev.krait.bytecode.Opcode.JUMP_BACKWARD_NO_INTERRUPT;
import static dev.krait.bytecode.Opcode.JUMP_FORWARD;
import static dev.krait.bytecode.Opcode.JUMP_NO_INTERRUPT;

import dev.krait.bytecode.LineTable;
import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes the code object of a finished graph. Compare CPython {@code Python/assemble.c}. */
final class Assembler {
    /** From the {@code SEND} that {@code END_ASYNC_FOR} names to the {@code END_SEND} that monitoring wants to find. */
    private static final int END_SEND_OFFSET = 5;

    private final List<Instruction> instructions = new ArrayList<>();

    /** The index of each block's first instruction. */
    private final Map<BasicBlock, Integer> starts = new IdentityHashMap<>();

    /** The index of each instruction in code units; one more for the end. */
    private int[] offsets;

    private Assembler(FlowGraph graph) {
        for (BasicBlock block : graph) {
            starts.put(block, instructions.size());
            instructions.addAll(block.instructions);
        }
    }

    static PyCode assemble(
            FlowGraph graph, CodeUnitMetadata unit, LocalsPlus localsPlus, int stackSize, int flags, String filename) {
        Assembler assembler = new Assembler(graph);
        assembler.resolveJumps();
        List<Instruction> instructions = assembler.instructions;
        PyTuple constants = unit.constants.tuple();
        byte[] locations = LocationTable.encode(instructions, unit.firstLine);
        PyBytes lines = unit.constants.shared(unit.columns ? locations : LineTable.withoutColumns(locations));
        PyCode code = new PyCode(
                unit.posonlyargcount + unit.argcount,
                unit.posonlyargcount,
                unit.kwonlyargcount,
                Math.max(stackSize, 1),
                flags,
                assembler.code(),
                constants.items,
                unit.names.keySet().toArray(String[]::new),
                localsPlus.names.toArray(String[]::new),
                localsPlus.kinds,
                Str.of(filename),
                Str.of(unit.name),
                Str.of(unit.qualname),
                unit.firstLine,
                lines.value,
                ExceptionTable.encode(instructions, assembler.offsets, assembler.starts));
        code.share(constants, lines);
        return code;
    }

    /** The length of an instruction in code units, {@code EXTENDED_ARG}s and caches included. */
    static int length(Instruction instruction) {
        int oparg = instruction.oparg;
        int extended = (oparg > 0xFF ? 1 : 0) + (oparg > 0xFFFF ? 1 : 0) + (oparg > 0xFFFFFF ? 1 : 0);
        return extended + 1 + Opcode.caches(instruction.opcode);
    }

    /** Chooses the direction of jumps and computes their distances, until no instruction changes its length. */
    private void resolveJumps() {
        int count = instructions.size();
        int[] targets = new int[count];
        for (int i = 0; i < count; i++) {
            Instruction instruction = instructions.get(i);
            if (instruction.isJump()) {
                int target = starts.get(instruction.target);
                targets[i] = target;
                // CPython starts with the target's number in place of the distance, which shows where lengths do not settle at once
                instruction.oparg = target;
                boolean forward = target > i;
                if (instruction.opcode == JUMP) {
                    instruction.opcode = forward ? JUMP_FORWARD : JUMP_BACKWARD;
                } else if (instruction.opcode == JUMP_NO_INTERRUPT) {
                    instruction.opcode = forward ? JUMP_FORWARD : JUMP_BACKWARD_NO_INTERRUPT;
                }
            }
        }
        offsets = new int[count + 1];
        boolean changed;
        do {
            for (int i = 0; i < count; i++) {
                offsets[i + 1] = offsets[i] + length(instructions.get(i));
            }
            changed = false;
            for (int i = 0; i < count; i++) {
                Instruction instruction = instructions.get(i);
                if (instruction.isJump()) {
                    int oldLength = length(instruction);
                    instruction.oparg = distance(instruction.opcode, offsets[i + 1], offsets[targets[i]]);
                    changed |= length(instruction) != oldLength;
                }
            }
        } while (changed);
    }

    private static int distance(int opcode, int from, int to) {
        if (opcode == END_ASYNC_FOR) {
            return from - to - END_SEND_OFFSET;
        }
        return Math.abs(to - from);
    }

    private byte[] code() {
        ByteArrayOutputStream code = new ByteArrayOutputStream(offsets[instructions.size()] * 2);
        for (Instruction instruction : instructions) {
            int oparg = instruction.oparg;
            for (int shift = 24; shift > 0; shift -= 8) {
                if (oparg >>> shift != 0) {
                    code.write(EXTENDED_ARG);
                    code.write(oparg >>> shift);
                }
            }
            code.write(instruction.opcode);
            code.write(oparg);
            for (int i = Opcode.caches(instruction.opcode); i > 0; i--) {
                code.write(0);
                code.write(0);
            }
        }
        return code.toByteArray();
    }
}
