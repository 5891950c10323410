package dev.krait.runtime;

import dev.krait.thread.PyThread;

/** What stands behind a compiled unit: its constants, and what happens when it is left. */
public interface UnitContext {
    /** A constant by its number. */
    Object constant(int number);

    /**
     * Goes on in the interpreter.
     *
     * @param exit   the number of the exit
     * @param loop   whether the code runs inside an activation of the interpreter, which takes over itself
     * @param place  the activation's frame, or the function where there is none yet
     * @param live   the values that the exit packed
     * @return what the activation returns, or for a loop {@link CompiledCode#CONTINUE}
     */
    Object leave(int exit, boolean loop, PyThread t, Object place, Object[] live);
}
