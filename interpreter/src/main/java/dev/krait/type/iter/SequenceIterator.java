package dev.krait.type.iter;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;

/** Iterates over anything with {@code __getitem__}. Compare CPython {@code Objects/iterobject.c: seqiterobject}. */
@ExposedType("iterator")
public final class SequenceIterator extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(SequenceIteratorTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private Object sequence;
    private long index;

    public SequenceIterator(Object sequence) {
        super(TYPE);
        this.sequence = sequence;
    }

    @Override
    public Object next(PyThread t) {
        Object s = sequence;
        if (s == null) {
            return null;
        }
        if (index == Long.MAX_VALUE) {
            throw OverflowErrors.of("iter index too large");
        }
        try {
            Object item = SubscriptOps.get(t, s, index);
            index++;
            return item;
        } catch (PyException e) {
            if (e.is(ExceptionTypes.INDEX_ERROR) || e.is(ExceptionTypes.STOP_ITERATION)) {
                sequence = null;
                return null;
            }
            throw e;
        }
    }

    @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
    Object lengthHint(PyThread t) {
        Object s = sequence;
        if (s == null) {
            return 0L;
        }
        if (PyType.of(s).slot(Slot.LEN) == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return Math.max(0L, SubscriptOps.length(t, s) - index);
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce(PyThread t) {
        Object iter = builtin(t, "iter");
        return sequence == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(sequence), index);
    }

    @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
    void setState(PyThread t, Object object) {
        long n = SequenceIndexes.size(t, object);
        if (sequence != null) {
            index = Math.max(0, n);
        }
    }
}
