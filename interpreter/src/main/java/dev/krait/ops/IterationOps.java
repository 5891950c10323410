package dev.krait.ops;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.protocol.PyIterator;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.generator.PyGenerator;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.iter.SequenceIterator;

/** Iteration: {@code next} gives null at the end. Compare CPython {@code Objects/abstract.c: PyObject_GetIter, PyIter_NextItem}. */
public final class IterationOps {
    private IterationOps() {
    }

    /** {@code iter(value)}. */
    public static Object iterator(PyThread t, Object value) {
        PyType type = PyType.of(value);
        if (type == dev.krait.type.sequence.PyList.TYPE) {
            return ((dev.krait.type.sequence.PyList) value).iter();
        }
        if (type == dev.krait.type.sequence.PyTuple.TYPE) {
            return ((dev.krait.type.sequence.PyTuple) value).iter();
        }
        if (type == dev.krait.type.sequence.PyRange.TYPE) {
            return ((dev.krait.type.sequence.PyRange) value).iter();
        }
        if (type == dev.krait.type.mapping.PyDict.TYPE) {
            return ((dev.krait.type.mapping.PyDict) value).iter();
        }
        if (value instanceof PyGenerator || value instanceof BuiltinIterator && !type.isHeap()) {
            return value;
        }
        Object slot = type.slot(Slot.ITER);
        if (slot == null || slot == PyNone.NONE) {
            if (slot == null && type.slot(Slot.GETITEM) != null && (type.flags & PyType.MAPPING) == 0) {
                return new SequenceIterator(value);
            }
            throw TypeErrors.of("'" + type.fullName() + "' object is not iterable");
        }
        Object iterator = SlotOps.call(t, slot, value);
        if (!(iterator instanceof PyIterator) && PyType.of(iterator).slot(Slot.NEXT) == null) {
            throw TypeErrors.of("iter() returned non-iterator of type '" + PyType.of(iterator).fullName() + "'");
        }
        return iterator;
    }

    /** The next value, or null at the end. */
    public static Object next(PyThread t, Object iterator) {
        // a class is cheaper to ask for than an interface
        if (iterator instanceof PyGenerator generator) {
            return generator.next(t);
        }
        if (iterator instanceof BuiltinIterator it && !it.type.isHeap()) {
            return it.next(t);
        }
        if (iterator instanceof PyIterator it && !PyType.of(iterator).isHeap()) {
            return it.next(t);
        }
        Object slot = PyType.of(iterator).slot(Slot.NEXT);
        if (slot == null) {
            throw TypeErrors.of("'" + PyType.of(iterator).fullName() + "' object is not an iterator");
        }
        try {
            return SlotOps.call(t, slot, iterator);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.STOP_ITERATION)) {
                return null;
            }
            throw e;
        }
    }
}
