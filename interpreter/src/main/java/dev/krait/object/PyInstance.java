package dev.krait.object;

/**
 * An object that can carry attributes of its own: instances of Python classes and of built-in types that can be subclassed.
 *
 * <p>{@link #shape} says which attribute lies where; null means that this instance has none and never will (an exact built-in).
 * The layout classes {@link PyInstance4} and up hold the first fields in line, what does not fit lies in {@link #objects} and
 * {@link #raws}. In dictionary mode the {@code PyDict} lies behind the fields of {@code __slots__}. All access goes through {@link Fields}.
 */
public class PyInstance extends PyObject {
    public Shape shape;
    /** Object fields beyond those in line. */
    public Object[] objects;
    /** Raw fields (ints, or the bits of floats) beyond those in line. */
    public long[] raws;

    public PyInstance(PyType type) {
        super(type);
    }

    PyInstance(PyType type, Shape shape) {
        super(type);
        this.shape = shape;
    }
}
