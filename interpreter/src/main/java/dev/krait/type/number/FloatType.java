package dev.krait.type.number;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;

/** The type {@code float}: its methods as static functions over host values. */
@ExposedType(value = "float", doc = "")
public final class FloatType {
    public static final PyType TYPE = PyType.builtin(FloatTypeTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private FloatType() {
    }
}
