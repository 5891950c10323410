package dev.krait.runtime;

import dev.krait.error.PyException;
import dev.krait.eval.EvalLoop;
import dev.krait.eval.FrameOperations;
import dev.krait.eval.JavaErrors;
import dev.krait.eval.Unwinding;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;

/** The frames of compiled code: what the eval loop does when a frame starts, ends, suspends, catches. */
public final class Activations {
    private Activations() {
    }

    /** Starts a call: makes its frame, without the arguments. */
    public static PyFrame enter(PyThread t, PyFunction f) {
        PyFrame frame = f.newFrame();
        enter(t, frame);
        return frame;
    }

    /** Whether somebody wants the thread's attention, or events. */
    public static boolean wanted(PyThread t) {
        return t.breakerAtEntry() != 0 || t.interpreter.monitoring.isActive();
    }

    /** Likewise where a call has no frame yet, and therefore has not looked at the recursion limit: the interpreter raises the error. */
    public static boolean wantedOrTooDeep(PyThread t) {
        return wanted(t) || t.depth >= t.interpreter.recursionLimit;
    }

    /** Starts or resumes a frame. */
    public static void enter(PyThread t, PyFrame f) {
        if (t.depth >= t.interpreter.recursionLimit) {
            throw FrameOperations.tooDeep();
        }
        t.depth++;
        f.back = t.frame;
        t.frame = f;
        f.state = PyFrame.EXECUTING;
    }

    /** Ends an activation. */
    public static void leave(PyThread t, PyFrame f) {
        t.frame = f.back;
        t.depth--;
        f.state = PyFrame.COMPLETED;
    }

    /** Suspends a generator. */
    public static void suspend(PyThread t, PyFrame f) {
        t.frame = f.back;
        t.depth--;
        f.state = PyFrame.SUSPENDED;
        f.back = null;
    }

    /** Suspends a generator inside an activation of the interpreter, which does the rest. */
    public static void suspendLoop(PyThread t, PyFrame f) {
        f.state = PyFrame.SUSPENDED;
    }

    /** An exception comes to a handler; gives the exception. */
    public static Object caught(Throwable thrown, PyThread t, PyFrame f) {
        PyException e = raised(thrown, t, f);
        note(e, t, f);
        // the traceback knows the frame, which runs on
        f.kept = true;
        return e.value;
    }

    /** The Python exception that something thrown is, in the activation that it has come to; what is none ends the activation. */
    private static PyException raised(Throwable thrown, PyThread t, PyFrame f) {
        return thrown instanceof PyException e ? e : JavaErrors.raised(thrown, t, f);
    }

    private static void note(PyException e, PyThread t, PyFrame f) {
        if (!e.chained) {
            e.chained = true;
            Unwinding.chain(t, e.value);
        }
        if (e.quiet) {
            e.quiet = false;
        } else {
            Unwinding.addTraceback(e.value, f, f.lasti);
        }
    }

    /** An exception leaves the activation. */
    public static PyException unwind(Throwable thrown, PyThread t, PyFrame f) {
        PyException e = raised(thrown, t, f);
        note(e, t, f);
        leave(t, f);
        return e;
    }

    /** An exception leaves a loop inside an activation of the interpreter. */
    public static PyException unwindLoop(Throwable thrown, PyThread t, PyFrame f) {
        PyException e = raised(thrown, t, f);
        note(e, t, f);
        return e;
    }

    /** An exception comes to an activation whose attention is wanted: the interpreter takes over where it was raised, all variables being in their slots. */
    public static Object leaveRaising(Throwable thrown, PyThread t, PyFrame f) {
        PyException e = raised(thrown, t, f);
        t.frame = f.back;
        t.depth--;
        return EvalLoop.resumeThrow(t, f, raisedAt(e, f), e);
    }

    /** Likewise inside an activation of the interpreter. */
    public static Object leaveLoopRaising(Throwable thrown, PyThread t, PyFrame f) {
        PyException e = raised(thrown, t, f);
        return EvalLoop.raiseInCaller(f, raisedAt(e, f), e);
    }

    private static int raisedAt(PyException e, PyFrame f) {
        return e.quiet && e.reraisedAt >= 0 ? e.reraisedAt : f.lasti;
    }

    public static PyException unreachable() {
        throw new AssertionError("an operation that always raises did not");
    }
}
