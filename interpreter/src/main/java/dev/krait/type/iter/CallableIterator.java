package dev.krait.type.iter;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.error.PyException;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.PyTuple;

/** {@code iter(callable, sentinel)}. Compare CPython {@code Objects/iterobject.c: calliter_iternext}. */
@ExposedType("callable_iterator")
public final class CallableIterator extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(CallableIteratorTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private Object callable;
    private final Object sentinel;

    public CallableIterator(Object callable, Object sentinel) {
        super(TYPE);
        this.callable = callable;
        this.sentinel = sentinel;
    }

    @Override
    public Object next(PyThread t) {
        Object c = callable;
        if (c == null) {
            return null;
        }
        Object value;
        try {
            value = CallOps.call0(t, c);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.STOP_ITERATION)) {
                callable = null;
                return null;
            }
            throw e;
        }
        if (callable == null || CompareOps.equal(t, sentinel, value)) {
            callable = null;
            return null;
        }
        return value;
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        Object iter = builtin(t, "iter");
        return callable == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(callable, sentinel));
    }
}
