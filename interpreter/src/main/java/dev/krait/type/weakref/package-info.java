/**
 * Weak references and finalisers. The JVM's collector finds what is unreachable; callbacks and {@code __del__} run at polls of Python threads (architecture
 * D3). Start at {@link dev.krait.type.weakref.References}.
 */
package dev.krait.type.weakref;
