/**
 * The abstract syntax tree: one record for each node of CPython's {@code Parser/Python.asdl}.
 *
 * <p>Made by {@code dev.krait.parser}, read by {@code dev.krait.symtable} and {@code dev.krait.compile}. Trees are immutable;
 * two nodes with equal fields are equal, so tables about nodes are keyed by identity. Names are mangled by the readers, not
 * here. Constants are Python values (architecture D2). Start at {@link dev.krait.ast.Mod}.
 */
package dev.krait.ast;
