/**
 * Module {@code array}: numbers and characters packed in memory that can be lent. Start at {@link dev.krait.modules.array.PyArray}; what a type code means stands
 * in {@link dev.krait.modules.array.ItemKind}. Items lie in native order, little endian, in a Java byte array, so that memory views share them.
 */
package dev.krait.modules.array;
