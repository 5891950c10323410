package dev.krait.type.function;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.ExposedRow;
import dev.krait.object.PyType;

/** A computed attribute of a built-in type, and {@code __dict__} and {@code __weakref__} of Python classes. */
@ExposedType("getset_descriptor")
public class GetSetDescriptor extends AttributeMember {
    public static final PyType TYPE = PyType.builtin(GetSetDescriptorTable.TABLE, PyType.OBJECT, 0);

    public GetSetDescriptor(PyType owner, ExposedRow row, String name) {
        super(TYPE, owner, row, name);
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr() {
        return dev.krait.type.text.Str.of("<attribute '" + name + "' of '" + owner.name + "' objects>");
    }
}
