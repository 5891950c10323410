/**
 * One plain static method for each operation of the language (architecture D4). The eval loop and compiled code call the same ones; native modules use
 * them too. Operations that can run Python code take the {@link dev.krait.thread.PyThread} first. Start at {@link dev.krait.ops.SlotOps}.
 */
package dev.krait.ops;
