package dev.krait.bytecode;

import dev.krait.thread.PyThread;

/** The marshal format, version 5, both ways. Compare CPython {@code Python/marshal.c}. */
public final class Marshal {
    /** The version that is written unless another is asked for. */
    public static final int VERSION = 5;

    private Marshal() {
    }

    /** The value that {@code data} begins with. */
    public static Object loads(PyThread t, byte[] data, boolean allowCode) {
        return new Unmarshaller(t, data, allowCode).read();
    }

    /** The code of a frozen module, which is as trusted as the classes of the distribution. */
    public static PyCode loadsFrozen(PyThread t, byte[] data) {
        return (PyCode) new Unmarshaller(t, data, true).frozen().read();
    }

    /** The next value of an open file; reads no further. */
    public static Object load(PyThread t, Object file, boolean allowCode) {
        return new Unmarshaller(t, new MarshalSource(t, file), allowCode).read();
    }

    /** The data of a value, in a version from 0 to {@link #VERSION}. Raises ValueError for what marshal does not know. */
    public static byte[] dumps(PyThread t, Object value, int version, boolean allowCode) {
        return new Marshaller(t, version, allowCode).dump(value);
    }
}
