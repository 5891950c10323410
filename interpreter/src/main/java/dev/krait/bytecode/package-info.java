/**
 * Code objects, the opcode table and marshal: CPython 3.14's bytecode as data. Start at {@link dev.krait.bytecode.PyCode}.
 */
package dev.krait.bytecode;
