package dev.krait.jit.pass;

import dev.krait.jit.ir.Graph;

/** Improves a graph in place. */
@FunctionalInterface
public interface Pass {
    /** Returns whether anything changed. */
    boolean run(Graph graph);
}
