package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;

/** What is asked of types: aliases, instance and subclass checks. */
public final class TypeOps {
    private TypeOps() {
    }

    /** {@code types.GenericAlias(origin, key)}. */
    public static Object genericAlias(PyThread t, PyType origin, Object key) {
        throw TypeErrors.of("type '" + origin.name + "' is not subscriptable");
    }
}
