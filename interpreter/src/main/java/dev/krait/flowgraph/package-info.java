/**
 * From a sequence of instructions to a code object: the control-flow graph, the passes over it, and the assembler.
 *
 * <p>{@code dev.krait.compile} writes an {@link dev.krait.flowgraph.InstructionSequence} with labels and pseudo-instructions;
 * {@link dev.krait.flowgraph.CodeUnitOptimizer} makes a {@link dev.krait.flowgraph.FlowGraph} of it, runs the passes in CPython's
 * order (the order shows in the result), and {@link dev.krait.flowgraph.Assembler} writes bytes and tables. Each pass is a small class with one
 * entry method. Nothing here knows the syntax tree but for {@link dev.krait.ast.Span}.
 *
 * <p>Invariants: a jump, return or raise is the last instruction of its block; blocks are in the order of the final code, linked by
 * {@code next}; instructions removed early become {@code NOP}s and go away when no line needs them.
 */
package dev.krait.flowgraph;
