package dev.krait.type.number;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.FloatFormat;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/** The type {@code float}: its methods as static functions over host values. {@link Floats} computes. */
@ExposedType(value = "float", doc = "A floating-point number in double precision.")
public final class FloatType {
    public static final PyType TYPE = PyType.builtin(FloatTypeTable.TABLE, PyType.OBJECT, PyType.BASETYPE);
    private static final Object NONE = PyNotImplemented.NOT_IMPLEMENTED;

    private FloatType() {
    }

    /** Whether a value is a float or an instance of a subclass. */
    public static boolean isFloat(Object value) {
        return value instanceof Double || value instanceof FloatInstance;
    }

    /** The value of a float or of an instance of a subclass. */
    public static double valueOf(Object value) {
        return value instanceof Double d ? d : ((FloatInstance) value).value;
    }

    private static Object wrap(PyType cls, double value) {
        return cls == TYPE ? (Object) value : new FloatInstance(cls, value);
    }

    private static boolean isNumber(Object value) {
        return isFloat(value) || IntType.exactOrNull(value) != null;
    }

    private static double number(Object value) {
        return isFloat(value) ? valueOf(value) : Ints.toDouble(IntType.exactOrNull(value));
    }

    private static PyTuple pair(double[] both) {
        return PyTuple.of(both[0], both[1]);
    }

    @ExposedNew("(x=0, /)")
    static Object newFloat(PyThread t, PyType cls, Object x) {
        return x == null ? wrap(cls, 0.0) : wrap(cls, FloatConversion.toFloat(t, x));
    }

    @ExposedMethod("__repr__($self, /)")
    static Object repr(Object self) {
        return FloatText.repr(valueOf(self));
    }

    @ExposedMethod("__hash__($self, /)")
    static long hash(Object self) {
        return HashOps.hash(valueOf(self), self);
    }

    private static Object compare(Object self, Object value, int op) {
        double a = valueOf(self);
        if (isFloat(value)) {
            return CompareOps.compare(a, valueOf(value), op);
        }
        Object other = IntType.exactOrNull(value);
        return other == null ? NONE : (Object) CompareOps.mixed(other, a, CompareOps.swapped(op));
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
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(self);
        double b = number(value);
        return a + b;
    }

    @ExposedMethod("__radd__($self, value, /)")
    static Object radd(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(value);
        double b = number(self);
        return a + b;
    }

    @ExposedMethod("__sub__($self, value, /)")
    static Object sub(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(self);
        double b = number(value);
        return a - b;
    }

    @ExposedMethod("__rsub__($self, value, /)")
    static Object rsub(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(value);
        double b = number(self);
        return a - b;
    }

    @ExposedMethod("__mul__($self, value, /)")
    static Object mul(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(self);
        double b = number(value);
        return a * b;
    }

    @ExposedMethod("__rmul__($self, value, /)")
    static Object rmul(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(value);
        double b = number(self);
        return a * b;
    }

    @ExposedMethod("__truediv__($self, value, /)")
    static Object truediv(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(self);
        double b = number(value);
        return Floats.divide(a, b);
    }

    @ExposedMethod("__rtruediv__($self, value, /)")
    static Object rtruediv(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(value);
        double b = number(self);
        return Floats.divide(a, b);
    }

    @ExposedMethod("__floordiv__($self, value, /)")
    static Object floordiv(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(self);
        double b = number(value);
        return Floats.floorDivide(a, b);
    }

    @ExposedMethod("__rfloordiv__($self, value, /)")
    static Object rfloordiv(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(value);
        double b = number(self);
        return Floats.floorDivide(a, b);
    }

    @ExposedMethod("__mod__($self, value, /)")
    static Object mod(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(self);
        double b = number(value);
        return Floats.remainder(a, b);
    }

    @ExposedMethod("__rmod__($self, value, /)")
    static Object rmod(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(value);
        double b = number(self);
        return Floats.remainder(a, b);
    }

    @ExposedMethod("__divmod__($self, value, /)")
    static Object divmod(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(self);
        double b = number(value);
        return pair(Floats.divmod(a, b));
    }

    @ExposedMethod("__rdivmod__($self, value, /)")
    static Object rdivmod(Object self, Object value) {
        if (!isNumber(value)) {
            return NONE;
        }
        double a = number(value);
        double b = number(self);
        return pair(Floats.divmod(a, b));
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
        if (mod != null && mod != PyNone.NONE) {
            throw TypeErrors.of("pow() 3rd argument not allowed unless all arguments are integers");
        }
        return isNumber(a) && isNumber(b) ? Power.floats(number(a), number(b)) : NONE;
    }

    @ExposedMethod("__neg__($self, /)")
    static double neg(Object self) {
        return -valueOf(self);
    }

    @ExposedMethod("__pos__($self, /)")
    static double pos(Object self) {
        return valueOf(self);
    }

    @ExposedMethod("__abs__($self, /)")
    static double abs(Object self) {
        return Math.abs(valueOf(self));
    }

    @ExposedMethod("__bool__($self, /)")
    static boolean bool(Object self) {
        return valueOf(self) != 0;
    }

    @ExposedMethod("__int__($self, /)")
    static Object toInt(Object self) {
        return Floats.toInt(valueOf(self));
    }

