package dev.krait.type.generator;

import dev.krait.bytecode.Opcode;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.eval.CodeState;
import dev.krait.eval.CompiledEntry;
import dev.krait.eval.Evaluation;
import dev.krait.eval.StackDepths;
import dev.krait.eval.Suspensions;
import dev.krait.frame.PyFrame;
import dev.krait.monitoring.Event;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.protocol.PySender;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.exception.PyTraceback;
import dev.krait.type.function.Unraisable;
import dev.krait.type.text.Str;
import dev.krait.type.weakref.Finaliser;
import dev.krait.type.weakref.References;
import java.lang.invoke.VarHandle;

/**
 * A frame that suspends: what generators, coroutines and asynchronous generators have in common. Compare CPython {@code Objects/genobject.c}.
 *
 * <p>A frame is resumed by one thread at a time: whoever else tries finds it executing.
 */
public abstract class Resumable extends PyObject implements PySender {
    protected final PyFrame frame;
    private final CodeState code;
    /** What the body is handling while it is suspended; null when it never handles anything. */
    private final PyThread.HandledException handled;
    /** By code unit, the places in the body where something is left to be done when it is dropped; null when there are none. */
    private final boolean[] protect;
    protected Object name;
    protected Object qualname;
    private Object result;
    /** Whether the frame is set aside while an iterator that it delegates to is thrown into or closed. */
    private boolean delegating;
    /** Set once the body has come to a place where something is left to be done when it is dropped. */
    private Finaliser finaliser;

    protected Resumable(PyType type, PyFrame frame) {
        super(type);
        this.frame = frame;
        this.code = CodeState.of(frame.code);
        Suspensions suspensions = code.suspensions();
        this.handled = suspensions.handles() ? new PyThread.HandledException(null) : null;
        this.protect = suspensions.protect();
        this.name = frame.function != null ? frame.function.name : frame.code.name;
        this.qualname = frame.function != null ? frame.function.qualname : frame.code.qualname;
        frame.generator = this;
    }

    /** How messages call this: generator, coroutine or async generator. */
    protected abstract String kind();

    public final PyFrame frame() {
        return frame;
    }

    public final boolean isFinished() {
        return frame.state == PyFrame.COMPLETED;
    }

    protected final boolean isRunning() {
        return frame.state == PyFrame.EXECUTING || delegating;
    }

    protected final boolean isSuspended() {
        return frame.state == PyFrame.SUSPENDED && isStarted() && !delegating;
    }

    protected final boolean isStarted() {
        return frame.lasti >= 0 && !isAt(Opcode.RETURN_GENERATOR);
    }

    private boolean isAt(int opcode) {
        return (frame.code.code[2 * frame.lasti] & 0xff) == opcode;
    }

    @Override
    public Object send(PyThread t, Object value) {
        return code.resumption.resume(t, this, value);
    }

    /** The way into the body as it is now. */
    public final CompiledEntry resumption() {
        return code.resumption;
    }

    // ---- the way into compiled code: what resume() does, in three parts

    /** Takes the frame for this thread and gives it; null when {@link #evaluate} has to see to it. */
    public final PyFrame begin(PyThread t, Object value) {
        PyFrame f = frame;
        if (ThreadMode.shared() ? !takeSimplyShared() : f.state != PyFrame.SUSPENDED || delegating) {
            return null;
        }
        if (value != PyNone.NONE && !isStarted()) {
            delegating = false;
            return null;
        }
        enterHandling(t);
        return f;
    }

    private synchronized boolean takeSimplyShared() {
        if (delegating) {
            return false;
        }
        VarHandle.acquireFence();
        if (frame.state != PyFrame.SUSPENDED) {
            return false;
        }
        delegating = true;
        return true;
    }

    /** The body has suspended itself with what it yields, or has returned; gives what it yields, else null. */
    public final Object end(PyThread t, Object out) {
        leaveHandling(t);
        if (frame.state == PyFrame.SUSPENDED) {
            if (protect != null && finaliser == null && protect[frame.lasti]) {
                finaliseLater(t);
            }
            giveBack();
            return out;
        }
        frame.state = PyFrame.COMPLETED;
        result = out;
        if (finaliser != null) {
            ended(t);
        }
        giveBack();
        return null;
    }

