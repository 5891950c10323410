/**
 * Leaving compiled code: what an exit must know ({@link dev.krait.deopt.ExitPoint}), and how interpreter frames are made of it
 * ({@link dev.krait.deopt.FrameRebuilder}). Knows no compiler: compiled code hands over its live values and the number of the exit.
 */
package dev.krait.deopt;
