package dev.krait.modules.math;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.type.number.PyComplex;

/** The elementary functions of complex numbers, after Kahan. Compare CPython {@code Modules/cmathmodule.c}. */
final class ComplexFunctions {
    private static final double LARGE = Double.MAX_VALUE / 4;
    private static final double SQRT_LARGE = Math.sqrt(LARGE);
    private static final double LOG_LARGE = Math.log(LARGE);
    private static final double SQRT_MIN = Math.sqrt(Double.MIN_NORMAL);
    private static final double LN2 = Math.log(2);
    /** An odd number of bits that makes a subnormal number normal. */
    private static final int SCALE_UP = 53;

    private ComplexFunctions() {
    }

    static PyException domain() {
        return ValueErrors.of("math domain error");
    }

    private static PyException range() {
        return OverflowErrors.of("math range error");
    }

    private static boolean finite(double re, double im) {
        return Double.isFinite(re) && Double.isFinite(im);
    }

    private static boolean large(double re, double im) {
        return Math.abs(re) > LARGE || Math.abs(im) > LARGE;
    }

    private static PyComplex of(double re, double im) {
        return new PyComplex(re, im);
    }

    private static double logOfLarge(double re, double im) {
        return Math.log(Math.hypot(re / 2, im / 2)) + LN2 * 2;
    }

    static PyComplex sqrt(double re, double im) {
        if (!finite(re, im)) {
            return SpecialValues.of(SpecialValues.SQRT, re, im);
        }
        if (re == 0 && im == 0) {
            return of(0, im);
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double s;
        if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            ax = Math.scalb(ax, SCALE_UP);
            s = Math.scalb(Math.sqrt(ax + Math.hypot(ax, Math.scalb(ay, SCALE_UP))), -(SCALE_UP + 1) / 2);
        } else {
            ax /= 8;
            s = 2 * Math.sqrt(ax + Math.hypot(ax, ay / 8));
        }
        double d = ay / (2 * s);
        return re >= 0 ? of(s, Math.copySign(d, im)) : of(d, Math.copySign(s, im));
    }

    static PyComplex acos(double re, double im) {
        if (!finite(re, im)) {
            return SpecialValues.of(SpecialValues.ACOS, re, im);
        }
        if (large(re, im)) {
            double log = logOfLarge(re, im);
            return of(Math.atan2(Math.abs(im), re), re < 0 ? -Math.copySign(log, im) : Math.copySign(log, -im));
        }
        PyComplex s1 = sqrt(1 - re, -im);
        PyComplex s2 = sqrt(1 + re, im);
        return of(2 * Math.atan2(s1.real, s2.real), Functions.asinh(s2.real * s1.imag - s2.imag * s1.real));
    }

    static PyComplex acosh(double re, double im) {
        if (!finite(re, im)) {
            return SpecialValues.of(SpecialValues.ACOSH, re, im);
        }
        if (large(re, im)) {
            return of(logOfLarge(re, im), Math.atan2(im, re));
        }
        PyComplex s1 = sqrt(re - 1, im);
        PyComplex s2 = sqrt(re + 1, im);
        return of(Functions.asinh(s1.real * s2.real + s1.imag * s2.imag), 2 * Math.atan2(s1.imag, s2.real));
    }

    /** {@code -i f(i z)} of a function. */
    private static PyComplex turnedBack(PyComplex z) {
        return of(z.imag, -z.real);
    }

    static PyComplex asin(double re, double im) {
        return turnedBack(asinh(-im, re));
    }

    static PyComplex asinh(double re, double im) {
        if (!finite(re, im)) {
            return SpecialValues.of(SpecialValues.ASINH, re, im);
        }
        if (large(re, im)) {
            double log = logOfLarge(re, im);
            return of(im >= 0 ? Math.copySign(log, re) : -Math.copySign(log, -re), Math.atan2(im, Math.abs(re)));
        }
        PyComplex s1 = sqrt(1 + im, -re);
        PyComplex s2 = sqrt(1 - im, re);
        return of(Functions.asinh(s1.real * s2.imag - s2.real * s1.imag), Math.atan2(im, s1.real * s2.real - s1.imag * s2.imag));
    }

    static PyComplex atan(double re, double im) {
        return turnedBack(atanh(-im, re));
    }

    static PyComplex atanh(double re, double im) {
        if (!finite(re, im)) {
            return SpecialValues.of(SpecialValues.ATANH, re, im);
        }
        if (re < 0 || re == 0 && Math.copySign(1, re) < 0) {
            PyComplex z = atanh(-re, -im);
            return of(-z.real, -z.imag);
        }
        double ay = Math.abs(im);
        if (re > SQRT_LARGE || ay > SQRT_LARGE) {
            double h = Math.hypot(re / 2, im / 2);
            return of(re / 4 / h / h, -Math.copySign(Math.PI / 2, -im));
        }
        if (re == 1 && ay < SQRT_MIN) {
            if (ay == 0) {
                throw domain();
            }
            return of(-Math.log(Math.sqrt(ay) / Math.sqrt(Math.hypot(ay, 2))), Math.copySign(Math.atan2(2, -ay) / 2, im));
        }
        return of(Math.log1p(4 * re / ((1 - re) * (1 - re) + ay * ay)) / 4, -Math.atan2(-2 * im, (1 - re) * (1 + re) - ay * ay) / 2);
    }

    static PyComplex cos(double re, double im) {
        return cosh(-im, re);
    }