    /** From here on another thread may take the frame. */
    private void giveBack() {
        VarHandle.releaseFence();
        delegating = false;
    }

    /** The body has raised something. */
    public final void failed(PyThread t) {
        leaveHandling(t);
        if (finaliser != null && frame.state == PyFrame.COMPLETED) {
            ended(t);
        }
        giveBack();
    }

    /** Runs to the next yield by way of the evaluators. */
    public final Object evaluate(PyThread t, Object value) {
        return resume(t, value, null, false);
    }

    private void enterHandling(PyThread t) {
        PyThread.HandledException own = handled;
        if (own != null) {
            own.previous = t.handled;
            t.handled = own;
        }
    }

    private void leaveHandling(PyThread t) {
        PyThread.HandledException own = handled;
        if (own != null) {
            t.handled = own.previous;
            own.previous = null;
        }
    }

    @Override
    public Object takeResult() {
        Object r = result;
        result = null;
        return r != null ? r : PyNone.NONE; // another thread that found the body finished has taken it
    }

    /** Runs to the next yield. Null means that the body has returned; a body that had finished before returns None again. */
    protected final Object resume(PyThread t, Object value, PyException throwing, boolean closing) {
        boolean mayRun = ThreadMode.shared() ? takeShared(value, throwing) : take(value, throwing);
        if (!mayRun) {
            return finished(throwing, closing);
        }
        if (throwing == null) {
            frame.slots[StackDepths.afterYield(frame) - 1] = value;
        } else {
            throwing.chained = true;
            chainTo(throwing.value);
        }
        enterHandling(t);
        Object out;
        try {
            // running from here on, also while an evaluator has not begun with the frame
            out = Evaluation.resume(t, frame, throwing);
        } catch (Throwable e) {
            failed(t);
            throw e;
        }
        return end(t, out);
    }

    /** Takes the frame for this thread; returns whether it is there to be run. */
    private boolean take(Object value, PyException throwing) {
        if (isRunning()) {
            throw ValueErrors.of(kind() + " already executing");
        }
        if (isFinished()) {
            return false;
        }
        if (throwing == null && value != PyNone.NONE && !isStarted()) {
            throw TypeErrors.of("can't send non-None value to a just-started " + kind());
        }
        delegating = true;
        return true;
    }

    private synchronized boolean takeShared(Object value, PyException throwing) {
        boolean taken = take(value, throwing);
        VarHandle.acquireFence();
        return taken;
    }

    private Object finished(PyException throwing, boolean closing) {
        if (throwing != null) {
            if (kind().equals("coroutine") && !closing) {
                throw RuntimeErrors.of("cannot reuse already awaited coroutine");
            }
            throw throwing;
        }
        if (kind().equals("coroutine") && !closing) {
            throw RuntimeErrors.of("cannot reuse already awaited coroutine");
        }
        result = PyNone.NONE;
        return null;
    }

    /** What the body was handling becomes the context of an exception that is thrown in. */
    private void chainTo(PyBaseException e) {
        dev.krait.type.exception.Exceptions.setContext(e, handled == null ? null : handled.value);
    }

    /** Steps as {@code __next__} does: null at the end without a result, StopIteration with one. */
    protected final Object step(PyThread t, Object value) {
        Object out = send(t, value);
        if (out != null) {
            return out;
        }
        Object r = takeResult();
        if (r == PyNone.NONE) {
            return null;
        }
        throw stopIteration(r);
    }

    /** {@code StopIteration(value)}; a tuple or an exception stays one value. */
    public static PyException stopIteration(Object value) {
        return value == PyNone.NONE ? PyErrors.with(ExceptionTypes.STOP_ITERATION) : PyErrors.with(ExceptionTypes.STOP_ITERATION, value);
    }

    /** What a StopIteration carries. */
    public static Object stopValue(PyThread t, PyException e) {
        return AttributeOps.get(t, e.value, "value");
    }

    /** Whether a suspended body awaits something. */
    public final boolean isDelegating() {
        return delegate() != null;
    }

