package dev.krait.object;

/** An instance of a Python class with eight object fields in line. */
public final class PyInstance8 extends PyInstance4 {
    public Object o4, o5, o6, o7;

    public PyInstance8(PyType type, Shape shape) {
        super(type, shape);
    }
}
