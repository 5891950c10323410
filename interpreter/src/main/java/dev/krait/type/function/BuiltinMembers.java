package dev.krait.type.function;

import dev.krait.object.CallTable;
import dev.krait.object.DictDescriptor;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** Turns the rows of a dispatch table into the descriptors of a type's dict. Compare CPython {@code Objects/typeobject.c: type_ready_fill_dict}. */
public final class BuiltinMembers {
    private BuiltinMembers() {
    }

    /** The dict of a built-in type. One that compares without hashing is unhashable. */
    public static PyDict of(PyType owner, CallTable table) {
        PyDict dict = new PyDict();
        for (ExposedRow row : table.rows()) {
            dict.putName(row.name(), member(owner, row));
        }
        if (dict.getName("__eq__") != null && dict.getName("__hash__") == null) {
            dict.putName("__hash__", PyNone.NONE);
        }
        boolean inheritsDict = owner.base != null && owner.base.hasDict;
        if ((owner.flags & PyType.MANAGED_DICT) != 0 && !inheritsDict && dict.getName("__dict__") == null) {
            dict.putName("__dict__", new DictDescriptor(owner));
        }
        if (dict.getName("__doc__") == null) {
            dict.putName("__doc__", table.doc().isEmpty() ? PyNone.NONE : Str.of(table.doc()));
        }
        return dict;
    }

    private static Object member(PyType owner, ExposedRow row) {
        return switch (row.kind()) {
            case METHOD -> Slot.isWrapped(row.name()) ? new SlotWrapper(owner, row) : new BuiltinMethod(owner, row);
            case PLAIN_METHOD -> new BuiltinMethod(owner, row);
            case CLASS_METHOD -> new ClassMethodDescriptor(owner, row);
            case STATIC_METHOD, FUNCTION -> new PyStaticMethod(new BuiltinFunction(row, owner, null));
            case NEW -> new BuiltinNew(owner, row);
            case GETSET -> new GetSetDescriptor(owner, row, row.name());
            case MEMBER -> new MemberDescriptor(owner, row);
        };
    }
}
