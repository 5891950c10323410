package dev.krait.type.number;

import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;

/** A {@code complex} number. */
@ExposedType("complex")
public final class PyComplex extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyComplexTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    public final double real;
    public final double imag;

    public PyComplex(double real, double imag) {
        this(TYPE, real, imag);
    }

    public PyComplex(PyType type, double real, double imag) {
        super(type);
        this.shape = type.rootShape;
        this.real = real;
        this.imag = imag;
    }
}
