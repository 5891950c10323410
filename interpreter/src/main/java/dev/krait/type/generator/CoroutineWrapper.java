package dev.krait.type.generator;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.protocol.PySender;
import dev.krait.thread.PyThread;

/** What {@code coroutine.__await__()} returns. */
@ExposedType(value = "coroutine_wrapper", doc = "A wrapper object implementing __await__ for coroutines.")
public final class CoroutineWrapper extends PyObject implements PySender {
    public static final PyType TYPE = PyType.builtin(CoroutineWrapperTable.TABLE, PyType.OBJECT, 0);

    private final PyCoroutine coroutine;

    CoroutineWrapper(PyCoroutine coroutine) {
        super(TYPE);
        this.coroutine = coroutine;
    }

    @Override
    public Object send(PyThread t, Object value) {
        return coroutine.send(t, value);
    }

    @Override
    public Object takeResult() {
        return coroutine.takeResult();
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return this;
    }

    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        return coroutine.step(t, PyNone.NONE);
    }

    @ExposedMethod("send($self, arg, /)")
    Object sendFromPython(PyThread t, Object value) {
        return coroutine.sendFromPython(t, value);
    }

    @ExposedMethod("throw($self, typ, val=None, tb=None, /)")
    Object throwFromPython(PyThread t, Object type, Object value, Object traceback) {
        return coroutine.throwFromPython(t, type, value, traceback);
    }

    @ExposedMethod("close($self, /)")
    Object close(PyThread t) {
        return coroutine.close(t);
    }
}
