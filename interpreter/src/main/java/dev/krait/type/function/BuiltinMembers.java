package dev.krait.type.function;

import dev.krait.object.CallTable;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.type.mapping.PyDict;

/** Turns the rows of a dispatch table into the descriptors of a type's dict. Compare CPython {@code Objects/typeobject.c: type_ready_fill_dict}. */
public final class BuiltinMembers {
    private BuiltinMembers() {
    }

    /** The dict of a built-in type. One that compares without hashing is unhashable. */
    public static PyDict of(PyType owner, CallTable table) {
        PyDict dict = new PyDict();
        for (ExposedRow row : table.rows()) {
            dict.putName(row.name(), new BuiltinMethod(owner, row));
        }
        if (dict.getName("__eq__") != null && dict.getName("__hash__") == null) {
            dict.putName("__hash__", PyNone.NONE);
        }
        return dict;
    }
}
