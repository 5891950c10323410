package dev.krait.jit;

import dev.krait.jit.ir.Graph;

/** Turns graphs into code that runs. */
public interface Backend {
    /** How a graph is entered. */
    enum EntryKind {
        /** By a call with the arguments alone. */
        CALL,
        /** By the evaluation of a frame. */
        FRAME,
        /** By the resumption of a suspended generator or coroutine, with the value that is sent into it. */
        RESUMPTION,
        /** From a running activation of the interpreter. */
        LOOP
    }

    /**
     * Compiles a graph.
     *
     * @param module the name of the Python module, for the class's name
     * @throws Bailout when it cannot
     */
    CompiledUnit compile(Graph graph, EntryKind entry, String module, ExitListener listener);

    /** Is told when compiled code has been left. */
    @FunctionalInterface
    interface ExitListener {
        void left(CompiledUnit unit, dev.krait.deopt.ExitPoint exit);
    }
}
