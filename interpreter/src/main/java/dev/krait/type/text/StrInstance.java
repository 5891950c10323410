package dev.krait.type.text;

import dev.krait.object.PyInstance;
import dev.krait.object.PyType;

/** An instance of a Python subclass of {@code str}. */
public final class StrInstance extends PyInstance {
    /** The exact value, a {@code String} or a {@link WideString}. */
    public final Object value;

    public StrInstance(PyType type, Object value) {
        super(type);
        this.shape = type.rootShape;
        this.value = value;
    }

    /** In UTF-16. */
    @Override
    public String toString() {
        return value.toString();
    }
}
