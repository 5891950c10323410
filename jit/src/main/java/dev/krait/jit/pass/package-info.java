/**
 * The passes: each takes a graph and makes it better, one small file each. Start at {@link dev.krait.jit.pass.Pipeline}.
 */
package dev.krait.jit.pass;
