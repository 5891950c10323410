package dev.krait.eval;

import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.generator.PyAsyncGenerator;
import dev.krait.type.generator.PyCoroutine;
import dev.krait.type.generator.PyGenerator;
import dev.krait.type.generator.Resumable;
import dev.krait.type.sequence.PyTuple;
import java.util.ArrayList;
import java.util.List;

/** The instructions of {@code await}, {@code async for}, {@code async with} and {@code yield from}. */
public final class Awaiting {
    private Awaiting() {
    }

    /** {@code cr_origin} of a coroutine that is being made, or null. */
    static Object origin(PyThread t) {
        int depth = t.coroutineOriginDepth;
        if (depth == 0) {
            return null;
        }
        List<Object> entries = new ArrayList<>();
        for (PyFrame f = t.frame == null ? null : t.frame.back; f != null && entries.size() < depth; f = f.back) {
            entries.add(PyTuple.of(f.code.filename, (long) dev.krait.bytecode.Locations.of(f.code).lineOf(Math.max(f.lasti, 0)), f.code.name));
        }
        return PyTuple.of(entries.toArray());
    }

    static Object asyncIterator(PyThread t, Object value) {
        PyType type = PyType.of(value);
        Object slot = type.slot(Slot.AITER);
        if (slot == null || slot == PyNone.NONE) {
            throw TypeErrors.of("'async for' requires an object with __aiter__ method, got " + type.name);
        }
        Object iterator = SlotOps.call(t, slot, value);
        if (PyType.of(iterator).slot(Slot.ANEXT) == null) {
            throw TypeErrors.of("'async for' received an object from __aiter__ that does not implement __anext__: " + PyType.of(iterator).name);
        }
        return iterator;
    }

    static Object asyncNext(PyThread t, Object iterator) {
        if (iterator instanceof PyAsyncGenerator g && !g.type.isHeap()) {
            return g.next(t);
        }
        PyType type = PyType.of(iterator);
        Object slot = type.slot(Slot.ANEXT);
        if (slot == null) {
            throw TypeErrors.of("'async for' requires an iterator with __anext__ method, got " + type.name);
        }
        Object next = SlotOps.call(t, slot, iterator);
        try {
            return awaitableIterator(t, next);
        } catch (PyException e) {
            PyException error = TypeErrors.of("'async for' received an invalid object from __anext__: " + PyType.of(next).name);
            error.value.cause = e.value;
            error.value.suppressContext = true;
            error.value.context = e.value;
            throw error;
        }
    }

    /** {@code await value}; {@code oparg} tells where in {@code async with} it comes from. */
    static Object awaitable(PyThread t, Object value, int oparg) {
        Object iterator;
        try {
            iterator = awaitableIterator(t, value);
        } catch (PyException e) {
            if (oparg > 0 && PyType.of(value).slot(Slot.AWAIT) == null) {
                throw TypeErrors.of("'async with' received an object from " + (oparg == 1 ? "__aenter__" : "__aexit__")
                        + " that does not implement __await__: " + PyType.of(value).name);
            }
            throw e;
        }
        if (iterator instanceof PyCoroutine c && c.isDelegating()) {
            throw RuntimeErrors.of("coroutine is being awaited already");
        }
        return iterator;
    }

    /** The iterator behind an awaitable. Compare CPython {@code Objects/genobject.c: _PyCoro_GetAwaitableIter}. */
    public static Object awaitableIterator(PyThread t, Object value) {
        if (value instanceof PyCoroutine || value instanceof PyGenerator g && (g.frame().code.flags & PyCode.CO_ITERABLE_COROUTINE) != 0) {
            return value;
        }
        PyType type = PyType.of(value);
        Object slot = type.slot(Slot.AWAIT);
        if (slot == null || slot == PyNone.NONE) {
            throw TypeErrors.of("'" + type.fullName() + "' object can't be awaited");
        }
        Object iterator = SlotOps.call(t, slot, value);
        if (iterator instanceof PyCoroutine || iterator instanceof PyGenerator g && (g.frame().code.flags & PyCode.CO_ITERABLE_COROUTINE) != 0) {
            throw TypeErrors.of("__await__() returned a coroutine");
        }
        if (PyType.of(iterator).slot(Slot.NEXT) == null) {
            throw TypeErrors.of("__await__() returned non-iterator of type '" + PyType.of(iterator).name + "'");
        }
        return iterator;
    }

    static Object yieldFromIterator(PyThread t, PyFrame f, Object value) {
        if (value instanceof PyCoroutine) {
            if ((f.code.flags & (PyCode.CO_COROUTINE | PyCode.CO_ITERABLE_COROUTINE)) == 0) {
                throw TypeErrors.of("cannot 'yield from' a coroutine object in a non-coroutine generator");
            }
            return value;
        }
        return value instanceof PyGenerator ? value : IterationOps.iterator(t, value);
    }

    static void endAsyncFor(PyBaseException e) {
        if (!e.type.isSubtype(ExceptionTypes.STOP_ASYNC_ITERATION)) {
            throw Unwinding.again(e);
        }
    }

    /** What a delegation gives whose iterator, thrown into, has returned. */
    static Object cleanUpThrow(PyThread t, PyBaseException e) {
        if (!e.type.isSubtype(ExceptionTypes.STOP_ITERATION)) {
            throw Unwinding.again(e);
        }
        return Resumable.stopValue(t, new PyException(e));
    }
}
