package dev.krait.type.text;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import java.util.Arrays;

/** A {@code bytes} object. Never written to after it was made. */
@ExposedType("bytes")
public final class PyBytes extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyBytesTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.BYTES_SUBCLASS);
    public static final PyBytes EMPTY = new PyBytes(TYPE, new byte[0]);

    /** The contents; do not write. */
    public final byte[] value;

    private PyBytes(PyType type, byte[] value) {
        super(type);
        this.value = value;
    }

    /** Takes the array over. */
    public static PyBytes of(byte[] value) {
        return value.length == 0 ? EMPTY : new PyBytes(TYPE, value);
    }

    /** Of a type that may be a subclass; takes the array over. */
    public static PyBytes of(PyType type, byte[] value) {
        if (type == TYPE) {
            return of(value);
        }
        PyBytes bytes = new PyBytes(type, value);
        bytes.shape = type.rootShape;
        return bytes;
    }

    @Override
    public String toString() {
        return Arrays.toString(value);
    }
}
