package dev.krait.deopt;

/**
 * A place where compiled code can be left.
 *
 * @param site   code-unit index of the site whose guess this exit refutes, in the code of the innermost frame
 * @param frames the frames to rebuild, the innermost first
 */
public record ExitPoint(DeoptReason reason, int site, FrameDescription... frames) {}
