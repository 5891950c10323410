package dev.krait.ops;

import dev.krait.error.AttributeErrors;
import dev.krait.error.PyException;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;

/** Attributes by name. Names are UTF-16 Java strings, best interned. */
public final class AttributeOps {
    private AttributeOps() {
    }

    /** {@code value.name}. */
    public static Object get(PyThread t, Object value, String name) {
        PyType type = PyType.of(value);
        Object slot = type.slot(Slot.GETATTRIBUTE);
        try {
            return SlotOps.call(t, slot, value, Str.of(name));
        } catch (PyException e) {
            Object fallback = type.slot(Slot.GETATTR);
            if (fallback == null || !e.is(ExceptionTypes.ATTRIBUTE_ERROR)) {
                throw e;
            }
            return SlotOps.call(t, fallback, value, Str.of(name));
        }
    }

    /** {@code value.name}, or null instead of an AttributeError. */
    public static Object lookup(PyThread t, Object value, String name) {
        try {
            return get(t, value, name);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.ATTRIBUTE_ERROR)) {
                return null;
            }
            throw e;
        }
    }

    /** {@code value.name = attribute}; deletes when {@code attribute} is null. */
    public static void set(PyThread t, Object value, String name, Object attribute) {
        Object slot = PyType.of(value).slot(attribute == null ? Slot.DELATTR : Slot.SETATTR);
        if (slot == null) {
            throw AttributeErrors.of("'" + PyType.of(value).name + "' object has no attribute '" + name + "'");
        }
        if (attribute == null) {
            SlotOps.call(t, slot, value, Str.of(name));
        } else {
            SlotOps.call(t, slot, value, Str.of(name), attribute);
        }
    }
}
