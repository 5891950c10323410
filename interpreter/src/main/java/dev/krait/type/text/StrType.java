package dev.krait.type.text;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;

/** The type {@code str}: its methods as static functions over host values. */
@ExposedType(value = "str", doc = "")
public final class StrType {
    public static final PyType TYPE = PyType.builtin(StrTypeTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.UNICODE_SUBCLASS);

    private StrType() {
    }
}
