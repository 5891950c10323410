package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;

/** Truth. Compare CPython {@code Objects/object.c: PyObject_IsTrue}. */
public final class TruthOps {
    private TruthOps() {
    }

    public static boolean isTrue(PyThread t, Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        if (value == PyNone.NONE) {
            return false;
        }
        if (value instanceof Long l) {
            return l != 0;
        }
        if (value instanceof String s) {
            return !s.isEmpty();
        }
        return bySlot(t, value);
    }

    private static boolean bySlot(PyThread t, Object value) {
        PyType type = PyType.of(value);
        Object bool = type.slot(Slot.BOOL);
        if (bool != null) {
            Object result = SlotOps.call(t, bool, value);
            if (result instanceof Boolean b) {
                return b;
            }
            throw TypeErrors.of("__bool__ should return bool, returned " + PyType.of(result).fullName());
        }
        return type.slot(Slot.LEN) == null || SubscriptOps.length(t, value) != 0;
    }
}
