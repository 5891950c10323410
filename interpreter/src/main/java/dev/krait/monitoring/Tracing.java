package dev.krait.monitoring;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.function.BuiltinMethod;
import dev.krait.type.sequence.PyTuple;

/**
 * {@code sys.settrace} and {@code sys.setprofile}: two tools that hear of every thread's events and call the functions of those that have one. Compare CPython
 * {@code Python/legacy_tracing.c}, {@code Python/sysmodule.c: trace_trampoline}.
 */
public final class Tracing {
    private static final int TRACE_EVENTS = 1 << Event.PY_START | 1 << Event.PY_RESUME | 1 << Event.PY_RETURN | 1 << Event.PY_YIELD | 1 << Event.RAISE
            | 1 << Event.LINE | 1 << Event.JUMP | 1 << Event.PY_UNWIND | 1 << Event.PY_THROW | 1 << Event.STOP_ITERATION;
    private static final int PROFILE_EVENTS = 1 << Event.PY_START | 1 << Event.PY_RESUME | 1 << Event.PY_RETURN | 1 << Event.PY_YIELD | 1 << Event.CALL
            | 1 << Event.PY_UNWIND | 1 << Event.PY_THROW;

    private Tracing() {
    }

    /** {@code sys.settrace(function)}; null for None. */
    public static void setTrace(PyThread t, Object function) {
        t.traceFunction = function;
        Monitoring m = t.interpreter.monitoring;
        if (function != null) {
            registerTrace(m);
        }
        update(t);
    }

    /** Sets the events that the living threads' functions need. */
    public static void update(PyThread t) {
        boolean tracing = false;
        boolean profiling = false;
        boolean opcodes = false;
        for (PyThread thread : t.interpreter.threads()) {
            tracing |= thread.traceFunction != null;
            profiling |= thread.profileFunction != null;
        }
        tracing |= t.traceFunction != null;
        profiling |= t.profileFunction != null;
        for (PyFrame f = t.frame; f != null; f = f.back) {
            opcodes |= f.traceOpcodes;
        }
        Monitoring m = t.interpreter.monitoring;
        m.setEvents(t, Monitoring.TRACE, tracing ? TRACE_EVENTS | (opcodes || m.opcodesTraced ? 1 << Event.INSTRUCTION : 0) : 0);
        m.setEvents(t, Monitoring.PROFILE, profiling ? PROFILE_EVENTS : 0);
    }

    /** {@code sys.setprofile(function)}; null for None. */
    public static void setProfile(PyThread t, Object function) {
        t.profileFunction = function;
        if (function != null) {
            registerProfile(t.interpreter.monitoring);
        }
        update(t);
    }

    private static void register(Monitoring m, int tool, int event, Callback callback) {
        m.register(tool, event, null, callback);
    }

    private static void registerTrace(Monitoring m) {
        Callback call = (t, f, code, a) -> trace(t, f, "call", PyNone.NONE);
        register(m, Monitoring.TRACE, Event.PY_START, call);
        register(m, Monitoring.TRACE, Event.PY_RESUME, call);
        register(m, Monitoring.TRACE, Event.PY_THROW, call);
        Callback leave = (t, f, code, a) -> trace(t, f, "return", a[1]);
        register(m, Monitoring.TRACE, Event.PY_RETURN, leave);
        register(m, Monitoring.TRACE, Event.PY_YIELD, leave);
        register(m, Monitoring.TRACE, Event.PY_UNWIND, (t, f, code, a) -> trace(t, f, "return", PyNone.NONE));
        Callback exception = (t, f, code, a) -> {
            PyBaseException e = (PyBaseException) a[1];
            return trace(t, f, "exception", PyTuple.of(e.type, e, e.traceback == null ? PyNone.NONE : e.traceback));
        };
        register(m, Monitoring.TRACE, Event.RAISE, exception);
        register(m, Monitoring.TRACE, Event.STOP_ITERATION, exception);
        register(m, Monitoring.TRACE, Event.LINE, (t, f, code, a) -> line(t, f, (int) (long) (Long) a[0]));
        register(m, Monitoring.TRACE, Event.JUMP, Tracing::jump);
        register(m, Monitoring.TRACE, Event.INSTRUCTION, (t, f, code, a) -> f.traceOpcodes ? trace(t, f, "opcode", PyNone.NONE) : PyNone.NONE);
    }

