package dev.krait.eval;

import dev.krait.error.PyException;
import dev.krait.error.RecursionErrors;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.exception.PyTraceback;
import dev.krait.type.exception.Exceptions;

/** What happens to an exception when it comes to a frame. Compare CPython {@code Python/ceval.c: exception_unwind}. */
public final class Unwinding {
    private Unwinding() {
    }

    /** Finds the handler of an instruction that raised and sets the stack up for it; returns where to go on, or -1 when the frame has none. */
    static int handle(PyThread t, PyFrame f, Form form, int pc, PyException e) {
        note(t, f, pc >> 2, e);
        int handler = form.handlers.find(pc >> 2);
        if (handler < 0) {
            return -1;
        }
        enter(f, form, handler, e.value);
        // the traceback knows the frame, which runs on
        f.kept = true;
        int target = form.handlers.target(handler);
        if (target <= pc >> 2 && t.breaker() != 0) {
            // no compiler makes handlers that lead back to themselves, but it would be a loop that nothing interrupts
            PyException other = Polls.atEntry(t, f);
            if (other != null) {
                return handle(t, f, form, 4 * target, other);
            }
        }
        return 4 * target;
    }

    /** Gives a new exception its context and its entry in the traceback; returns whether it is one that is raised again, which has both. */
    static boolean note(PyThread t, PyFrame f, int unit, PyException e) {
        if (!e.chained) {
            e.chained = true;
            chain(t, e.value);
        }
        if (e.quiet) {
            e.quiet = false;
            return true;
        }
        f.lasti = unit;
        addTraceback(e.value, f, unit);
        return false;
    }

    /** Cuts the stack to what a handler keeps, and puts the exception on it. */
    static void enter(PyFrame f, Form form, int handler, PyBaseException e) {
        Object[] s = f.slots;
        int sp = form.stackBase() + form.handlers.depth(handler);
        if (form.handlers.lasti(handler)) {
            s[sp++] = (long) f.lasti;
        }
        s[sp++] = e;
        java.util.Arrays.fill(s, sp, s.length, null);
    }

    /** Notes that an exception leaves a frame at an instruction. */
    public static void addTraceback(PyBaseException e, PyFrame f, int lasti) {
        e.traceback = new PyTraceback((PyTraceback) e.traceback, f, lasti);
    }

    /** Makes the exception that is being handled the context of a new one. Compare CPython {@code Python/errors.c: _PyErr_SetObject}. */
    public static void chain(PyThread t, PyBaseException e) {
        Exceptions.setContext(e, handled(t));
    }

    /** What {@code sys.exception()} gives, or null. */
    public static PyBaseException handled(PyThread t) {
        PyThread.HandledException level = t.handled;
        while (level.value == null && level.previous != null) {
            level = level.previous;
        }
        return level.value;
    }

    /** A carrier that raises an exception again without noting the frame that does so. */
    static PyException again(PyBaseException value) {
        PyException e = new PyException(value);
        e.chained = true;
        e.quiet = true;
        return e;
    }

    static PyException tooDeep() {
        return RecursionErrors.of("maximum recursion depth exceeded");
    }
}