    /** The iterator that a suspended {@code yield from} or {@code await} drives, or null. */
    protected final Object delegate() {
        if (frame.state != PyFrame.SUSPENDED || !isAt(Opcode.YIELD_VALUE) || (frame.code.code[2 * frame.lasti + 1] & 1) == 0) {
            return null;
        }
        return frame.slots[StackDepths.afterYield(frame) - 2];
    }

    // ---- throw and close -------------------------------------------------------------------------------------------------------

    /** Raises an exception where the body stands; null as in {@link #resume}. */
    protected final Object throwInto(PyThread t, PyException e, boolean closeOnExit) {
        Object inner = isRunning() ? null : delegate();
        if (inner == null) {
            return resume(t, PyNone.NONE, e, false);
        }
        if (closeOnExit && e.is(ExceptionTypes.GENERATOR_EXIT)) {
            PyException failed = closeDelegate(t, inner);
            return resume(t, PyNone.NONE, failed != null ? failed : e, false);
        }
        PyException next = e;
        beginDelegating(t);
        try {
            Object out = throwIntoDelegate(t, inner, e, closeOnExit);
            if (out != null) {
                return out;
            }
        } catch (PyException raised) {
            next = raised;
        } finally {
            endDelegating(t);
        }
        return resume(t, PyNone.NONE, next, false);
    }

    /** What the delegate yields; null when it knows no {@code throw}. */
    private static Object throwIntoDelegate(PyThread t, Object inner, PyException e, boolean closeOnExit) {
        if (inner instanceof Resumable r && (r instanceof PyGenerator || r instanceof PyCoroutine)) {
            Object out = r.throwInto(t, e, closeOnExit);
            if (out == null) {
                throw stopIteration(r.takeResult());
            }
            return out;
        }
        Object method = AttributeOps.lookup(t, inner, "throw");
        return method == null ? null : CallOps.call1(t, method, e.value);
    }

    /** Puts the frame on the thread's stack, so that tracebacks and {@code f_back} of what the delegate runs are whole. */
    private void beginDelegating(PyThread t) {
        delegating = true;
        frame.back = t.frame;
        t.frame = frame;
    }

    private void endDelegating(PyThread t) {
        t.frame = frame.back;
        frame.back = null;
        giveBack();
    }

    /** Closes what a delegation drives; gives the exception that this raised, or null. */
    private PyException closeDelegate(PyThread t, Object inner) {
        beginDelegating(t);
        try {
            if (inner instanceof Resumable r && (r instanceof PyGenerator || r instanceof PyCoroutine)) {
                r.close(t);
            } else {
                Object method = closeMethod(t, inner);
                if (method != null) {
                    CallOps.call0(t, method);
                }
            }
            return null;
        } catch (PyException e) {
            return e;
        } finally {
            endDelegating(t);
        }
    }

    /** The method {@code close}, or null; an error of the look-up is reported, and then there is none. Compare CPython {@code genobject.c: gen_close_iter}. */
    private static Object closeMethod(PyThread t, Object inner) {
        try {
            return AttributeOps.lookup(t, inner, "close");
        } catch (PyException e) {
            dev.krait.modules.core.SysHooks.writeUnraisable(t, e, null, inner);
            return null;
        }
    }

    /** {@code close()}: gives what the body returned on the way out. */
    public final Object close(PyThread t) {
        if (frame.state == PyFrame.CREATED || frame.state == PyFrame.SUSPENDED && !isStarted()) {
            finishUnstarted(t);
            return PyNone.NONE;
        }
        if (isFinished()) {
            return PyNone.NONE;
        }
        PyException e = null;
        Object inner = isRunning() ? null : delegate();
        if (inner != null) {
            e = closeDelegate(t, inner);
        } else if (!isRunning() && onlyOutermostHandler() && !isResumptionMonitored(t)) {
            finishUnstarted(t);
            return PyNone.NONE;
        }
        if (e == null) {
            e = PyErrors.with(ExceptionTypes.GENERATOR_EXIT);
        }
        try {
            if (resume(t, PyNone.NONE, e, true) != null) {
                throw RuntimeErrors.of(kind() + " ignored GeneratorExit");
            }
            return takeResult();
        } catch (PyException raised) {
            if (raised.is(ExceptionTypes.STOP_ITERATION)) {
                return stopValue(t, raised);
            }
            if (raised.is(ExceptionTypes.GENERATOR_EXIT)) {
                return PyNone.NONE;
            }
            throw raised;
        }
    }

