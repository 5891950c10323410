package dev.krait.interop;

import dev.krait.object.PyType;

/** The Python types of Java classes. */
public final class ForeignTypes {
    private ForeignTypes() {
    }

    /** The type of a value that is neither a Python object nor a host value of a built-in type. */
    public static PyType of(Object value) {
        if (value == null) {
            throw new AssertionError("Java null is not a Python value");
        }
        throw new AssertionError("not a Python value: " + value.getClass());
    }
}
