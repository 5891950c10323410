package dev.krait.flowgraph;

import dev.krait.ast.Span;

/** The two places of an instruction that are no stretch of source. */
public final class Locations {
    private Locations() {}

    /** Artificial: takes the line of what comes before it, or none. */
    public static final Span NONE = new Span(-1, -1, -1, -1);

    /** Takes the location of the next instruction. */
    public static final Span NEXT = new Span(-2, -2, -2, -2);
}
