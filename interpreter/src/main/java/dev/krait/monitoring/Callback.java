package dev.krait.monitoring;

import dev.krait.bytecode.PyCode;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;

/** Receives events. A Python callable is wrapped in one; tracing and profiling are some. */
@FunctionalInterface
public interface Callback {
    /**
     * An event at an instruction.
     *
     * @param arguments what Python callbacks get after the code object
     * @return {@link Monitoring#DISABLE} to hear no more of this event at this instruction
     */
    Object call(PyThread t, PyFrame frame, PyCode code, Object[] arguments);
}
