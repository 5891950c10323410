package dev.krait.jit;

import dev.krait.object.Validity;
import dev.krait.runtime.CompiledCode;

/** What the backend made of a graph. */
public interface CompiledUnit {
    /** The code. */
    CompiledCode code();

    /** The size of the largest method, in bytes of JVM bytecode. */
    int size();

    /** The text of the graph that was compiled, for explanations. */
    String graph();

    /** Whether functions are inlined into it, whose frames no other evaluator sees. */
    boolean inlines();

    Backend.EntryKind entry();

    /** Ends when something that it takes for granted no longer holds. */
    Validity validity();

    /** The class that was emitted, as text. */
    String listing();
}
