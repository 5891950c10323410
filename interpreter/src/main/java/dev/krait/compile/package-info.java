/**
 * From the syntax tree to instructions: what CPython's {@code Python/compile.c} and {@code codegen.c} do.
 *
 * <p>The door is {@link dev.krait.compile.Compiler#compile}. It preprocesses the tree ({@link dev.krait.compile.Preprocessor}), builds the
 * symbol table and lets the compilers of statements, expressions and definitions write to the
 * {@link dev.krait.compile.Compilation}, which holds the units being compiled; finished units go through {@code dev.krait.flowgraph}. Each kind of
 * statement has its file: {@code match} is in {@link dev.krait.compile.PatternCompiler}, {@code try} in {@link dev.krait.compile.TryCompiler}.
 *
 * <p>Invariant: the instructions, their order and their locations are CPython's, also where another order would do; the tests compare
 * whole code objects.
 */
package dev.krait.compile;
