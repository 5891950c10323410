package dev.krait.type.number;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;

/** The type {@code float}: its methods as static functions over host values. */
@ExposedType(value = "float", doc = "")
public final class FloatType {
    public static final PyType TYPE = PyType.builtin(FloatTypeTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private FloatType() {
    }

    /** Whether a value is a float or an instance of a subclass. */
    public static boolean isFloat(Object value) {
        return value instanceof Double || value instanceof FloatInstance;
    }

    /** The value of a float or of an instance of a subclass. */
    public static double valueOf(Object value) {
        return value instanceof Double d ? d : ((FloatInstance) value).value;
    }
}
