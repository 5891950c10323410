package dev.krait.modules.math;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.number.ComplexArithmetic;
import dev.krait.type.number.ComplexConversion;
import dev.krait.type.number.FloatConversion;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;

/** Module {@code cmath}. Compare CPython {@code Modules/cmathmodule.c}. */
@ExposedModule(value = "cmath", doc = "This module provides access to mathematical functions for complex\nnumbers.")
public final class CmathModule implements NativeModule {
    @Override
    public CallTable table() {
        return CmathModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("pi", Math.PI);
        module.dict.putName("e", Math.E);
        module.dict.putName("tau", 2 * Math.PI);
        module.dict.putName("inf", Double.POSITIVE_INFINITY);
        module.dict.putName("infj", new PyComplex(0, Double.POSITIVE_INFINITY));
        module.dict.putName("nan", Double.NaN);
        module.dict.putName("nanj", new PyComplex(0, Double.NaN));
    }

    private static PyComplex complex(PyThread t, Object z) {
        return ComplexConversion.ofNumber(t, z);
    }

    @ExposedFunction(value = "acos($module, z, /)", doc = "Return the arc cosine of z.")
    static Object acos(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.acos(c.real, c.imag);
    }

    @ExposedFunction(value = "acosh($module, z, /)", doc = "Return the inverse hyperbolic cosine of z.")
    static Object acosh(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.acosh(c.real, c.imag);
    }

    @ExposedFunction(value = "asin($module, z, /)", doc = "Return the arc sine of z.")
    static Object asin(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.asin(c.real, c.imag);
    }

    @ExposedFunction(value = "asinh($module, z, /)", doc = "Return the inverse hyperbolic sine of z.")
    static Object asinh(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.asinh(c.real, c.imag);
    }

    @ExposedFunction(value = "atan($module, z, /)", doc = "Return the arc tangent of z.")
    static Object atan(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.atan(c.real, c.imag);
    }

    @ExposedFunction(value = "atanh($module, z, /)", doc = "Return the inverse hyperbolic tangent of z.")
    static Object atanh(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.atanh(c.real, c.imag);
    }

    @ExposedFunction(value = "cos($module, z, /)", doc = "Return the cosine of z.")
    static Object cos(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.cos(c.real, c.imag);
    }

    @ExposedFunction(value = "cosh($module, z, /)", doc = "Return the hyperbolic cosine of z.")
    static Object cosh(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.cosh(c.real, c.imag);
    }

    @ExposedFunction(value = "sin($module, z, /)", doc = "Return the sine of z.")
    static Object sin(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.sin(c.real, c.imag);
    }

    @ExposedFunction(value = "sinh($module, z, /)", doc = "Return the hyperbolic sine of z.")
    static Object sinh(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.sinh(c.real, c.imag);
    }

    @ExposedFunction(value = "sqrt($module, z, /)", doc = "Return the square root of z.")
    static Object sqrt(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.sqrt(c.real, c.imag);
    }

    @ExposedFunction(value = "tan($module, z, /)", doc = "Return the tangent of z.")
    static Object tan(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.tan(c.real, c.imag);
    }

    @ExposedFunction(value = "tanh($module, z, /)", doc = "Return the hyperbolic tangent of z.")
    static Object tanh(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.tanh(c.real, c.imag);
    }

    @ExposedFunction(value = "exp($module, z, /)", doc = "Return the exponential value e**z.")
    static Object exp(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return ComplexFunctions.exp(c.real, c.imag);
    }

    @ExposedFunction(value = "log($module, z, base=<unrepresentable>, /)", doc = "log(z[, base]) -> the logarithm of z to the given base.\n\n"
            + "If the base is not specified, returns the natural logarithm (base e) of z.")
    static Object log(PyThread t, Object z, Object base) {
        PyComplex c = complex(t, z);
        PyComplex b = base == null ? null : complex(t, base);
        PyComplex x = ComplexFunctions.log(c.real, c.imag);
        if (b == null) {
            return x;
        }
        try {
            return ComplexArithmetic.divide(x, ComplexFunctions.log(b.real, b.imag));
        } catch (PyException e) {
            throw e.is(ExceptionTypes.ZERO_DIVISION_ERROR) ? ComplexFunctions.domain() : e;
        }
    }

    @ExposedFunction(value = "log10($module, z, /)", doc = "Return the base-10 logarithm of z.")
    static Object log10(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        PyComplex x = ComplexFunctions.log(c.real, c.imag);
        return new PyComplex(x.real / Math.log(10), x.imag / Math.log(10));
    }

    @ExposedFunction(value = "phase($module, z, /)", doc = "Return argument, also known as the phase angle, of a complex.")
    static double phase(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return Math.atan2(c.imag, c.real);
    }

    @ExposedFunction(value = "polar($module, z, /)", doc = "Convert a complex from rectangular coordinates to polar coordinates.\n\n"
            + "r is the distance from 0 and phi the phase angle.")
    static Object polar(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        double r = Math.hypot(c.real, c.imag);
        if (Double.isInfinite(r) && Double.isFinite(c.real) && Double.isFinite(c.imag)) {
            throw OverflowErrors.of("math range error");
        }
        return PyTuple.of(r, Math.atan2(c.imag, c.real));
    }

    @ExposedFunction(value = "rect($module, r, phi, /)", doc = "Convert from polar coordinates to rectangular coordinates.")
    static Object rect(PyThread t, Object r, Object phi) {
        return ComplexFunctions.rect(FloatConversion.ofNumber(t, r), FloatConversion.ofNumber(t, phi));
    }

    @ExposedFunction(value = "isfinite($module, z, /)", doc = "Return True if both the real and imaginary parts of z are finite, else False.")
    static boolean isFinite(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return Double.isFinite(c.real) && Double.isFinite(c.imag);
    }

    @ExposedFunction(value = "isinf($module, z, /)", doc = "Checks if the real or imaginary part of z is infinite.")
    static boolean isInf(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return Double.isInfinite(c.real) || Double.isInfinite(c.imag);
    }

    @ExposedFunction(value = "isnan($module, z, /)", doc = "Checks if the real or imaginary part of z not a number (NaN).")
    static boolean isNan(PyThread t, Object z) {
        PyComplex c = complex(t, z);
        return Double.isNaN(c.real) || Double.isNaN(c.imag);
    }

    @ExposedFunction(value = "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", doc = "Determine whether two complex numbers are close in value.")
    static boolean isClose(PyThread t, Object a, Object b, Object relTol, Object absTol) {
        PyComplex x = complex(t, a);
        PyComplex y = complex(t, b);
        double relative = relTol == null ? 1e-9 : FloatConversion.ofNumber(t, relTol);
        double absolute = absTol == null ? 0 : FloatConversion.ofNumber(t, absTol);
        if (relative < 0 || absolute < 0) {
            throw ValueErrors.of("tolerances must be non-negative");
        }
        if (x.real == y.real && x.imag == y.imag) {
            return true;
        }
        if (Double.isInfinite(x.real) || Double.isInfinite(x.imag) || Double.isInfinite(y.real) || Double.isInfinite(y.imag)) {
            return false;
        }
        double difference = Math.hypot(x.real - y.real, x.imag - y.imag);
        return difference <= relative * Math.hypot(y.real, y.imag) || difference <= relative * Math.hypot(x.real, x.imag) || difference <= absolute;
    }
}
