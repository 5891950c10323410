package dev.krait.monitoring;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.sequence.PyTuple;

/** The functions of {@code sys} that trace and profile. */
@ExposedModule("sys")
public final class TracingFunctions {
    private TracingFunctions() {
    }

    /** Adds the functions, and {@code sys.monitoring}, to the module {@code sys}. */
    public static void addTo(PyThread t, PyModule sys) {
        for (ExposedRow row : TracingFunctionsTable.TABLE.rows()) {
            sys.dict.putName(row.name(), new BuiltinFunction(row, sys, "sys"));
        }
        sys.dict.putName("monitoring", MonitoringModule.create(t, sys));
    }

    private static Object orNull(Object value) {
        return value == PyNone.NONE ? null : value;
    }

    private static Object orNone(Object value) {
        return value == null ? PyNone.NONE : value;
    }

    @ExposedFunction(value = "settrace($module, function, /)", doc = "Set the global debug tracing function.\n\nIt will be called on each function call.  "
            + "See the debugger chapter\nin the library manual.")
    static void settrace(PyThread t, Object function) {
        Tracing.setTrace(t, orNull(function));
    }

    @ExposedFunction(value = "gettrace($module, /)", doc = "Return the global debug tracing function set with sys.settrace.\n\n"
            + "See the debugger chapter in the library manual.")
    static Object gettrace(PyThread t) {
        return orNone(t.traceFunction);
    }

    @ExposedFunction(value = "setprofile($module, function, /)", doc = "Set the profiling function.\n\nIt will be called on each function call and return.  "
            + "See the profiler\nchapter in the library manual.")
    static void setprofile(PyThread t, Object function) {
        Tracing.setProfile(t, orNull(function));
    }

    @ExposedFunction(value = "getprofile($module, /)", doc = "Return the profiling function set with sys.setprofile.\n\n"
            + "See the profiler chapter in the library manual.")
    static Object getprofile(PyThread t) {
        return orNone(t.profileFunction);
    }

    @ExposedFunction(value = "_settraceallthreads($module, function, /)", doc = "Set the global debug tracing function in all running threads belonging to the "
            + "current interpreter.\n\nIt will be called on each function call. See the debugger chapter\nin the library manual.")
    static void settraceAllThreads(PyThread t, Object function) {
        for (PyThread thread : t.interpreter.threads()) {
            thread.traceFunction = orNull(function);
        }
        Tracing.setTrace(t, orNull(function));
    }

    @ExposedFunction(value = "_setprofileallthreads($module, function, /)", doc = "Set the profiling function in all running threads belonging to the current "
            + "interpreter.\n\nIt will be called on each function call and return.  See the profiler\nchapter in the library manual.")
    static void setprofileAllThreads(PyThread t, Object function) {
        for (PyThread thread : t.interpreter.threads()) {
            thread.profileFunction = orNull(function);
        }
        Tracing.setProfile(t, orNull(function));
    }

    @ExposedFunction(value = "call_tracing($module, func, args, /)", doc = "Call func(*args), while tracing is enabled.\n\nThe tracing state is saved, and restored "
            + "afterwards.  This is intended\nto be called from a debugger from a checkpoint, to recursively debug\nsome other code.")
    static Object callTracing(PyThread t, Object function, Object arguments) {
        if (!(arguments instanceof PyTuple tuple)) {
            throw TypeErrors.of("call_tracing() argument 2 must be tuple, not " + PyType.of(arguments).name);
        }
        int saved = t.tracing;
        t.tracing = 0;
        try {
            return CallOps.call(t, function, tuple.items.clone(), null);
        } finally {
            t.tracing = saved;
        }
    }
}
