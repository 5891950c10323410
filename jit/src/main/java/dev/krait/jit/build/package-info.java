/**
 * From CPython bytecode to {@link dev.krait.jit.ir.Graph}, by abstract interpretation with the interpreter's feedback. Start at
 * {@link dev.krait.jit.build.GraphBuilder}. Runs on any thread, over what a snapshot holds; runs no Python code.
 */
package dev.krait.jit.build;