    /** Whether the body stands at a yield that no handler of the program's covers. */
    private boolean onlyOutermostHandler() {
        return isAt(Opcode.YIELD_VALUE) && (protect == null || !protect[frame.lasti]);
    }

    private boolean isResumptionMonitored(PyThread t) {
        return t.interpreter.monitoring.isActive() && (t.interpreter.monitoring.eventsOf(frame.code) & 1 << Event.PY_RESUME) != 0;
    }

    private void ended(PyThread t) {
        Finaliser served = finaliser;
        if (served != null) {
            finaliser = null;
            served.release(t);
        }
    }

    /** Has the rest of the body run when nobody can reach this any more. Compare CPython {@code Objects/genobject.c: _PyGen_Finalize}. */
    public final void finaliseLater(PyThread t) {
        finaliser = References.finaliser(t, this::finalise, isStarted() ? Finaliser.AtExit.CODE : Finaliser.AtExit.NOTHING);
    }

    private void finalise(PyThread t) {
        if (isRunning()) {
            finaliser = null; // the last word of what delegates to this has come first and runs it; should it suspend again, it gets another finaliser
            return;
        }
        if (isFinished()) {
            return;
        }
        try {
            if (!finaliseElsewhere(t)) {
                close(t);
            }
        } catch (PyException e) {
            boolean warned = this instanceof PyCoroutine && !isStarted() && !isFinished();
            Unraisable.report(t, e, warned ? "Exception ignored while finalizing coroutine" : "Exception ignored while closing generator", this);
        }
    }

    /** Whether somebody else sees to a body that was dropped, or nothing is to be done for it. */
    protected boolean finaliseElsewhere(PyThread t) {
        return false;
    }

    private void finishUnstarted(PyThread t) {
        frame.state = PyFrame.COMPLETED;
        ended(t);
        java.util.Arrays.fill(frame.slots, null);
    }

    /** The exception that {@code throw(type, value, traceback)} raises. */
    public static PyException thrown(PyThread t, Object type, Object value, Object traceback) {
        Object tb = traceback == PyNone.NONE ? null : traceback;
        if (tb != null && !(tb instanceof PyTraceback)) {
            throw TypeErrors.of("throw() third argument must be a traceback object");
        }
        PyBaseException e;
        if (type instanceof PyType cls && cls.isSubtype(PyBaseException.TYPE)) {
            try {
                e = instantiate(t, cls, value);
            } catch (PyException failed) {
                // then that is what the body gets
                return failed;
            }
        } else if (type instanceof PyBaseException instance) {
            if (value != null && value != PyNone.NONE) {
                throw TypeErrors.of("instance exception may not have a separate value");
            }
            e = instance;
        } else {
            throw TypeErrors.of("exceptions must be classes or instances deriving from BaseException, not " + PyType.of(type).name);
        }
        if (tb != null) {
            e.traceback = tb;
        }
        return new PyException(e);
    }

    private static PyBaseException instantiate(PyThread t, PyType cls, Object value) {
        if (value instanceof PyBaseException instance && instance.type.isSubtype(cls)) {
            return instance;
        }
        Object made = value == null || value == PyNone.NONE ? CallOps.call0(t, cls)
                : value instanceof dev.krait.type.sequence.PyTuple tuple ? CallOps.call(t, cls, tuple.items.clone(), null) : CallOps.call1(t, cls, value);
        if (made instanceof PyBaseException e) {
            return e;
        }
        throw TypeErrors.of("calling " + cls + " should have returned an instance of BaseException, not " + PyType.of(made).name);
    }

    protected static Object text(Object value, String attribute) {
        if (value == null || !Str.is(value)) {
            throw TypeErrors.of(attribute + " must be set to a string object");
        }
        return value;
    }
}
