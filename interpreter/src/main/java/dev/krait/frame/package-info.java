/**
 * Activations: the frame that the eval loop runs, generators keep, compiled code rebuilds and Python sees. Start at {@link dev.krait.frame.PyFrame}.
 */
package dev.krait.frame;
