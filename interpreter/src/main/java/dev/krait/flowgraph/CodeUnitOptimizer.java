package dev.krait.flowgraph;

import dev.krait.bytecode.PyCode;

/**
 * Runs the passes over one code unit. Their order is CPython's: {@code Python/flowgraph.c: _PyCfg_OptimizeCodeUnit,
 * _PyCfg_OptimizedCfgToInstructionSequence}.
 */
public final class CodeUnitOptimizer {
    private CodeUnitOptimizer() {}

    /**
     * The code object of an instruction sequence, which is used up.
     *
     * @param parameters how many of the locals the caller binds
     * @param flags      {@code co_flags}
     */
    public static PyCode assemble(
            InstructionSequence sequence, CodeUnitMetadata unit, int parameters, int flags, String filename) {
        FlowGraph graph = sequence.toGraph();
        optimize(graph, unit.constants, unit.varnames.size(), parameters);
        PseudoInstructions.expandConditionalJumps(graph);
        int stackSize = StackDepth.calculate(graph);
        LocalsPlus localsPlus = LocalsPlus.layOut(graph, unit, flags);
        PseudoInstructions.replace(graph);
        JumpDirections.normalize(graph);
        BorrowedLoads.mark(graph);
        return Assembler.assemble(graph, unit, localsPlus, stackSize, flags, filename);
    }

    static void optimize(FlowGraph graph, ConstantPool constants, int locals, int parameters) {
        graph.resolveTargets();
        ExceptionTargets.label(graph);
        SmallBlocks.inline(graph);
        Unreachable.remove(graph);
        LineNumbers.resolve(graph);
        ConstantLoads.optimize(graph, constants);
        Peephole.optimize(graph, constants);
        RedundantNops.removeWithPairs(graph);
        Unreachable.remove(graph);
        RedundantNops.removeWithJumps(graph);
        constants.removeUnused(graph);
        UninitializedLocals.check(graph, locals, parameters);
        Superinstructions.insert(graph);
        ColdBlocks.moveToEnd(graph);
        LineNumbers.resolve(graph);
    }
}
