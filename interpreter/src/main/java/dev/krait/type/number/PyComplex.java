package dev.krait.type.number;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.FloatFormat;
import dev.krait.type.text.Str;

/** A {@code complex} number. {@link ComplexArithmetic} computes. */
@ExposedType(value = "complex", doc = "A complex number; a string, or a real and an imaginary part, make one.")
public final class PyComplex extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyComplexTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
    private static final Object NONE = PyNotImplemented.NOT_IMPLEMENTED;

    public final double real;
    public final double imag;

    public PyComplex(double real, double imag) {
        super(TYPE);
        this.real = real;
        this.imag = imag;
    }

    public PyComplex(PyType type, double real, double imag) {
        super(type);
        this.shape = type.rootShape;
        this.real = real;
        this.imag = imag;
    }

    /** A value as an instance of a type. */
    static PyComplex wrap(PyType cls, PyComplex value) {
        return value.type == cls ? value : cls == TYPE ? new PyComplex(value.real, value.imag) : new PyComplex(cls, value.real, value.imag);
    }

    @ExposedNew("(real=0, imag=0)")
    static Object newComplex(PyThread t, PyType cls, Object real, Object imag) {
        return wrap(cls, ComplexConversion.toComplex(t, real, imag));
    }

    @ExposedMethod("__repr__($self, /)")
    static Object repr(Object self) {
        PyComplex z = (PyComplex) self;
        String imag = FloatText.format(z.imag, 'r', 0, false, false);
        if (Double.doubleToRawLongBits(z.real) == 0) {
            return imag + "j";
        }
        String sign = imag.charAt(0) == '-' ? "" : "+";
        return "(" + FloatText.format(z.real, 'r', 0, false, false) + sign + imag + "j)";
    }

    @ExposedMethod("__hash__($self, /)")
    static long hash(Object self) {
        return HashOps.hash((PyComplex) self);
    }

    private static Object compare(Object self, Object value, int op) {
        if (op != CompareOps.EQ && op != CompareOps.NE) {
            return NONE;
        }
        PyComplex z = (PyComplex) self;
        boolean equal;
        if (value instanceof PyComplex w) {
            equal = z.real == w.real && z.imag == w.imag;
        } else if (FloatType.isFloat(value)) {
            equal = z.imag == 0 && z.real == FloatType.valueOf(value);
        } else {
            Object other = IntType.exactOrNull(value);
            if (other == null) {
                return NONE;
            }
            equal = z.imag == 0 && CompareOps.mixed(other, z.real, CompareOps.EQ);
        }
        return equal == (op == CompareOps.EQ);
    }

    @ExposedMethod("__lt__($self, value, /)")
    static Object lt(Object self, Object value) {
        return compare(self, value, CompareOps.LT);
    }

    @ExposedMethod("__le__($self, value, /)")
    static Object le(Object self, Object value) {
        return compare(self, value, CompareOps.LE);
    }

    @ExposedMethod("__eq__($self, value, /)")
    static Object eq(Object self, Object value) {
        return compare(self, value, CompareOps.EQ);
    }

    @ExposedMethod("__ne__($self, value, /)")
    static Object ne(Object self, Object value) {
        return compare(self, value, CompareOps.NE);
    }

    @ExposedMethod("__gt__($self, value, /)")
    static Object gt(Object self, Object value) {
        return compare(self, value, CompareOps.GT);
    }

    @ExposedMethod("__ge__($self, value, /)")
    static Object ge(Object self, Object value) {
        return compare(self, value, CompareOps.GE);
    }

    @ExposedMethod("__add__($self, value, /)")
    static Object add(Object self, Object value) {
        return MixedComplex.add(self, value);
    }

    @ExposedMethod("__radd__($self, value, /)")
    static Object radd(Object self, Object value) {
        return MixedComplex.add(value, self);
    }

    @ExposedMethod("__sub__($self, value, /)")
    static Object sub(Object self, Object value) {
        return MixedComplex.subtract(self, value);
    }

    @ExposedMethod("__rsub__($self, value, /)")
    static Object rsub(Object self, Object value) {
        return MixedComplex.subtract(value, self);
    }

    @ExposedMethod("__mul__($self, value, /)")
    static Object mul(Object self, Object value) {
        return MixedComplex.multiply(self, value);
    }

    @ExposedMethod("__rmul__($self, value, /)")
    static Object rmul(Object self, Object value) {
        return MixedComplex.multiply(value, self);
    }

    @ExposedMethod("__truediv__($self, value, /)")
    static Object truediv(Object self, Object value) {
        return MixedComplex.divide(self, value);
    }

    @ExposedMethod("__rtruediv__($self, value, /)")
    static Object rtruediv(Object self, Object value) {
        return MixedComplex.divide(value, self);
    }

    @ExposedMethod("__pow__($self, value, mod=None, /)")
    static Object pow(Object self, Object value, Object mod) {
        return power(self, value, mod);
    }

    @ExposedMethod("__rpow__($self, value, mod=None, /)")
    static Object rpow(Object self, Object value, Object mod) {
        return power(value, self, mod);
    }

    private static Object power(Object a, Object b, Object mod) {
        PyComplex x = MixedComplex.of(a);
        PyComplex y = MixedComplex.of(b);
        if (x == null || y == null) {
            return NONE;
        }
        if (mod != null && mod != PyNone.NONE) {
            throw ValueErrors.of("complex modulo");
        }
        return ComplexArithmetic.power(x, y);
    }

    @ExposedMethod("__neg__($self, /)")
    static Object neg(Object self) {
        PyComplex z = (PyComplex) self;
        return new PyComplex(-z.real, -z.imag);
    }

    @ExposedMethod("__pos__($self, /)")
    static Object pos(Object self) {
        return wrap(TYPE, (PyComplex) self);
    }

    @ExposedMethod("__abs__($self, /)")
    static double abs(Object self) {
        return ComplexArithmetic.absolute((PyComplex) self);
    }

    @ExposedMethod("__bool__($self, /)")
    static boolean bool(Object self) {
        PyComplex z = (PyComplex) self;
        return z.real != 0 || z.imag != 0;
    }

    @ExposedMethod(value = "from_number($type, number, /)", binding = Binding.CLASS, doc = "The complex of a number; strings are refused.")
    static Object fromNumber(PyThread t, PyType type, Object number) {
        PyComplex value = ComplexConversion.ofNumber(t, number);
        return type == TYPE ? wrap(TYPE, value) : CallOps.call1(t, type, value);
    }

    @ExposedMethod(value = "conjugate($self, /)", doc = "The number with the other sign of the imaginary part.")
    static Object conjugate(Object self) {
        PyComplex z = (PyComplex) self;
        return new PyComplex(z.real, -z.imag);
    }

    @ExposedMethod(value = "__complex__($self, /)", plain = true, doc = "The number as an exact complex.")
    static Object toComplex(Object self) {
        return wrap(TYPE, (PyComplex) self);
    }

    @ExposedMethod(value = "__getnewargs__($self, /)", plain = true)
    static Object getNewArgs(Object self) {
        PyComplex z = (PyComplex) self;
        return PyTuple.of(z.real, z.imag);
    }

    @ExposedMethod(value = "__format__($self, format_spec, /)", plain = true, doc = "Formats by the format mini-language.")
    static Object format(PyThread t, Object self, Object spec) {
        return FloatFormat.format(t, (PyComplex) self, Str.specOf(spec));
    }

    @ExposedGetter(value = "real", member = true, doc = "the real part of a complex number")
    static double real(Object self) {
        return ((PyComplex) self).real;
    }

    @ExposedGetter(value = "imag", member = true, doc = "the imaginary part of a complex number")
    static double imag(Object self) {
        return ((PyComplex) self).imag;
    }

    @Override
    public String toString() {
        return (String) repr(this);
    }
}
