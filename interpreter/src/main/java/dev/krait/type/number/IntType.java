package dev.krait.type.number;

import dev.krait.error.TypeErrors;
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
import dev.krait.type.text.IntFormat;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/** The type {@code int}: its methods as static functions over host values. {@link Ints} computes. */
@ExposedType(value = "int", doc = "An integer of any size; int(x) converts a number or a string, int(x, base=n) a string in that base.")
public final class IntType {
    public static final PyType TYPE = PyType.builtin(IntTypeTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.LONG_SUBCLASS);
    private static final Object NONE = PyNotImplemented.NOT_IMPLEMENTED;

    private IntType() {
    }

    /** The exact value ({@code Long} or {@code BigInteger}) of an int, a bool or an instance of a subclass; null for anything else. */
    public static Object exactOrNull(Object value) {
        if (value instanceof Long || value instanceof BigInteger) {
            return value;
        }
        if (value instanceof Boolean b) {
            return b ? 1L : 0L;
        }
        return value instanceof IntInstance i ? i.value : null;
    }

    /** An exact value as an instance of a type. */
    static Object wrap(PyType cls, Object value) {
        return cls == TYPE ? value : new IntInstance(cls, value);
    }

    @ExposedNew("(x=0, /, base=10)")
    static Object newInt(PyThread t, PyType cls, Object x, Object base) {
        if (cls == BoolType.TYPE) {
            throw TypeErrors.of("int.__new__(bool) is not safe, use bool.__new__()");
        }
        if (x == null) {
            if (base != null) {
                throw TypeErrors.of("int() missing string argument");
            }
            return wrap(cls, 0L);
        }
        return wrap(cls, base == null ? IntConversion.toInt(t, x) : IntConversion.toInt(t, x, base));
    }

    @ExposedMethod("__repr__($self, /)")
    static Object repr(PyThread t, Object self) {
        return IntText.decimal(t, exactOrNull(self));
    }

    @ExposedMethod("__hash__($self, /)")
    static long hash(Object self) {
        Object value = exactOrNull(self);
        return value instanceof Long x ? HashOps.hash((long) x) : HashOps.hash((BigInteger) value);
    }

    private static Object compare(Object self, Object value, int op) {
        Object other = exactOrNull(value);
        return other == null ? NONE : (Object) CompareOps.compare(Ints.compare(exactOrNull(self), other), 0, op);
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
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.add(exactOrNull(self), other);
    }

    @ExposedMethod("__radd__($self, value, /)")
    static Object radd(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.add(other, exactOrNull(self));
    }

    @ExposedMethod("__sub__($self, value, /)")
    static Object sub(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.subtract(exactOrNull(self), other);
    }

    @ExposedMethod("__rsub__($self, value, /)")
    static Object rsub(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.subtract(other, exactOrNull(self));
    }

    @ExposedMethod("__mul__($self, value, /)")
    static Object mul(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.multiply(exactOrNull(self), other);
    }

    @ExposedMethod("__rmul__($self, value, /)")
    static Object rmul(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.multiply(other, exactOrNull(self));
    }

    @ExposedMethod("__mod__($self, value, /)")
    static Object mod(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.remainder(exactOrNull(self), other);
    }

    @ExposedMethod("__rmod__($self, value, /)")
    static Object rmod(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.remainder(other, exactOrNull(self));
    }

    @ExposedMethod("__lshift__($self, value, /)")
    static Object lshift(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.leftShift(exactOrNull(self), other);
    }

    @ExposedMethod("__rlshift__($self, value, /)")
    static Object rlshift(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.leftShift(other, exactOrNull(self));
    }

    @ExposedMethod("__rshift__($self, value, /)")
    static Object rshift(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.rightShift(exactOrNull(self), other);
    }

    @ExposedMethod("__rrshift__($self, value, /)")
    static Object rrshift(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.rightShift(other, exactOrNull(self));
    }

    @ExposedMethod("__and__($self, value, /)")
    static Object and(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.and(exactOrNull(self), other);
    }

    @ExposedMethod("__rand__($self, value, /)")
    static Object rand(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.and(other, exactOrNull(self));
    }

    @ExposedMethod("__xor__($self, value, /)")
    static Object xor(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.xor(exactOrNull(self), other);
    }

    @ExposedMethod("__rxor__($self, value, /)")
    static Object rxor(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.xor(other, exactOrNull(self));
    }