    private static Object line(PyThread t, PyFrame f, int line) {
        if (t.traceFunction == null || !f.traceLines || f.trace == null) {
            return PyNone.NONE;
        }
        f.tracedLine = line;
        try {
            return trace(t, f, "line", PyNone.NONE);
        } finally {
            f.tracedLine = 0;
        }
    }

    /** A jump backwards within one line is a new line for trace functions. */
    private static Object jump(PyThread t, PyFrame f, PyCode code, Object[] a) {
        if (t.traceFunction == null || !f.traceLines) {
            return PyNone.NONE;
        }
        int from = (int) (long) (Long) a[0] / 2;
        int to = (int) (long) (Long) a[1] / 2;
        Locations locations = Locations.of(code);
        if (to > from || locations.lineOf(from) != locations.lineOf(to)) {
            return Monitoring.DISABLE;
        }
        return line(t, f, locations.lineOf(from));
    }

    /** Calls the thread's trace function for a call, the frame's own for anything else. */
    private static Object trace(PyThread t, PyFrame f, String what, Object argument) {
        boolean call = what.equals("call");
        Object function = t.traceFunction == null ? null : call ? t.traceFunction : f.trace;
        if (function == null) {
            return PyNone.NONE;
        }
        Object result;
        try {
            result = CallOps.call3(t, function, f.kept(), what, argument);
        } catch (PyException e) {
            setTrace(t, null);
            f.trace = null;
            throw e;
        }
        if (result != PyNone.NONE) {
            f.trace = result;
        }
        return PyNone.NONE;
    }

    private static void registerProfile(Monitoring m) {
        Callback call = (t, f, code, a) -> profile(t, f, "call", PyNone.NONE);
        register(m, Monitoring.PROFILE, Event.PY_START, call);
        register(m, Monitoring.PROFILE, Event.PY_RESUME, call);
        register(m, Monitoring.PROFILE, Event.PY_THROW, call);
        Callback leave = (t, f, code, a) -> profile(t, f, "return", a[1]);
        register(m, Monitoring.PROFILE, Event.PY_RETURN, leave);
        register(m, Monitoring.PROFILE, Event.PY_YIELD, leave);
        register(m, Monitoring.PROFILE, Event.PY_UNWIND, (t, f, code, a) -> profile(t, f, "return", PyNone.NONE));
        register(m, Monitoring.PROFILE, Event.CALL, (t, f, code, a) -> builtin(t, f, "c_call", a));
        register(m, Monitoring.PROFILE, Event.C_RETURN, (t, f, code, a) -> builtin(t, f, "c_return", a));
        register(m, Monitoring.PROFILE, Event.C_RAISE, (t, f, code, a) -> builtin(t, f, "c_exception", a));
    }

    private static Object builtin(PyThread t, PyFrame f, String what, Object[] a) {
        if (a[1] instanceof BuiltinFunction) {
            return profile(t, f, what, a[1]);
        }
        if (a[1] instanceof BuiltinMethod method && a[2] != Monitoring.MISSING) {
            return profile(t, f, what, dev.krait.ops.SlotOps.bind(t, method, a[2]));
        }
        return PyNone.NONE;
    }

    private static Object profile(PyThread t, PyFrame f, String what, Object argument) {
        Object function = t.profileFunction;
        if (function == null) {
            return PyNone.NONE;
        }
        try {
            CallOps.call3(t, function, f.kept(), what, argument);
        } catch (PyException e) {
            setProfile(t, null);
            throw e;
        }
        return PyNone.NONE;
    }
}
