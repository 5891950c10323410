package dev.krait.type.mapping;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.ops.HashOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;

/** The hashes of dict keys and set elements, with the errors that say so. Compare CPython {@code Objects/dictobject.c: dict_unhashable_type}. */
public final class KeyHashes {
    private KeyHashes() {
    }

    /** {@code hash(key)} for a look-up in a dict. */
    public static long ofDictKey(PyThread t, Object key) {
        try {
            return HashOps.hash(t, key);
        } catch (PyException e) {
            throw explained(t, key, e, "a dict key");
        }
    }

    /** {@code hash(element)} for a look-up in a set. */
    public static long ofSetElement(PyThread t, Object element) {
        try {
            return HashOps.hash(t, element);
        } catch (PyException e) {
            throw explained(t, element, e, "a set element");
        }
    }

    private static RuntimeException explained(PyThread t, Object value, PyException e, String role) {
        if (e.value.type != ExceptionTypes.TYPE_ERROR) {
            return e;
        }
        return TypeErrors.of("cannot use '" + fullName(PyType.of(value)) + "' as " + role + " (" + Str.java(TextOps.str(t, e.value)) + ")");
    }

    /** The name with the module, which is left out for {@code builtins} and {@code __main__}. */
    private static String fullName(PyType type) {
        Object module = type.isHeap() ? type.dict().getName("__module__") : type.module;
        boolean plain = !(module instanceof String m) || m.equals("builtins") || m.equals("__main__");
        return plain ? type.qualname.toString() : module + "." + type.qualname;
    }
}
