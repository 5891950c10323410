package dev.krait.flowgraph;

import static dev.krait.bytecode.CodeFlags.CO_FAST_ARG_KW;
import static dev.krait.bytecode.CodeFlags.CO_FAST_ARG_POS;
import static dev.krait.bytecode.CodeFlags.CO_FAST_ARG_VAR;
import static dev.krait.bytecode.CodeFlags.CO_FAST_CELL;
import static dev.krait.bytecode.CodeFlags.CO_FAST_FREE;
import static dev.krait.bytecode.CodeFlags.CO_FAST_HIDDEN;
import static dev.krait.bytecode.CodeFlags.CO_FAST_LOCAL;
import static dev.krait.bytecode.Opcode.COPY_FREE_VARS;
import static dev.krait.bytecode.Opcode.DELETE_DEREF;
import static dev.krait.bytecode.Opcode.LOAD_CLOSURE;
import static dev.krait.bytecode.Opcode.LOAD_DEREF;
import static dev.krait.bytecode.Opcode.LOAD_FROM_DICT_OR_DEREF;
import static dev.krait.bytecode.Opcode.MAKE_CELL;
import static dev.krait.bytecode.Opcode.POP_TOP;
import static dev.krait.bytecode.Opcode.RETURN_GENERATOR;
import static dev.krait.bytecode.Opcode.STORE_DEREF;

import dev.krait.ast.Span;
import dev.krait.bytecode.CodeFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lays out the frame's variables (locals, cells that are no locals, free variables), points the instructions at them, and writes the
 * code's prefix. Compare CPython {@code Python/flowgraph.c: prepare_localsplus}, {@code Python/assemble.c: compute_localsplus_info}.
 */
final class LocalsPlus {
    final List<String> names = new ArrayList<>();
    byte[] kinds;

    private LocalsPlus() {}

    static LocalsPlus layOut(FlowGraph graph, CodeUnitMetadata unit, int flags) {
        int locals = unit.varnames.size();
        int cells = unit.cellvars.size();
        int[] slots = new int[cells + unit.freevars.size()];
        int dropped = 0;
        for (Map.Entry<String, Integer> cell : unit.cellvars.entrySet()) {
            Integer local = unit.varnames.get(cell.getKey());
            slots[cell.getValue()] = local == null ? -1 : local;
        }
        boolean[] isLocal = new boolean[slots.length];
        for (int i = 0; i < slots.length; i++) {
            if (i < cells && slots[i] >= 0) {
                isLocal[i] = true;
                dropped++;
            } else {
                slots[i] = locals + i - dropped;
            }
        }
        insertPrefix(graph.entry, unit, flags, slots, cells);
        for (BasicBlock block : graph) {
            for (Instruction instruction : block.instructions) {
                switch (instruction.opcode) {
                    case MAKE_CELL, LOAD_CLOSURE, LOAD_DEREF, STORE_DEREF, DELETE_DEREF, LOAD_FROM_DICT_OR_DEREF ->
                        instruction.oparg = slots[instruction.oparg];
                    default -> { }
                }
            }
        }
        LocalsPlus result = new LocalsPlus();
        result.describe(unit, flags, slots, isLocal);
        return result;
    }

    /** {@code COPY_FREE_VARS}, {@code MAKE_CELL} in order of slots, and the start of a generator. */
    private static void insertPrefix(BasicBlock entry, CodeUnitMetadata unit, int flags, int[] slots, int cells) {
        List<Instruction> prefix = new ArrayList<>();
        if (!unit.freevars.isEmpty()) {
            prefix.add(new Instruction(COPY_FREE_VARS, unit.freevars.size(), Locations.NONE));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            order.add(i);
        }
        order.sort((a, b) -> Integer.compare(slots[a], slots[b]));
        for (int cell : order) {
            prefix.add(new Instruction(MAKE_CELL, cell, Locations.NONE));
        }
        int generator = CodeFlags.CO_GENERATOR | CodeFlags.CO_COROUTINE | CodeFlags.CO_ASYNC_GENERATOR;
        if ((flags & generator) != 0) {
            Span span = new Span(unit.firstLine, -1, unit.firstLine, -1);
            prefix.add(new Instruction(RETURN_GENERATOR, 0, span));
            prefix.add(new Instruction(POP_TOP, 0, span));
        }
        entry.instructions.addAll(0, prefix);
    }

    private void describe(CodeUnitMetadata unit, int flags, int[] slots, boolean[] isLocal) {
        List<Byte> kindList = new ArrayList<>();
        for (String name : unit.varnames.keySet()) {
            int kind = CO_FAST_LOCAL | argumentKind(unit, flags, names.size());
            if (unit.fastHidden.containsKey(name)) {
                kind |= CO_FAST_HIDDEN;
            }
            if (unit.cellvars.containsKey(name)) {
                kind |= CO_FAST_CELL;
            }
            names.add(name);
            kindList.add((byte) kind);
        }
        for (Map.Entry<String, Integer> cell : unit.cellvars.entrySet()) {
            if (!isLocal[cell.getValue()]) {
                names.add(cell.getKey());
                kindList.add((byte) CO_FAST_CELL);
            }
        }
        for (String name : unit.freevars.keySet()) {
            names.add(name);
            kindList.add((byte) CO_FAST_FREE);
        }
        kinds = new byte[kindList.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = kindList.get(i);
        }
    }

    private static int argumentKind(CodeUnitMetadata unit, int flags, int index) {
        int i = index - unit.posonlyargcount;
        if (i < 0) {
            return CO_FAST_ARG_POS;
        }
        i -= unit.argcount;
        if (i < 0) {
            return CO_FAST_ARG_POS | CO_FAST_ARG_KW;
        }
        i -= unit.kwonlyargcount;
        if (i < 0) {
            return CO_FAST_ARG_KW;
        }
        if ((flags & CodeFlags.CO_VARARGS) != 0 && --i < 0) {
            return CO_FAST_ARG_VAR | CO_FAST_ARG_POS;
        }
        if ((flags & CodeFlags.CO_VARKEYWORDS) != 0 && --i < 0) {
            return CO_FAST_ARG_VAR | CO_FAST_ARG_KW;
        }
        return 0;
    }
}