    @ExposedMethod("__float__($self, /)")
    static double toFloat(Object self) {
        return valueOf(self);
    }

    @ExposedMethod(value = "from_number($type, number, /)", binding = Binding.CLASS, doc = "The float of a real number; strings are refused.")
    static Object fromNumber(PyThread t, PyType type, Object number) {
        if (number instanceof Double && type == TYPE) {
            return number;
        }
        Object value = FloatConversion.ofNumber(t, number, "must be real number, not ");
        return type == TYPE ? value : CallOps.call1(t, type, value);
    }

    @ExposedMethod(value = "conjugate($self, /)", doc = "Return the number itself.")
    static double conjugate(Object self) {
        return valueOf(self);
    }

    @ExposedMethod(value = "__trunc__($self, /)", plain = true, doc = "The integer part.")
    static Object trunc(Object self) {
        return Floats.toInt(valueOf(self));
    }

    @ExposedMethod(value = "__floor__($self, /)", plain = true, doc = "The greatest int that is not greater.")
    static Object floor(Object self) {
        return Floats.toInt(Math.floor(valueOf(self)));
    }

    @ExposedMethod(value = "__ceil__($self, /)", plain = true, doc = "The least int that is not less.")
    static Object ceil(Object self) {
        return Floats.toInt(Math.ceil(valueOf(self)));
    }

    @ExposedMethod(value = "__round__($self, ndigits=None, /)", plain = true, doc = "Rounds to an int, or to so many decimal places; ties to even.")
    static Object round(PyThread t, Object self, Object ndigits) {
        double value = valueOf(self);
        return ndigits == null || ndigits == PyNone.NONE ? Floats.toInt(Math.rint(value)) : FloatConversion.round(value, NumberOps.index(t, ndigits));
    }

    @ExposedMethod(value = "as_integer_ratio($self, /)", doc = "The exact value as a pair of ints without a common factor, the second positive.")
    static Object asIntegerRatio(Object self) {
        double value = valueOf(self);
        if (Double.isNaN(value)) {
            throw ValueErrors.of("cannot convert NaN to integer ratio");
        }
        if (Double.isInfinite(value)) {
            throw OverflowErrors.of("cannot convert Infinity to integer ratio");
        }
        if (value == Math.rint(value)) {
            return PyTuple.of(Floats.toInt(value), 1L);
        }
        int shift = 52 - Math.getExponent(Math.abs(value) < Double.MIN_NORMAL ? Double.MIN_NORMAL : value);
        long mantissa = Double.doubleToRawLongBits(value) & (1L << 52) - 1 | (Math.abs(value) < Double.MIN_NORMAL ? 0 : 1L << 52);
        int zeros = Long.numberOfTrailingZeros(mantissa);
        mantissa >>= zeros;
        return PyTuple.of(value < 0 ? -mantissa : mantissa, Ints.of(BigInteger.ONE.shiftLeft(shift - zeros)));
    }

    @ExposedMethod(value = "fromhex($type, string, /)", binding = Binding.CLASS, doc = "The float that a hexadecimal string says.")
    static Object fromHex(PyThread t, PyType type, Object string) {
        Object text = Str.exactOrNull(string);
        if (text == null) {
            throw TypeErrors.of("bad argument type for built-in operation");
        }
        Object value = FloatHex.parse(Str.java(text));
        return type == TYPE ? value : CallOps.call1(t, type, value);
    }

    @ExposedMethod(value = "hex($self, /)", doc = "The exact value in hexadecimal.")
    static Object hex(Object self) {
        return FloatHex.format(valueOf(self));
    }

    @ExposedMethod(value = "is_integer($self, /)", doc = "Whether the value is a whole number.")
    static boolean isInteger(Object self) {
        double value = valueOf(self);
        return value == Math.rint(value) && !Double.isInfinite(value);
    }

    @ExposedMethod(value = "__getnewargs__($self, /)", plain = true)
    static Object getNewArgs(Object self) {
        return PyTuple.of(valueOf(self));
    }

    @ExposedMethod(value = "__getformat__($type, typestr, /)", plain = true, binding = Binding.CLASS, doc = "How floats lie in memory.")
    static Object getFormat(PyThread t, PyType type, Object typestr) {
        Object text = Str.exactOrNull(typestr);
        if (text == null) {
            throw TypeErrors.of("__getformat__() argument must be str, not " + PyType.of(typestr).name);
        }
        if (!text.equals("double") && !text.equals("float")) {
            throw ValueErrors.of("__getformat__() argument 1 must be 'double' or 'float'");
        }
        return "IEEE, little-endian";
    }

    @ExposedMethod(value = "__format__($self, format_spec, /)", plain = true, doc = "Formats by the format mini-language.")
    static Object format(PyThread t, Object self, Object spec) {
        return FloatFormat.format(t, self, Str.specOf(spec));
    }

    @ExposedGetter(value = "real", doc = "the real part of a complex number")
    static double real(Object self) {
        return valueOf(self);
    }

    @ExposedGetter(value = "imag", doc = "the imaginary part of a complex number")
    static double imag(Object self) {
        return 0.0;
    }
}
