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
        label(graph);
        optimize(graph, unit.constants, unit.varnames.size(), parameters);
        return finish(graph, unit, flags, filename);
    }

    /**
     * The code object of instructions that are not to be optimised. For tests of this stage.
     * Compare CPython {@code Python/compile.c: _PyCompile_Assemble}.
     */
    public static PyCode assembleAsIs(InstructionSequence sequence, CodeUnitMetadata unit, String filename) {
        FlowGraph graph = sequence.toGraph();
        label(graph);
        return finish(graph, unit, 0, filename);
    }

    /**
     * The instructions as the passes leave them, before variables are laid out. For tests of this stage.
     * Compare CPython {@code Python/flowgraph.c: _PyCompile_OptimizeCfg}.
     */
    public static InstructionSequence optimize(InstructionSequence sequence, ConstantPool constants, int locals) {
        FlowGraph graph = sequence.toGraph();
        label(graph);
        optimize(graph, constants, locals, 0);
        StackDepth.calculate(graph);
        BorrowedLoads.mark(graph);
        return InstructionSequence.of(graph);
    }

    private static PyCode finish(FlowGraph graph, CodeUnitMetadata unit, int flags, String filename) {
        PseudoInstructions.expandConditionalJumps(graph);
        int stackSize = StackDepth.calculate(graph);
        LocalsPlus localsPlus = LocalsPlus.layOut(graph, unit, flags);
        PseudoInstructions.replace(graph);
        JumpDirections.normalize(graph);
        BorrowedLoads.mark(graph);
        return Assembler.assemble(graph, unit, localsPlus, stackSize, flags, filename);
    }

    /** Lets jumps name blocks, and finds the handler of each instruction. */
    static void label(FlowGraph graph) {
        graph.resolveTargets();
        ExceptionTargets.label(graph);
    }

    static void optimize(FlowGraph graph, ConstantPool constants, int locals, int parameters) {
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
