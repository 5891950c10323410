package dev.krait.type.number;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;

/** The type {@code bool}: its methods as static functions over host values. */
@ExposedType(value = "bool", doc = "")
public final class BoolType {
    public static final PyType TYPE = PyType.builtin(BoolTypeTable.TABLE, IntType.TYPE, 0);

    private BoolType() {
    }
}
