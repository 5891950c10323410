package dev.krait.eval;

import dev.krait.error.MemoryErrors;
import dev.krait.error.PyException;
import dev.krait.error.SystemErrors;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;

/** What becomes of Java's own errors when they come to a Python activation: the exception that CPython raises in that need, raised there. */
public final class JavaErrors {
    private JavaErrors() {
    }

    /**
     * The Python exception for something thrown that is none yet, the activation {@code f} being the running one from now on. Activations of compiled code that it has
     * passed took no notice of it.
     *
     * @throws Error or what else was thrown, when it is none of the program's business: it ends the thread
     */
    public static PyException raised(Throwable thrown, PyThread t, PyFrame f) {
        PyException e = python(thrown, f);
        if (e == null) {
            throw passing(thrown);
        }
        t.frame = f;
        t.depth = 0;
        for (PyFrame up = f; up != null; up = up.back) {
            t.depth++;
        }
        return e;
    }

    // no pattern switch: linking one may be too much for a stack that has just overflowed
    private static PyException python(Throwable thrown, PyFrame f) {
        if (thrown instanceof PyException e) {
            return e;
        }
        if (thrown instanceof StackOverflowError) {
            return Unwinding.tooDeep();
        }
        if (thrown instanceof OutOfMemoryError) {
            return MemoryErrors.none();
        }
        boolean wrong = thrown instanceof ClassCastException || thrown instanceof NullPointerException || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof NegativeArraySizeException || thrown instanceof AssertionError;
        return wrong ? malformed(f, thrown) : null;
    }

    /** Throws what is none of Python's business on. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException passing(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /**
     * What an instruction raises whose operands are of kinds that no compiler gives it: the verifier looks at the depth of the stack only. The text names
     * the place in the runtime, because the fault may be there.
     */
    private static PyException malformed(PyFrame f, Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return SystemErrors.of("malformed code object " + f.code.name + " or internal error: " + e + (trace.length > 0 ? " at " + trace[0] : ""));
    }
}
