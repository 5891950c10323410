package dev.krait.protocol;

import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** A built-in object with {@code __get__}: what attribute access calls directly while the object's type is built in. */
public interface Descriptor {
    /** {@code type(d).__get__(d, self, owner)}; {@code self} is null when the attribute is read from the class. */
    Object bind(PyThread t, Object self, PyType owner);
}
