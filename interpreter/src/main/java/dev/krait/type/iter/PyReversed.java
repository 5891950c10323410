package dev.krait.type.iter;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArityOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.SequenceIndexes;

/** {@code reversed} over a sequence without {@code __reversed__}. Compare CPython {@code Objects/enumobject.c: reversed_next}. */
@ExposedType(value = "reversed", doc = "Return a reverse iterator over the values of the given sequence.", signature = "(sequence, /)")
public final class PyReversed extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(PyReversedTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private Object sequence;
    private long index;

    private PyReversed(PyType type, Object sequence, long index) {
        super(type);
        this.sequence = sequence;
        this.index = index;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newReversed(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (cls == TYPE) {
            ArityOps.noKeywords("reversed", kwargs);
        }
        ArityOps.check("reversed", args, 1, 1);
        return of(t, cls, args[0]);
    }

    /** {@code reversed(sequence)}: what {@code __reversed__} gives, if there is one. */
    static Object of(PyThread t, PyType cls, Object sequence) {
        PyType type = PyType.of(sequence);
        Object method = type.slot(Slot.REVERSED);
        if (method != null && method != PyNone.NONE) {
            return SlotOps.call(t, method, sequence);
        }
        boolean isSequence = type.slot(Slot.GETITEM) != null && !(sequence instanceof PyDict) && (type.isHeap() || type.slot(Slot.LEN) != null);
        if (method == PyNone.NONE || !isSequence) {
            throw TypeErrors.of("'" + type.fullName() + "' object is not reversible");
        }
        return new PyReversed(cls, sequence, SubscriptOps.length(t, sequence) - 1);
    }

    @Override
    public Object next(PyThread t) {
        Object s = sequence;
        if (s == null) {
            return null;
        }
        if (index >= 0) {
            try {
                Object item = SubscriptOps.get(t, s, index);
                index--;
                return item;
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.INDEX_ERROR) && !e.is(ExceptionTypes.STOP_ITERATION)) {
                    throw e;
                }
            }
        }
        index = -1;
        sequence = null;
        return null;
    }

    @ExposedMethod(value = "__length_hint__($self, /)", plain = true)
    long lengthHint(PyThread t) {
        if (sequence == null) {
            return 0;
        }
        long left = index + 1;
        return SubscriptOps.length(t, sequence) < left ? 0 : left;
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return sequence == null ? PyTuple.of(type, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(type, PyTuple.of(sequence), index);
    }

    @ExposedMethod(value = "__setstate__($self, object, /)", plain = true)
    void setState(PyThread t, Object object) {
        long n = SequenceIndexes.size(t, object);
        if (sequence != null) {
            index = Math.max(-1, Math.min(n, SubscriptOps.length(t, sequence) - 1));
        }
    }
}
