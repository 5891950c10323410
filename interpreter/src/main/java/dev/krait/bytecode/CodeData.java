package dev.krait.bytecode;

import java.util.List;

/**
 * The immutable contents of a code object, as the assembler makes them and {@code .pyc} files carry them.
 *
 * <p>{@code code} has no specialised and no instrumented instruction, and zeroed caches. {@code consts} are Python values
 * (architecture D2), nested bodies being {@code CodeData} themselves. The arrays belong to this record: nobody writes to them.
 * Compare CPython {@code Include/cpython/code.h: PyCodeObject}.
 *
 * @param localsplusnames locals, then cells that are not arguments, then free variables
 * @param localspluskinds for each of them its {@code CO_FAST_} bits
 * @param linetable       CPython's location table (PEP 626, 657)
 * @param exceptiontable  CPython's exception table
 */
public record CodeData(
        int argcount,
        int posonlyargcount,
        int kwonlyargcount,
        int stacksize,
        int flags,
        byte[] code,
        List<Object> consts,
        List<String> names,
        List<String> localsplusnames,
        byte[] localspluskinds,
        String filename,
        String name,
        String qualname,
        int firstlineno,
        byte[] linetable,
        byte[] exceptiontable) {}
