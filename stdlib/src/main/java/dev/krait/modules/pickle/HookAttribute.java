package dev.krait.modules.pickle;

import dev.krait.error.AttributeErrors;
import dev.krait.object.PyObject;
import dev.krait.ops.AttributeOps;
import dev.krait.thread.PyThread;

/**
 * The attribute of a pickler or unpickler that can be set to replace one of its methods. Compare CPython {@code Modules/_pickle.c: Pickler_getattr, Pickler_setattr}.
 */
final class HookAttribute {
    private final String name;
    /** What it has been set to, or null: then the method of that name counts. */
    Object own;

    HookAttribute(String name) {
        this.name = name;
    }

    /** {@code self.attribute}, whichever it is. */
    Object get(PyThread t, PyObject self, Object attribute) {
        if (own != null && name.equals(attribute)) {
            return own;
        }
        String n = AttributeOps.name(attribute);
        Object found = AttributeOps.generic(t, self, self.type, n);
        if (found == null) {
            throw AttributeErrors.missing(self, n);
        }
        return found;
    }

    /** {@code self.attribute = value}. */
    void set(PyThread t, PyObject self, Object attribute, Object value) {
        if (name.equals(attribute)) {
            own = value;
        } else {
            setOther(t, self, attribute, value);
        }
    }

    /** {@code del self.attribute}. */
    void delete(PyThread t, PyObject self, Object attribute) {
        if (own != null && name.equals(attribute)) {
            own = null;
        } else {
            setOther(t, self, attribute, null);
        }
    }

    /** With CPython's message for types that set attributes in a way of their own. */
    private static void setOther(PyThread t, PyObject self, Object attribute, Object value) {
        String n = AttributeOps.name(attribute);
        if (!self.type.hasDict && self.type.lookup(n) == null) {
            throw AttributeErrors.missing(self, n);
        }
        AttributeOps.setGeneric(t, self, self.type, n, value);
    }
}