    @ExposedMethod("__or__($self, value, /)")
    static Object or(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.or(exactOrNull(self), other);
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object ror(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.or(other, exactOrNull(self));
    }

    @ExposedMethod("__floordiv__($self, value, /)")
    static Object floordiv(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.floorDivide(exactOrNull(self), other);
    }

    @ExposedMethod("__rfloordiv__($self, value, /)")
    static Object rfloordiv(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : Ints.floorDivide(other, exactOrNull(self));
    }

    @ExposedMethod("__truediv__($self, value, /)")
    static Object truediv(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : (Object) Ints.trueDivide(exactOrNull(self), other);
    }

    @ExposedMethod("__rtruediv__($self, value, /)")
    static Object rtruediv(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : (Object) Ints.trueDivide(other, exactOrNull(self));
    }

    @ExposedMethod("__divmod__($self, value, /)")
    static Object divmod(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : PyTuple.of(Ints.divmod(exactOrNull(self), other));
    }

    @ExposedMethod("__rdivmod__($self, value, /)")
    static Object rdivmod(Object self, Object value) {
        Object other = exactOrNull(value);
        return other == null ? NONE : PyTuple.of(Ints.divmod(other, exactOrNull(self)));
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
        Object x = exactOrNull(a);
        Object y = exactOrNull(b);
        if (x == null || y == null) {
            return NONE;
        }
        if (mod == null || mod == PyNone.NONE) {
            return Power.ints(x, y);
        }
        Object m = exactOrNull(mod);
        return m == null ? NONE : Power.modular(x, y, m);
    }

    @ExposedMethod("__neg__($self, /)")
    static Object neg(Object self) {
        return Ints.negative(exactOrNull(self));
    }

    @ExposedMethod("__pos__($self, /)")
    static Object pos(Object self) {
        return exactOrNull(self);
    }

    @ExposedMethod("__abs__($self, /)")
    static Object abs(Object self) {
        return Ints.absolute(exactOrNull(self));
    }

    @ExposedMethod("__bool__($self, /)")
    static boolean bool(Object self) {
        return !Ints.isZero(exactOrNull(self));
    }

    @ExposedMethod("__invert__($self, /)")
    static Object invert(Object self) {
        return Ints.invert(exactOrNull(self));
    }

    @ExposedMethod("__int__($self, /)")
    static Object toInt(Object self) {
        return exactOrNull(self);
    }

    @ExposedMethod("__index__($self, /)")
    static Object index(Object self) {
        return exactOrNull(self);
    }

    @ExposedMethod("__float__($self, /)")
    static double toFloat(Object self) {
        return Ints.toDouble(exactOrNull(self));
    }

    @ExposedMethod(value = "conjugate($self, /)", doc = "Return the number itself.")
    static Object conjugate(Object self) {
        return exactOrNull(self);
    }

    @ExposedMethod(value = "bit_length($self, /)", doc = "The number of bits that the magnitude takes in binary.")
    static int bitLength(Object self) {
        return Ints.bitLength(exactOrNull(self));
    }

    @ExposedMethod(value = "bit_count($self, /)", doc = "The number of ones in the binary magnitude.")
    static int bitCount(Object self) {
        return Ints.bitCount(exactOrNull(self));
    }

    @ExposedMethod(value = "to_bytes($self, /, length=1, byteorder='big', *, signed=False)", doc = "The bytes of the integer, so many of them.")
    static Object toBytes(PyThread t, Object self, Object length, Object byteorder, Object signed) {
        return IntConversion.toBytes(t, exactOrNull(self), length, byteorder, signed);
    }

    @ExposedMethod(value = "from_bytes($type, /, bytes, byteorder='big', *, signed=False)", binding = Binding.CLASS,
            doc = "The integer that some bytes say.")
    static Object fromBytes(PyThread t, PyType type, Object bytes, Object byteorder, Object signed) {
        Object value = IntConversion.fromBytes(t, bytes, byteorder, signed);
        return type == TYPE ? value : CallOps.call1(t, type, value);
    }

    @ExposedMethod(value = "as_integer_ratio($self, /)", doc = "The pair of the number and 1.")
    static Object asIntegerRatio(Object self) {
        return PyTuple.of(exactOrNull(self), 1L);
    }

    @ExposedMethod(value = "__trunc__($self, /)", plain = true, doc = "The number itself.")
    static Object trunc(Object self) {
        return exactOrNull(self);
    }

    @ExposedMethod(value = "__floor__($self, /)", plain = true, doc = "The number itself.")
    static Object floor(Object self) {
        return exactOrNull(self);
    }

    @ExposedMethod(value = "__ceil__($self, /)", plain = true, doc = "The number itself.")
    static Object ceil(Object self) {
        return exactOrNull(self);
    }

    @ExposedMethod(value = "__round__($self, ndigits=None, /)", plain = true, doc = "Rounds to a power of ten, ties to even.")
    static Object round(PyThread t, Object self, Object ndigits) {
        Object value = exactOrNull(self);
        return ndigits == null || ndigits == PyNone.NONE ? value : IntConversion.round(value, NumberOps.index(t, ndigits));
    }

    @ExposedMethod(value = "__getnewargs__($self, /)", plain = true)
    static Object getNewArgs(Object self) {
        return PyTuple.of(exactOrNull(self));
    }

    @ExposedMethod(value = "__format__($self, format_spec, /)", plain = true, doc = "Formats by the format mini-language.")
    static Object format(PyThread t, Object self, Object spec) {
        return IntFormat.format(t, self, Str.specOf(spec));
    }

    @ExposedMethod(value = "__sizeof__($self, /)", plain = true, doc = "Bytes in memory, as CPython would take.")
    static long sizeOf(Object self) {
        int digits = Math.max(1, (Ints.bitLength(exactOrNull(self)) + 29) / 30);
        return 24L + 4L * digits;
    }

    @ExposedMethod(value = "is_integer($self, /)", doc = "Always true.")
    static boolean isInteger(Object self) {
        return true;
    }

    @ExposedGetter(value = "real", doc = "the real part of a complex number")
    static Object real(Object self) {
        return exactOrNull(self);
    }

    @ExposedGetter(value = "imag", doc = "the imaginary part of a complex number")
    static Object imag(Object self) {
        return 0L;
    }

    @ExposedGetter(value = "numerator", doc = "the numerator of a rational number in lowest terms")
    static Object numerator(Object self) {
        return exactOrNull(self);
    }

    @ExposedGetter(value = "denominator", doc = "the denominator of a rational number in lowest terms")
    static Object denominator(Object self) {
        return 1L;
    }
}
