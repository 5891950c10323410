package dev.krait.modules.core;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.eval.Awaiting;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.CallOps;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;

/** What {@code anext(iterator, default)} gives: awaits the next item, and gives the default at the end. Compare CPython {@code Objects/iterobject.c}. */
@ExposedType("anext_awaitable")
public final class PyAnextAwaitable extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyAnextAwaitableTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final Object wrapped;
    private final Object otherwise;

    PyAnextAwaitable(Object wrapped, Object otherwise) {
        super(TYPE);
        this.wrapped = wrapped;
        this.otherwise = otherwise;
    }

    @ExposedMethod("__await__($self, /)")
    Object await() {
        return this;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return this;
    }

    private PyException ended(PyThread t, PyException e) {
        if (e.is(ExceptionTypes.STOP_ASYNC_ITERATION)) {
            return PyErrors.raised(t, CallOps.call1(t, ExceptionTypes.STOP_ITERATION, otherwise));
        }
        return e;
    }

    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        try {
            Object iterator = Awaiting.awaitableIterator(t, wrapped);
            Object slot = PyType.of(iterator).slot(Slot.NEXT);
            return slot == null ? CallOps.callMethod(t, iterator, "send", PyNone.NONE) : SlotOps.call(t, slot, iterator);
        } catch (PyException e) {
            throw ended(t, e);
        }
    }

    private Object delegate(PyThread t, String method, Object... arguments) {
        try {
            return CallOps.callMethod(t, Awaiting.awaitableIterator(t, wrapped), method, arguments);
        } catch (PyException e) {
            throw ended(t, e);
        }
    }

    @ExposedMethod("send($self, value, /)")
    Object send(PyThread t, Object value) {
        return delegate(t, "send", value);
    }

    @ExposedMethod("throw($self, /, *args)")
    Object raise(PyThread t, Object[] args) {
        return delegate(t, "throw", args);
    }

    @ExposedMethod("close($self, /)")
    Object close(PyThread t) {
        delegate(t, "close");
        return PyNone.NONE;
    }
}
