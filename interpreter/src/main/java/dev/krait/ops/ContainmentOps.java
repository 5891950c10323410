package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.SetMethods;

/** {@code in}. Compare CPython {@code Objects/abstract.c: PySequence_Contains}. */
public final class ContainmentOps {
    private ContainmentOps() {
    }

    /** {@code value in container}: {@code __contains__}, else iteration. */
    public static boolean contains(PyThread t, Object container, Object value) {
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            return dict.contains(t, value);
        }
        if (container instanceof SetMethods set && set.isExactSet()) {
            return set.contains(t, value);
        }
        if (container instanceof PyList list && list.type == PyList.TYPE) {
            return list.contains(t, value);
        }
        if (container instanceof PyTuple tuple && tuple.type == PyTuple.TYPE) {
            return tuple.contains(t, value);
        }
        if (container instanceof String text && value instanceof String part) {
            return part.length() == 1 ? text.indexOf(part.charAt(0)) >= 0 : text.contains(part);
        }
        PyType type = PyType.of(container);
        Object slot = type.slot(Slot.CONTAINS);
        if (slot == PyNone.NONE) {
            throw TypeErrors.of("'" + type.fullName() + "' object is not a container");
        }
        if (slot != null) {
            return TruthOps.isTrue(t, SlotOps.call(t, slot, container, value));
        }
        Object iter = type.slot(Slot.ITER);
        if (iter == PyNone.NONE || iter == null && (type.slot(Slot.GETITEM) == null || (type.flags & PyType.MAPPING) != 0)) {
            throw TypeErrors.of("argument of type '" + type.name + "' is not a container or iterable");
        }
        Object it = IterationOps.iterator(t, container);
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it)) {
            if (CompareOps.equal(t, item, value)) {
                return true;
            }
        }
        return false;
    }
}
