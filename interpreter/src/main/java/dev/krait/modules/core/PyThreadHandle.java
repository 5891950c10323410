package dev.krait.modules.core;

import dev.krait.error.PyErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;

/** A {@code _thread._ThreadHandle}: what a thread can be waited for by. */
@ExposedType("_thread._ThreadHandle")
public final class PyThreadHandle extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyThreadHandleTable.TABLE, PyType.OBJECT, 0);

    /** The life of a handle. */
    enum State { NOT_STARTED, STARTING, RUNNING, DONE }

    /** Guarded by this. */
    private State state = State.NOT_STARTED;
    volatile long ident;

    PyThreadHandle() {
        super(TYPE);
    }

    @ExposedNew("()")
    static Object newHandle(PyThread t, PyType cls) {
        return new PyThreadHandle();
    }

    synchronized void starting() {
        if (state != State.NOT_STARTED) {
            throw RuntimeErrors.of("thread already started");
        }
        state = State.STARTING;
    }

    synchronized void running(long threadIdent) {
        ident = threadIdent;
        if (state != State.DONE) {
            state = State.RUNNING;
        }
    }

    synchronized void failed() {
        state = State.NOT_STARTED;
    }

    synchronized void done() {
        state = State.DONE;
        notifyAll();
    }

    private synchronized boolean isOver() {
        return state == State.DONE;
    }

    private synchronized State state() {
        return state;
    }

    @ExposedGetter("ident")
    Object ident() {
        return ident;
    }

    @ExposedMethod("is_done($self, /)")
    boolean isDone() {
        return isOver();
    }

    @ExposedMethod("_set_done($self, /)")
    void setDone() {
        if (state() == State.NOT_STARTED) {
            throw RuntimeErrors.of("thread not started");
        }
        done();
    }

    @ExposedMethod("join($self, timeout=None, /)")
    void join(PyThread t, Object timeout) {
        long nanos = timeout == null || timeout == PyNone.NONE ? -1 : ArgumentOps.nanoseconds(t, timeout);
        State now = state();
        if (now == State.NOT_STARTED || now == State.STARTING && ident == 0) {
            throw RuntimeErrors.of("thread not started");
        }
        if (now != State.DONE && ident == t.ident) {
            throw RuntimeErrors.of("Cannot join current thread");
        }
        if (now != State.DONE && t.interpreter.finalizing() == t) {
            throw PyErrors.of(ExceptionTypes.PYTHON_FINALIZATION_ERROR, "cannot join thread at interpreter shutdown");
        }
        t.await(this, nanos, this::isOver);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return "<_ThreadHandle object: ident=" + ident + ">";
    }
}
