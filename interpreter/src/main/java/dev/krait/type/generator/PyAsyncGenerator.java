package dev.krait.type.generator;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.exposer.ExposedType;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.function.Addresses;
import dev.krait.type.text.Str;

/** An asynchronous generator. Driven through {@link AsyncSend} and {@link AsyncThrow}. */
@ExposedType("async_generator")
public final class PyAsyncGenerator extends Resumable {
    public static final PyType TYPE = PyType.builtin(PyAsyncGeneratorTable.TABLE, PyType.OBJECT, 0);

    static {
        TYPE.hasWeakref = true;
    }

    boolean closed;
    /** Whether an {@code asend}, {@code athrow} or {@code aclose} is under way. */
    boolean busy;
    private boolean hooked;
    /** The hook of the event loop that saw the first iteration, or null. */
    Object finalizer;

    public PyAsyncGenerator(PyFrame frame) {
        super(TYPE, frame);
    }

    @Override
    protected String kind() {
        return "async generator";
    }

    @Override
    protected boolean finaliseElsewhere(PyThread t) {
        if (finalizer == null) {
            return false;
        }
        CallOps.call1(t, finalizer, this);
        return true;
    }

    /** Tells the event loop of the first iteration (PEP 525). */
    private void hook(PyThread t) {
        if (!hooked) {
            hooked = true;
            finalizer = t.asyncGeneratorFinalizer;
            Object first = t.asyncGeneratorFirstIteration;
            if (first != null) {
                CallOps.call1(t, first, this);
            }
        }
    }

    /**
     * What comes of a step: a value that the body yielded ends the step, as the value of a StopIteration; anything else is passed on to the event loop. Compare
     * CPython {@code Objects/genobject.c: async_gen_unwrap_value}.
     */
    Object unwrap(PyThread t, Object out) {
        if (out == null) {
            takeResult();
            closed = true;
            busy = false;
            throw PyErrors.with(ExceptionTypes.STOP_ASYNC_ITERATION);
        }
        if (out instanceof AsyncGeneratorValue wrapped) {
            busy = false;
            throw stopIteration(wrapped.value);
        }
        return out;
    }

    /** The same for an exception that left the body. */
    PyException failed(PyException e) {
        if (e.is(ExceptionTypes.STOP_ASYNC_ITERATION) || e.is(ExceptionTypes.GENERATOR_EXIT)) {
            closed = true;
        }
        busy = false;
        return e;
    }

    @ExposedMethod("__aiter__($self, /)")
    Object aiter() {
        return this;
    }

    @ExposedMethod("__anext__($self, /)")
    public Object next(PyThread t) {
        hook(t);
        return new AsyncSend(this, PyNone.NONE);
    }

    @ExposedMethod(value = "asend($self, value, /)", doc = "asend(v) -> send 'v' in generator.")
    Object asend(PyThread t, Object value) {
        hook(t);
        return new AsyncSend(this, value);
    }

    @ExposedMethod(value = "athrow($self, typ, val=None, tb=None, /)", doc = "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.")
    Object athrow(PyThread t, Object type, Object value, Object traceback) {
        if (value != null || traceback != null) {
            CallOps.callMethod(t, dev.krait.ops.ImportOps.module(t, "_warnings"), "warn",
                    "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.",
                    ExceptionTypes.DEPRECATION_WARNING, 1L);
        }
        hook(t);
        return new AsyncThrow(this, new Object[] {type, value, traceback});
    }

    @ExposedMethod(value = "aclose($self, /)", doc = "aclose() -> raise GeneratorExit inside generator.")
    Object aclose(PyThread t) {
        hook(t);
        return new AsyncThrow(this, null);
    }

    @ExposedGetter("__name__")
    Object getName() {
        return name;
    }

    @ExposedSetter("__name__")
    void setName(Object value) {
        name = text(value, "__name__");
    }

    @ExposedGetter("__qualname__")
    Object getQualname() {
        return qualname;
    }

    @ExposedSetter("__qualname__")
    void setQualname(Object value) {
        qualname = text(value, "__qualname__");
    }

    @ExposedGetter(value = "ag_await", doc = "object being awaited on, or None")
    Object awaited() {
        Object inner = delegate();
        return inner == null ? PyNone.NONE : inner;
    }

    @ExposedGetter(value = "ag_running", member = true)
    Object running() {
        return busy;
    }

    @ExposedGetter("ag_suspended")
    Object suspended() {
        return isSuspended();
    }

    @ExposedGetter("ag_frame")
    Object getFrame() {
        return isFinished() ? PyNone.NONE : frame.kept();
    }

    @ExposedGetter("ag_code")
    Object getCode() {
        return frame.code;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return Str.concat(Str.concat("<async_generator object ", qualname), " at " + Addresses.of(t, this) + ">");
    }
}
