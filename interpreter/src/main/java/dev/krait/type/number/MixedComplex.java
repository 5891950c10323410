package dev.krait.type.number;

import dev.krait.object.PyNotImplemented;

/**
 * Complex arithmetic where one operand may be real: a real number has no imaginary part at all, which is not the same as a zero one when signs and
 * infinities count. Compare CPython {@code Objects/complexobject.c: _Py_cr_sum} and its kin.
 */
final class MixedComplex {
    private static final Object NONE = PyNotImplemented.NOT_IMPLEMENTED;

    private MixedComplex() {
    }

    /** The value of a complex, float or int, or null. */
    static PyComplex of(Object value) {
        return value instanceof PyComplex z ? z : isReal(value) ? new PyComplex(real(value), 0) : null;
    }

    private static boolean isReal(Object value) {
        return FloatType.isFloat(value) || IntType.exactOrNull(value) != null;
    }

    private static double real(Object value) {
        return FloatType.isFloat(value) ? FloatType.valueOf(value) : Ints.toDouble(IntType.exactOrNull(value));
    }

    static Object add(Object a, Object b) {
        if (a instanceof PyComplex x) {
            return b instanceof PyComplex y ? ComplexArithmetic.add(x, y) : isReal(b) ? new PyComplex(x.real + real(b), x.imag) : NONE;
        }
        return isReal(a) ? new PyComplex(real(a) + ((PyComplex) b).real, ((PyComplex) b).imag) : NONE;
    }

    static Object subtract(Object a, Object b) {
        if (a instanceof PyComplex x) {
            return b instanceof PyComplex y ? ComplexArithmetic.subtract(x, y) : isReal(b) ? new PyComplex(x.real - real(b), x.imag) : NONE;
        }
        return isReal(a) ? new PyComplex(real(a) - ((PyComplex) b).real, -((PyComplex) b).imag) : NONE;
    }

    static Object multiply(Object a, Object b) {
        if (a instanceof PyComplex x && b instanceof PyComplex y) {
            return ComplexArithmetic.multiply(x, y);
        }
        PyComplex z = (PyComplex) (a instanceof PyComplex ? a : b);
        Object other = z == a ? b : a;
        if (!isReal(other)) {
            return NONE;
        }
        double r = real(other);
        return new PyComplex(z.real * r, z.imag * r);
    }

    static Object divide(Object a, Object b) {
        if (a instanceof PyComplex x && b instanceof PyComplex y) {
            return ComplexArithmetic.divide(x, y);
        }
        if (a instanceof PyComplex x) {
            if (!isReal(b)) {
                return NONE;
            }
            double r = real(b);
            return new PyComplex(Floats.divide(x.real, r), x.imag / r);
        }
        return isReal(a) ? ComplexArithmetic.divideReal(real(a), (PyComplex) b) : NONE;
    }
}
