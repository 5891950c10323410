package dev.krait.object;

/** An instance of a Python class with four object fields and four raw fields in line. */
public final class PyInstance4x4 extends PyInstance4 {
    public long r0, r1, r2, r3;

    public PyInstance4x4(PyType type, Shape shape) {
        super(type, shape);
    }
}
