package dev.krait.type.number;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;

/** The type {@code int}: its methods as static functions over host values. */
@ExposedType(value = "int", doc = "")
public final class IntType {
    public static final PyType TYPE = PyType.builtin(IntTypeTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.LONG_SUBCLASS);

    private IntType() {
    }

    /** The exact value ({@code Long} or {@code BigInteger}) of an int, a bool or an instance of a subclass; null for anything else. */
    public static Object exactOrNull(Object value) {
        if (value instanceof Long || value instanceof java.math.BigInteger) {
            return value;
        }
        if (value instanceof Boolean b) {
            return b ? 1L : 0L;
        }
        return value instanceof IntInstance i ? i.value : null;
    }
}
