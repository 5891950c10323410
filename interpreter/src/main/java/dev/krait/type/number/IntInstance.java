package dev.krait.type.number;

import dev.krait.object.PyInstance;
import dev.krait.object.PyType;

/** An instance of a Python subclass of {@code int}. */
public final class IntInstance extends PyInstance {
    /** The exact value, {@code Long} or {@code BigInteger}. */
    public final Object value;

    public IntInstance(PyType type, Object value) {
        super(type);
        this.shape = type.rootShape;
        this.value = value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
