/**
 * Module {@code _ast}: syntax trees as Python sees them, and the way between them and the front end's records ({@code dev.krait.ast}).
 *
 * <p>Start at {@link dev.krait.modules.ast.AbstractGrammar}: the node classes, their fields and their documentation are read from the
 * abstract grammar, and so do reading ({@link dev.krait.modules.ast.TreeReader}) and writing ({@link dev.krait.modules.ast.TreeWriter}).
 * The classes belong to an interpreter, because programs can change them ({@link dev.krait.modules.ast.NodeTypes}).
 */
package dev.krait.modules.ast;
