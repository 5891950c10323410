package dev.krait.type.generator;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;

/** The awaitable of {@code athrow()} and {@code aclose()}. Compare CPython {@code Objects/genobject.c: async_gen_athrow_send}. */
@ExposedType("async_generator_athrow")
public final class AsyncThrow extends PyObject {
    public static final PyType TYPE = PyType.builtin(AsyncThrowTable.TABLE, PyType.OBJECT, 0);

    private enum State { NEW, RUNNING, CLOSED }

    private final PyAsyncGenerator generator;
    /** The arguments of {@code athrow}, or null for {@code aclose}. */
    private final Object[] arguments;
    private State state = State.NEW;

    AsyncThrow(PyAsyncGenerator generator, Object[] arguments) {
        super(TYPE);
        this.generator = generator;
        this.arguments = arguments;
    }

    private boolean closing() {
        return arguments == null;
    }

    private void checkUsable() {
        if (state == State.CLOSED) {
            throw RuntimeErrors.of("cannot reuse already awaited aclose()/athrow()");
        }
    }

    private void begin() {
        if (generator.busy) {
            state = State.CLOSED;
            throw RuntimeErrors.of((closing() ? "aclose" : "athrow") + "(): asynchronous generator is already running");
        }
    }

    @ExposedMethod("__await__($self, /)")
    Object await() {
        return this;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return this;
    }

    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        return send(t, PyNone.NONE);
    }

    @ExposedMethod("send($self, arg, /)")
    Object send(PyThread t, Object argument) {
        checkUsable();
        if (generator.isFinished()) {
            state = State.CLOSED;
            throw PyErrors.with(ExceptionTypes.STOP_ITERATION);
        }
        if (state == State.RUNNING) {
            generator.busy = true;
            return finish(t, () -> generator.send(t, argument));
        }
        begin();
        if (generator.closed) {
            state = State.CLOSED;
            throw PyErrors.with(ExceptionTypes.STOP_ASYNC_ITERATION);
        }
        if (argument != PyNone.NONE) {
            throw RuntimeErrors.of("can't send non-None value to a just-started coroutine");
        }
        state = State.RUNNING;
        generator.busy = true;
        if (closing()) {
            generator.closed = true;
            return finish(t, () -> generator.throwInto(t, PyErrors.with(ExceptionTypes.GENERATOR_EXIT), false));
        }
        return finish(t, () -> generator.throwInto(t, Resumable.thrown(t, arguments[0], arguments[1], arguments[2]), false));
    }

    @ExposedMethod("throw($self, typ, val=None, tb=None, /)")
    Object throwInto(PyThread t, Object type, Object val, Object tb) {
        checkUsable();
        Drivers.warnOfThrowSignature(t, val, tb);
        if (state == State.NEW) {
            begin();
            state = State.RUNNING;
            generator.busy = true;
        }
        return finish(t, () -> generator.throwInto(t, Resumable.thrown(t, type, val, tb), true));
    }

    /** What comes of a step: {@code athrow} ends like {@code asend}, {@code aclose} when the body is done. */
    private Object finish(PyThread t, java.util.function.Supplier<Object> step) {
        Object out;
        try {
            out = step.get();
            if (!closing()) {
                return unwrap(t, out);
            }
        } catch (PyException e) {
            state = State.CLOSED;
            generator.failed(e);
            if (closing() && (e.is(ExceptionTypes.STOP_ASYNC_ITERATION) || e.is(ExceptionTypes.GENERATOR_EXIT))) {
                throw PyErrors.with(ExceptionTypes.STOP_ITERATION);
            }
            throw e;
        }
        if (out == null) {
            generator.takeResult();
            generator.busy = false;
            state = State.CLOSED;
            throw PyErrors.with(ExceptionTypes.STOP_ITERATION);
        }
        if (out instanceof AsyncGeneratorValue) {
            generator.busy = false;
            state = State.CLOSED;
            throw RuntimeErrors.of("async generator ignored GeneratorExit");
        }
        return out;
    }

    private Object unwrap(PyThread t, Object out) {
        try {
            return generator.unwrap(t, out);
        } catch (PyException e) {
            state = State.CLOSED;
            throw e;
        }
    }

    @ExposedMethod("close($self, /)")
    Object close(PyThread t) {
        if (state == State.CLOSED) {
            return PyNone.NONE;
        }
        try {
            throwInto(t, ExceptionTypes.GENERATOR_EXIT, null, null);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.STOP_ITERATION) || e.is(ExceptionTypes.STOP_ASYNC_ITERATION) || e.is(ExceptionTypes.GENERATOR_EXIT)) {
                return PyNone.NONE;
            }
            throw e;
        }
        throw RuntimeErrors.of("coroutine ignored GeneratorExit");
    }
}
