package dev.krait.flowgraph;

import dev.krait.bytecode.ConstantCache;
import dev.krait.bytecode.Opcode;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constants of one code unit, without duplicates, in the order in which they were added. */
public final class ConstantPool {
    /** {@code LOAD_SMALL_INT} loads less than this. */
    private static final int SMALL_INT_LIMIT = 256;

    private final ConstantCache cache;
    private final List<Object> values = new ArrayList<>();
    private final Map<ConstantCache.Key, Integer> indexes = new HashMap<>();

    /** An empty pool that shares equal constants with other pools of the cache. */
    public ConstantPool(ConstantCache cache) {
        this.cache = cache;
    }

    /** A pool that holds the given constants, equal ones at their several indexes. */
    public ConstantPool(ConstantCache cache, Iterable<?> values) {
        this(cache);
        for (Object value : values) {
            indexes.putIfAbsent(cache.merge(value), this.values.size());
            this.values.add(value);
        }
    }

    /** The index of a constant, which is added if it is not there. */
    public int add(Object value) {
        ConstantCache.Key key = cache.merge(value);
        Integer index = indexes.putIfAbsent(key, values.size());
        if (index != null) {
            return index;
        }
        values.add(key.value());
        return values.size() - 1;
    }

    Object get(int index) {
        return values.get(index);
    }

    /** What a load pushes. */
    Object value(int opcode, int oparg) {
        return opcode == Opcode.LOAD_SMALL_INT ? Long.valueOf(oparg) : values.get(oparg);
    }

    static boolean isLoad(int opcode) {
        return opcode == Opcode.LOAD_CONST || opcode == Opcode.LOAD_SMALL_INT;
    }

    /** Turns the instruction into {@code LOAD_SMALL_INT} if the value is a small int. */
    boolean makeSmallInt(Instruction instruction, Object value) {
        if (value instanceof Long number && number >= 0 && number < SMALL_INT_LIMIT) {
            instruction.set(Opcode.LOAD_SMALL_INT, number.intValue());
            return true;
        }
        return false;
    }

    /** Turns the instruction into a load of the value. */
    void makeLoad(Instruction instruction, Object value) {
        if (!makeSmallInt(instruction, value)) {
            instruction.set(Opcode.LOAD_CONST, add(value));
        }
    }

    /**
     * Removes the constants that no instruction loads; the first always stays, it may be a docstring.
     * Compare CPython {@code Python/flowgraph.c: remove_unused_consts}.
     */
    void removeUnused(FlowGraph graph) {
        if (values.isEmpty()) {
            return;
        }
        boolean[] used = new boolean[values.size()];
        used[0] = true;
        for (BasicBlock block : graph) {
            for (Instruction instruction : block.instructions) {
                if (Opcode.hasConst(instruction.opcode)) {
                    used[instruction.oparg] = true;
                }
            }
        }
        int[] newIndexes = new int[used.length];
        int count = 0;
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                newIndexes[i] = count;
                values.set(count++, values.get(i));
            }
        }
        values.subList(count, values.size()).clear();
        for (BasicBlock block : graph) {
            for (Instruction instruction : block.instructions) {
                if (Opcode.hasConst(instruction.opcode)) {
                    instruction.oparg = newIndexes[instruction.oparg];
                }
            }
        }
    }

    /** The constants as a tuple; code units of one compilation that have equal ones share it. */
    PyTuple tuple() {
        return (PyTuple) cache.merge(PyTuple.of(values.toArray())).value();
    }

    /** Equal line tables are shared too. */
    PyBytes shared(byte[] bytes) {
        return (PyBytes) cache.merge(PyBytes.of(bytes)).value();
    }

    /** The constants in order. */
    public Object[] values() {
        return values.toArray();
    }
}
