package dev.krait.eval;

import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;
import dev.krait.type.generator.Resumable;

/**
 * A direct way into compiled code, so that a call of a function with simple parameters needs no interpreter frame.
 *
 * <p>Installed in {@link CodeState#compiled} by the evaluator that owns it, and only while that one is the only evaluator of the interpreter. An entry
 * is called with exactly as many arguments as the code has positional parameters, and only for code without {@code *args}, {@code **kwargs} and keyword-only
 * parameters; defaults have been filled in. It returns what the frame would return, and takes care of recursion depth and frames itself.
 */
public abstract class CompiledEntry {
    public Object call0(PyThread t, PyFunction f) {
        return callArray(t, f, new Object[0]);
    }

    public Object call1(PyThread t, PyFunction f, Object a) {
        return callArray(t, f, new Object[] {a});
    }

    public Object call2(PyThread t, PyFunction f, Object a, Object b) {
        return callArray(t, f, new Object[] {a, b});
    }

    public Object call3(PyThread t, PyFunction f, Object a, Object b, Object c) {
        return callArray(t, f, new Object[] {a, b, c});
    }

    public Object call4(PyThread t, PyFunction f, Object a, Object b, Object c, Object d) {
        return callArray(t, f, new Object[] {a, b, c, d});
    }

    /** Resumes a generator or coroutine; gives what it yields, or null when its body has returned. */
    public Object resume(PyThread t, Resumable generator, Object sent) {
        throw new AssertionError("no entry for generators");
    }

    /** Calls with any number of arguments; the array is the callee's to keep. */
    public abstract Object callArray(PyThread t, PyFunction f, Object[] arguments);
}
