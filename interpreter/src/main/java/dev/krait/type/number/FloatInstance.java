package dev.krait.type.number;

import dev.krait.object.PyInstance;
import dev.krait.object.PyType;

/** An instance of a Python subclass of {@code float}. */
public final class FloatInstance extends PyInstance {
    public final double value;

    public FloatInstance(PyType type, double value) {
        super(type);
        this.shape = type.rootShape;
        this.value = value;
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
