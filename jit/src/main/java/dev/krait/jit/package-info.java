/**
 * The adaptive evaluator: counts executions, picks what to compile, keeps what was compiled, and gives up what no longer holds. Knows no ASM: a
 * {@link dev.krait.jit.Backend} turns graphs into code. Start at {@link dev.krait.jit.Jit}.
 */
package dev.krait.jit;