    static PyComplex sin(double re, double im) {
        return turnedBack(sinh(-im, re));
    }

    static PyComplex tan(double re, double im) {
        return turnedBack(tanh(-im, re));
    }

    private static PyComplex checked(double re, double im) {
        if (Double.isInfinite(re) || Double.isInfinite(im)) {
            throw range();
        }
        return of(re, im);
    }

    private static boolean infiniteAtAngle(double re, double im) {
        return Double.isInfinite(re) && Double.isFinite(im) && im != 0;
    }

    private static PyComplex infinite(double reSign, double imSign) {
        return of(Math.copySign(Double.POSITIVE_INFINITY, reSign), Math.copySign(Double.POSITIVE_INFINITY, imSign));
    }

    static PyComplex cosh(double re, double im) {
        if (!finite(re, im)) {
            if (Double.isInfinite(im) && !Double.isNaN(re)) {
                throw domain();
            }
            return infiniteAtAngle(re, im) ? infinite(Math.cos(im), re > 0 ? Math.sin(im) : -Math.sin(im)) : SpecialValues.of(SpecialValues.COSH, re, im);
        }
        if (Math.abs(re) > LOG_LARGE) {
            double less = re - Math.copySign(1, re);
            return checked(Math.cos(im) * Math.cosh(less) * Math.E, Math.sin(im) * Math.sinh(less) * Math.E);
        }
        return checked(Math.cos(im) * Math.cosh(re), Math.sin(im) * Math.sinh(re));
    }

    static PyComplex sinh(double re, double im) {
        if (!finite(re, im)) {
            if (Double.isInfinite(im) && !Double.isNaN(re)) {
                throw domain();
            }
            return infiniteAtAngle(re, im) ? infinite(re > 0 ? Math.cos(im) : -Math.cos(im), Math.sin(im)) : SpecialValues.of(SpecialValues.SINH, re, im);
        }
        if (Math.abs(re) > LOG_LARGE) {
            double less = re - Math.copySign(1, re);
            return checked(Math.cos(im) * Math.sinh(less) * Math.E, Math.sin(im) * Math.cosh(less) * Math.E);
        }
        return checked(Math.cos(im) * Math.sinh(re), Math.sin(im) * Math.cosh(re));
    }

    static PyComplex tanh(double re, double im) {
        if (!finite(re, im)) {
            if (Double.isInfinite(im) && Double.isFinite(re)) {
                throw domain();
            }
            return infiniteAtAngle(re, im) ? of(re > 0 ? 1 : -1, Math.copySign(0, 2 * Math.sin(im) * Math.cos(im)))
                    : SpecialValues.of(SpecialValues.TANH, re, im);
        }
        if (Math.abs(re) > LOG_LARGE) {
            return of(Math.copySign(1, re), 4 * Math.sin(im) * Math.cos(im) * Math.exp(-2 * Math.abs(re)));
        }
        double tx = Math.tanh(re);
        double ty = Math.tan(im);
        double cx = 1 / Math.cosh(re);
        double product = tx * ty;
        double denominator = 1 + product * product;
        return of(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
    }

    static PyComplex exp(double re, double im) {
        if (!finite(re, im)) {
            if (Double.isInfinite(im) && (Double.isFinite(re) || re > 0)) {
                throw domain();
            }
            if (!infiniteAtAngle(re, im)) {
                return SpecialValues.of(SpecialValues.EXP, re, im);
            }
            return re > 0 ? infinite(Math.cos(im), Math.sin(im)) : of(Math.copySign(0, Math.cos(im)), Math.copySign(0, Math.sin(im)));
        }
        if (re > LOG_LARGE) {
            double l = Math.exp(re - 1);
            return checked(l * Math.cos(im) * Math.E, l * Math.sin(im) * Math.E);
        }
        double l = Math.exp(re);
        return checked(l * Math.cos(im), l * Math.sin(im));
    }

    static PyComplex log(double re, double im) {
        if (!finite(re, im)) {
            return SpecialValues.of(SpecialValues.LOG, re, im);
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double real;
        if (ax > LARGE || ay > LARGE) {
            real = Math.log(Math.hypot(ax / 2, ay / 2)) + LN2;
        } else if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            if (ax == 0 && ay == 0) {
                throw domain();
            }
            real = Math.log(Math.hypot(Math.scalb(ax, SCALE_UP), Math.scalb(ay, SCALE_UP))) - SCALE_UP * LN2;
        } else {
            double h = Math.hypot(ax, ay);
            double more = Math.max(ax, ay);
            double less = Math.min(ax, ay);
            real = h >= 0.71 && h <= 1.73 ? Math.log1p((more - 1) * (more + 1) + less * less) / 2 : Math.log(h);
        }
        return of(real, Math.atan2(im, re));
    }

    static PyComplex rect(double r, double phi) {
        if (!finite(r, phi)) {
            if (r != 0 && !Double.isNaN(r) && Double.isInfinite(phi)) {
                throw domain();
            }
            if (!infiniteAtAngle(r, phi)) {
                return SpecialValues.of(SpecialValues.RECT, r, phi);
            }
            return r > 0 ? infinite(Math.cos(phi), Math.sin(phi)) : infinite(-Math.cos(phi), -Math.sin(phi));
        }
        return phi == 0 ? of(r, r * phi) : of(r * Math.cos(phi), r * Math.sin(phi));
    }
}
