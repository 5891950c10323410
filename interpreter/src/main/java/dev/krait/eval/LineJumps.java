package dev.krait.eval;

import dev.krait.error.ValueErrors;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;

/** What trace functions may do to their frame: set {@code f_lineno}, {@code f_trace}, {@code f_trace_opcodes}. Compare CPython {@code Objects/frameobject.c: frame_setlineno}. */
public final class LineJumps {
    private LineJumps() {
    }

    /** {@code frame.f_lineno = line}. */
    public static void jump(PyThread t, PyFrame f, Object line) {
        throw ValueErrors.of("f_lineno can only be set in a trace function");
    }

    /** {@code f_trace} or {@code f_trace_opcodes} has been set. */
    public static void traceChanged(PyThread t, PyFrame f) {
        f.attention |= PyFrame.MONITORING;
        if (f.traceOpcodes) {
            t.interpreter.monitoring.traceOpcodes(t);
        }
    }
}
