package dev.krait.object;

/** An instance of a Python class with four object fields in line. */
public class PyInstance4 extends PyInstance {
    public Object o0, o1, o2, o3;

    public PyInstance4(PyType type, Shape shape) {
        super(type, shape);
    }
}
