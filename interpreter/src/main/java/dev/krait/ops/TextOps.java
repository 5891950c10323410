package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;
import dev.krait.type.text.StrRepr;

/** The texts of values. Results are {@code str} values in either form. */
public final class TextOps {
    private TextOps() {
    }

    /** {@code repr(value)}. */
    public static Object repr(PyThread t, Object value) {
        return text(t, Slot.REPR, value);
    }

    /** {@code str(value)}; an exact {@code str} is itself. */
    public static Object str(PyThread t, Object value) {
        return Str.isExact(value) ? value : text(t, Slot.STR, value);
    }

    private static Object text(PyThread t, int slot, Object value) {
        t.enterNative(slot == Slot.REPR ? " while getting the repr of an object" : " while getting the str of an object");
        Object result;
        try {
            result = SlotOps.call(t, PyType.of(value).slot(slot), value);
        } finally {
            t.leaveNative();
        }
        if (!Str.is(result)) {
            throw TypeErrors.of(Slot.name(slot) + " returned non-string (type " + PyType.of(result).fullName() + ")");
        }
        return result;
    }

    /** {@code ascii(value)}. */
    public static Object ascii(PyThread t, Object value) {
        return StrRepr.escapeNonAscii(Str.exactOrNull(repr(t, value)));
    }

    /** {@code format(value, spec)}. */
    public static Object format(PyThread t, Object value, Object spec) {
        Object result = SlotOps.call(t, PyType.of(value).slot(Slot.FORMAT), value, spec);
        if (!Str.is(result)) {
            throw TypeErrors.of("__format__ must return a str, not " + PyType.of(result).fullName());
        }
        return result;
    }
}
