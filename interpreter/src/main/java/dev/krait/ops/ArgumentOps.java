package dev.krait.ops;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/** Conversions of arguments as Argument Clinic does them, with its messages. A {@code null} is an argument that was left out. */
public final class ArgumentOps {
    private ArgumentOps() {
    }

    /** A C {@code int}. */
    public static int integer(PyThread t, Object value) {
        Object index = NumberOps.index(t, value);
        if (index instanceof Long l) {
            if (l > Integer.MAX_VALUE) {
                throw OverflowErrors.of("signed integer is greater than maximum");
            }
            if (l < Integer.MIN_VALUE) {
                throw OverflowErrors.of("signed integer is less than minimum");
            }
            return (int) (long) l;
        }
        throw OverflowErrors.of("Python int too large to convert to C int");
    }

    public static int integer(PyThread t, Object value, int otherwise) {
        return value == null ? otherwise : integer(t, value);
    }

    /** A C {@code long}. */
    public static long longInteger(PyThread t, Object value) {
        if (NumberOps.index(t, value) instanceof Long l) {
            return l;
        }
        throw OverflowErrors.of("Python int too large to convert to C long");
    }

    public static long longInteger(PyThread t, Object value, long otherwise) {
        return value == null ? otherwise : longInteger(t, value);
    }

    /** A {@code Py_ssize_t}, where None may stand for a default. */
    public static long sizeOrNone(PyThread t, Object value, long otherwise) {
        if (value == null || value == PyNone.NONE) {
            return otherwise;
        }
        Object slot = PyType.of(value).slot(dev.krait.object.Slot.INDEX);
        if (slot == null) {
            throw TypeErrors.of("argument should be integer or None, not '" + PyType.of(value).fullName() + "'");
        }
        if (NumberOps.index(t, value) instanceof Long l) {
            return l;
        }
        throw OverflowErrors.of("cannot fit 'int' into an index-sized integer");
    }

    public static boolean truth(PyThread t, Object value, boolean otherwise) {
        return value == null ? otherwise : TruthOps.isTrue(t, value);
    }

    /** A C {@code double}. */
    public static double real(PyThread t, Object value) {
        if (value instanceof Double d) {
            return d;
        }
        if (value instanceof Long l) {
            return l;
        }
        Object result = CallOps.call1(t, dev.krait.type.number.FloatType.TYPE, requireReal(value));
        return (Double) result;
    }

    private static Object requireReal(Object value) {
        PyType type = PyType.of(value);
        if (type.slot(dev.krait.object.Slot.FLOAT) == null && type.slot(dev.krait.object.Slot.INDEX) == null) {
            throw TypeErrors.of("must be real number, not " + type.name);
        }
        return value;
    }

    /** A {@code str} argument in UTF-16; {@code name} is quoted, or the position. */
    public static String text(Object value, String function, String name) {
        if (Str.is(value)) {
            return Str.java(value);
        }
        throw TypeErrors.of(function + "() argument " + name + " must be str, not " + typeName(value));
    }

    /** The name of a value's type as argument messages show it. */
    public static String typeName(Object value) {
        return value == PyNone.NONE ? "None" : PyType.of(value).name;
    }

    /** A {@code str} or None, which gives null. */
    public static String textOrNone(Object value, String function, String name) {
        if (value == null || value == PyNone.NONE) {
            return null;
        }
        if (Str.is(value)) {
            return Str.java(value);
        }
        throw TypeErrors.of(function + "() argument " + name + " must be str or None, not " + typeName(value));
    }

    /** Text without a NUL, as C strings must be. */
    public static String withoutNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw ValueErrors.of("embedded null character");
        }
        return text;
    }

    /** None for null. */
    public static Object orNone(Object value) {
        return value == null ? PyNone.NONE : value;
    }

    /** Seconds, an int or a float, in nanoseconds, rounded up away from zero; the limits are those of CPython's {@code PyTime_t}. */
    public static long nanoseconds(PyThread t, Object seconds) {
        if (seconds instanceof Double d) {
            if (d.isNaN()) {
                throw ValueErrors.of("Invalid value NaN (not a number)");
            }
            double nanos = d * 1e9;
            if (!(nanos >= -0x1p63 && nanos < 0x1p63)) {
                throw OverflowErrors.of("timestamp out of range for platform time_t");
            }
            return (long) (nanos < 0 ? Math.floor(nanos) : Math.ceil(nanos));
        }
        if (PyType.of(seconds).slot(dev.krait.object.Slot.INDEX) == null) {
            throw TypeErrors.of("'" + PyType.of(seconds).name + "' object cannot be interpreted as an integer or float");
        }
        Object index = NumberOps.index(t, seconds);
        BigInteger nanos = BigInteger.valueOf(1_000_000_000L).multiply(index instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) index);
        if (nanos.bitLength() > 63) {
            throw OverflowErrors.of("timestamp out of range for platform time_t");
        }
        return nanos.longValue();
    }
}
