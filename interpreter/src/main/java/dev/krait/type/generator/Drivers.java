package dev.krait.type.generator;

import dev.krait.error.PyErrors;
import dev.krait.ops.CallOps;
import dev.krait.ops.ImportOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;

/** What {@code send} and {@code throw} methods do with the outcome. */
final class Drivers {
    private Drivers() {
    }

    /** A value, or StopIteration for none. */
    static Object orStop(Object out) {
        if (out == null) {
            throw PyErrors.with(ExceptionTypes.STOP_ITERATION);
        }
        return out;
    }

    /** What was yielded, or StopIteration with the result. */
    static Object outOf(Resumable r, Object out) {
        if (out == null) {
            throw Resumable.stopIteration(r.takeResult());
        }
        return out;
    }

    static void warnOfThrowSignature(PyThread t, Object value, Object traceback) {
        if (value != null || traceback != null) {
            CallOps.callMethod(t, ImportOps.module(t, "_warnings"), "warn",
                    "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
                    ExceptionTypes.DEPRECATION_WARNING, 1L);
        }
    }
}
