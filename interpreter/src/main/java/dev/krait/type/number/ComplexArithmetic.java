package dev.krait.type.number;

import dev.krait.error.ZeroDivisionErrors;

/** Arithmetic of {@code complex}. Compare CPython {@code Objects/complexobject.c}. */
public final class ComplexArithmetic {
    private ComplexArithmetic() {
    }

    public static PyComplex add(PyComplex a, PyComplex b) {
        return new PyComplex(a.real + b.real, a.imag + b.imag);
    }

    public static PyComplex subtract(PyComplex a, PyComplex b) {
        return new PyComplex(a.real - b.real, a.imag - b.imag);
    }

    /** The product; infinities are recovered as C99 Annex G wants when both parts came out as NaN. */
    public static PyComplex multiply(PyComplex x, PyComplex y) {
        double a = x.real;
        double b = x.imag;
        double c = y.real;
        double d = y.imag;
        double re = a * c - b * d;
        double im = a * d + b * c;
        if (!Double.isNaN(re) || !Double.isNaN(im)) {
            return new PyComplex(re, im);
        }
        boolean recalculate = false;
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            a = Math.copySign(Double.isInfinite(a) ? 1 : 0, a);
            b = Math.copySign(Double.isInfinite(b) ? 1 : 0, b);
            c = Double.isNaN(c) ? Math.copySign(0, c) : c;
            d = Double.isNaN(d) ? Math.copySign(0, d) : d;
            recalculate = true;
        }
        if (Double.isInfinite(c) || Double.isInfinite(d)) {
            c = Math.copySign(Double.isInfinite(c) ? 1 : 0, c);
            d = Math.copySign(Double.isInfinite(d) ? 1 : 0, d);
            a = Double.isNaN(a) ? Math.copySign(0, a) : a;
            b = Double.isNaN(b) ? Math.copySign(0, b) : b;
            recalculate = true;
        }
        if (!recalculate && (Double.isInfinite(a * c) || Double.isInfinite(b * d) || Double.isInfinite(a * d) || Double.isInfinite(b * c))) {
            a = Double.isNaN(a) ? Math.copySign(0, a) : a;
            b = Double.isNaN(b) ? Math.copySign(0, b) : b;
            c = Double.isNaN(c) ? Math.copySign(0, c) : c;
            d = Double.isNaN(d) ? Math.copySign(0, d) : d;
            recalculate = true;
        }
        return recalculate ? new PyComplex(Double.POSITIVE_INFINITY * (a * c - b * d), Double.POSITIVE_INFINITY * (a * d + b * c))
                : new PyComplex(re, im);
    }

    /** The quotient by Smith's method; raises ZeroDivisionError. */
    public static PyComplex divide(PyComplex a, PyComplex b) {
        double re;
        double im;
        double absReal = Math.abs(b.real);
        double absImag = Math.abs(b.imag);
        if (absReal >= absImag) {
            if (absReal == 0) {
                throw ZeroDivisionErrors.of("division by zero");
            }
            double ratio = b.imag / b.real;
            double denominator = b.real + b.imag * ratio;
            re = (a.real + a.imag * ratio) / denominator;
            im = (a.imag - a.real * ratio) / denominator;
        } else if (absImag >= absReal) {
            double ratio = b.real / b.imag;
            double denominator = b.real * ratio + b.imag;
            re = (a.real * ratio + a.imag) / denominator;
            im = (a.imag * ratio - a.real) / denominator;
        } else {
            return new PyComplex(Double.NaN, Double.NaN);
        }
        return Double.isNaN(re) && Double.isNaN(im) ? recovered(a, b, absReal, absImag, re, im) : new PyComplex(re, im);
    }

    /** A real number divided by a complex one. Compare CPython {@code _Py_rc_quot}. */
    public static PyComplex divideReal(double a, PyComplex b) {
        double absReal = Math.abs(b.real);
        double absImag = Math.abs(b.imag);
        double re;
        double im;
        if (absReal >= absImag) {
            if (absReal == 0) {
                throw ZeroDivisionErrors.of("division by zero");
            }
            double ratio = b.imag / b.real;
            double denominator = b.real + b.imag * ratio;
            re = a / denominator;
            im = -a * ratio / denominator;
        } else if (absImag >= absReal) {
            double ratio = b.real / b.imag;
            double denominator = b.real * ratio + b.imag;
            re = a * ratio / denominator;
            im = -a / denominator;
        } else {
            return new PyComplex(Double.NaN, Double.NaN);
        }
        boolean finite = !Double.isInfinite(a) && !Double.isNaN(a);
        if (Double.isNaN(re) && Double.isNaN(im) && finite && (Double.isInfinite(absReal) || Double.isInfinite(absImag))) {
            double x = Math.copySign(Double.isInfinite(b.real) ? 1 : 0, b.real);
            double y = Math.copySign(Double.isInfinite(b.imag) ? 1 : 0, b.imag);
            return new PyComplex(0.0 * (a * x), 0.0 * (-a * y));
        }
        return new PyComplex(re, im);
    }

    /** The modulus; raises OverflowError when it is not finite but the parts are. */
    public static double absolute(PyComplex z) {
        if (Double.isInfinite(z.real) || Double.isInfinite(z.imag)) {
            return Double.POSITIVE_INFINITY;
        }
        double result = Math.hypot(z.real, z.imag);
        if (Double.isInfinite(result)) {
            throw dev.krait.error.OverflowErrors.of("absolute value too large");
        }
        return result;
    }

    private static PyComplex recovered(PyComplex a, PyComplex b, double absReal, double absImag, double re, double im) {
        boolean finiteB = !Double.isInfinite(b.real) && !Double.isNaN(b.real) && !Double.isInfinite(b.imag) && !Double.isNaN(b.imag);
        if ((Double.isInfinite(a.real) || Double.isInfinite(a.imag)) && finiteB) {
            double x = Math.copySign(Double.isInfinite(a.real) ? 1 : 0, a.real);
            double y = Math.copySign(Double.isInfinite(a.imag) ? 1 : 0, a.imag);
            return new PyComplex(Double.POSITIVE_INFINITY * (x * b.real + y * b.imag), Double.POSITIVE_INFINITY * (y * b.real - x * b.imag));
        }
        boolean finiteA = !Double.isInfinite(a.real) && !Double.isNaN(a.real) && !Double.isInfinite(a.imag) && !Double.isNaN(a.imag);
        if ((Double.isInfinite(absReal) || Double.isInfinite(absImag)) && finiteA) {
            double x = Math.copySign(Double.isInfinite(b.real) ? 1 : 0, b.real);
            double y = Math.copySign(Double.isInfinite(b.imag) ? 1 : 0, b.imag);
            return new PyComplex(0.0 * (a.real * x + a.imag * y), 0.0 * (a.imag * x - a.real * y));
        }
        return new PyComplex(re, im);
    }

    /** The power; small whole exponents by multiplication. Raises ZeroDivisionError and OverflowError. */
    public static PyComplex power(PyComplex a, PyComplex b) {
        PyComplex result;
        if (b.imag == 0 && b.real == Math.floor(b.real) && Math.abs(b.real) <= 100) {
            result = wholePower(a, (int) b.real);
        } else {
            result = generalPower(a, b);
        }
        if (Double.isInfinite(result.real) || Double.isInfinite(result.imag)) {
            throw dev.krait.error.OverflowErrors.of("complex exponentiation");
        }
        return result;
    }

    private static PyComplex wholePower(PyComplex x, int n) {
        if (n > 0) {
            return positivePower(x, n);
        }
        return divide0(new PyComplex(1, 0), positivePower(x, -n), n);
    }

    private static PyComplex divide0(PyComplex one, PyComplex power, int n) {
        if (power.real == 0 && power.imag == 0) {
            throw ZeroDivisionErrors.of("zero to a negative or complex power");
        }
        return divide(one, power);
    }

    private static PyComplex positivePower(PyComplex x, int n) {
        PyComplex result = new PyComplex(1, 0);
        PyComplex square = x;
        for (int mask = 1; mask > 0 && n >= mask; mask <<= 1) {
            if ((n & mask) != 0) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return result;
    }

    private static PyComplex generalPower(PyComplex a, PyComplex b) {
        if (b.real == 0 && b.imag == 0) {
            return new PyComplex(1, 0);
        }
        if (a.real == 0 && a.imag == 0) {
            if (b.imag != 0 || b.real < 0) {
                throw ZeroDivisionErrors.of("zero to a negative or complex power");
            }
            return new PyComplex(0, 0);
        }
        double modulus = Math.hypot(a.real, a.imag);
        double length = Math.pow(modulus, b.real);
        double angle = Math.atan2(a.imag, a.real);
        double phase = angle * b.real;
        if (b.imag != 0) {
            length *= Math.exp(-angle * b.imag);
            phase += b.imag * Math.log(modulus);
        }
        return new PyComplex(length * Math.cos(phase), length * Math.sin(phase));
    }
}
