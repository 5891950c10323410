/**
 * What a code object is made of: the opcode table and the numbers that instructions carry.
 *
 * <p>Compiler, evaluator, disassembler, monitoring and the just-in-time compiler read the same rows. Everything here equals CPython
 * 3.14.3's (architecture D1) and is immutable. Start at {@link dev.krait.bytecode.Opcode}; a compiled body is a
 * {@link dev.krait.bytecode.CodeData}.
 */
package dev.krait.bytecode;
