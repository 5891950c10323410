/**
 * The symbol table: for each block of a program, which names it uses and where each of them lives.
 *
 * <p>A first pass ({@link dev.krait.symtable.SymbolTableBuilder}) walks the tree and notes in every
 * {@link dev.krait.symtable.SymbolBlock} how names are bound and used; a second ({@link dev.krait.symtable.ScopeAnalysis}) decides for each
 * name whether it is local, global, a cell or free, and which comprehensions are inlined (PEP 709). Read by
 * {@code dev.krait.compile}, and by the module {@code _symtable}. Start at {@link dev.krait.symtable.SymbolTable#build}.
 *
 * <p>Invariants: blocks are keyed by the identity of their node and their role; symbols keep the order of their first mention;
 * names are mangled before they become keys.
 */
package dev.krait.symtable;
