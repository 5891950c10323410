/** Writes the bytecode of one graph. Start at {@link dev.krait.codegen.emit.MethodEmitter}. */
package dev.krait.codegen.emit;
