package dev.krait.type.iter;

import dev.krait.error.PyException;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.SubscriptOps;
import dev.krait.protocol.PyIterator;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;

/** Iterates over anything with {@code __getitem__}. Compare CPython {@code Objects/iterobject.c: seqiterobject}. */
@ExposedType("iterator")
public final class SequenceIterator extends PyObject implements PyIterator {
    public static final PyType TYPE = PyType.builtin(SequenceIteratorTable.TABLE, PyType.OBJECT, 0);

    private Object sequence;
    private long index;

    public SequenceIterator(Object sequence) {
        super(TYPE);
        this.sequence = sequence;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter() {
        return this;
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    public Object next(PyThread t) {
        Object s = sequence;
        if (s == null) {
            return null;
        }
        try {
            return SubscriptOps.get(t, s, index++);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.INDEX_ERROR) || e.is(ExceptionTypes.STOP_ITERATION)) {
                sequence = null;
                return null;
            }
            throw e;
        }
    }
}
