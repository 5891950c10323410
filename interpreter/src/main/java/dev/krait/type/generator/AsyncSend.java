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

/** The awaitable of {@code __anext__()} and {@code asend()}. Compare CPython {@code Objects/genobject.c: async_gen_asend_send}. */
@ExposedType("async_generator_asend")
public final class AsyncSend extends PyObject {
    public static final PyType TYPE = PyType.builtin(AsyncSendTable.TABLE, PyType.OBJECT, 0);

    private enum State { NEW, RUNNING, CLOSED }

    private final PyAsyncGenerator generator;
    private final Object value;
    private State state = State.NEW;

    AsyncSend(PyAsyncGenerator generator, Object value) {
        super(TYPE);
        this.generator = generator;
        this.value = value;
    }

    private void start() {
        if (state == State.CLOSED) {
            throw RuntimeErrors.of("cannot reuse already awaited __anext__()/asend()");
        }
        if (state == State.NEW) {
            if (generator.busy) {
                state = State.CLOSED;
                throw RuntimeErrors.of("anext(): asynchronous generator is already running");
            }
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
        start();
        Object sent = state == State.NEW && argument == PyNone.NONE ? value : argument;
        state = State.RUNNING;
        generator.busy = true;
        return finish(t, () -> generator.send(t, sent));
    }

    @ExposedMethod("throw($self, typ, val=None, tb=None, /)")
    Object throwInto(PyThread t, Object type, Object val, Object tb) {
        start();
        Drivers.warnOfThrowSignature(t, val, tb);
        state = State.RUNNING;
        generator.busy = true;
        return finish(t, () -> generator.throwInto(t, Resumable.thrown(t, type, val, tb), true));
    }

    private Object finish(PyThread t, java.util.function.Supplier<Object> step) {
        Object out;
        try {
            out = step.get();
        } catch (PyException e) {
            state = State.CLOSED;
            throw generator.failed(e);
        }
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
        throw PyErrors.of(ExceptionTypes.RUNTIME_ERROR, "coroutine ignored GeneratorExit");
    }
}
