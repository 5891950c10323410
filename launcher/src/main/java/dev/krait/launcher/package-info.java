/**
 * The command {@code krait}: reads the command line, makes the interpreter, wires the evaluator of module {@code jit} in, installs signal handlers, picks
 * the stack, runs the program and ends the process as CPython does. Start at {@link dev.krait.launcher.Main}.
 */
package dev.krait.launcher;
