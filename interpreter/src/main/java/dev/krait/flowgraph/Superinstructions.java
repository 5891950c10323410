package dev.krait.flowgraph;

import static dev.krait.bytecode.Opcode.LOAD_FAST;
import static dev.krait.bytecode.Opcode.LOAD_FAST_LOAD_FAST;
import static dev.krait.bytecode.Opcode.STORE_FAST;
import static dev.krait.bytecode.Opcode.STORE_FAST_LOAD_FAST;
import static dev.krait.bytecode.Opcode.STORE_FAST_STORE_FAST;

/** Joins two loads or stores of locals 0 to 15 on one line. Compare CPython {@code Python/flowgraph.c: insert_superinstructions}. */
final class Superinstructions {
    private Superinstructions() {}

    static void insert(FlowGraph graph) {
        for (BasicBlock block : graph) {
            for (int i = 0; i + 1 < block.size(); i++) {
                Instruction first = block.get(i);
                Instruction second = block.get(i + 1);
                if (first.opcode == LOAD_FAST && second.opcode == LOAD_FAST) {
                    join(first, second, LOAD_FAST_LOAD_FAST);
                } else if (first.opcode == STORE_FAST && second.opcode == LOAD_FAST) {
                    join(first, second, STORE_FAST_LOAD_FAST);
                } else if (first.opcode == STORE_FAST && second.opcode == STORE_FAST) {
                    join(first, second, STORE_FAST_STORE_FAST);
                }
            }
        }
        RedundantNops.remove(graph);
    }

    private static void join(Instruction first, Instruction second, int opcode) {
        if (first.line() >= 0 && second.line() >= 0 && first.line() != second.line()) {
            return;
        }
        if (first.oparg < 16 && second.oparg < 16) {
            first.set(opcode, first.oparg << 4 | second.oparg);
            second.makeNop();
        }
    }
}
