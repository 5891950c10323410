package dev.krait.type.number;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.error.Warnings;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.SlotOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** What becomes a complex. Compare CPython {@code Objects/complexobject.c: complex_new_impl}. */
public final class ComplexConversion {
    private ComplexConversion() {
    }

    /** {@code complex(real, imag)}; either may be left out. */
    static PyComplex toComplex(PyThread t, Object real, Object imag) {
        if (imag == null) {
            return real == null ? new PyComplex(0, 0) : single(t, real);
        }
        if (real != null && real instanceof PyComplex == false && Str.is(real)) {
            throw TypeErrors.of("complex() argument 'real' must be a real number, not " + PyType.of(real).name);
        }
        PyComplex re = real == null ? new PyComplex(0, 0) : component(t, real, "real");
        PyComplex im = component(t, imag, "imag");
        boolean complexReal = real != null && isComplex(real);
        boolean complexImag = isComplex(imag);
        double x = re.real;
        double y = im.real;
        if (complexImag) {
            x -= im.imag;
        }
        if (complexReal) {
            y += re.imag;
        }
        return new PyComplex(x, y);
    }

    private static boolean isComplex(Object value) {
        return value instanceof PyComplex || PyType.of(value).slot(Slot.COMPLEX) != null;
    }

    private static PyComplex single(PyThread t, Object x) {
        if (x instanceof PyComplex z) {
            return z;
        }
        Object text = Str.exactOrNull(x);
        if (text != null) {
            return parse(text);
        }
        PyComplex converted = byMethod(t, x);
        if (converted != null) {
            return converted;
        }
        if (!FloatConversion.isConvertible(x)) {
            throw TypeErrors.of("complex() argument must be a string or a number, not " + PyType.of(x).name);
        }
        return new PyComplex(FloatConversion.ofNumber(t, x, "must be real number, not "), 0);
    }

    private static PyComplex component(PyThread t, Object x, String which) {
        if (x instanceof PyComplex z) {
            if (which.equals("real") || which.equals("imag")) {
                Warnings.deprecated(t, "complex() argument '" + which + "' must be a real number, not " + z.type.name);
            }
            return z;
        }
        if (which.equals("real")) {
            PyComplex converted = byMethod(t, x);
            if (converted != null) {
                Warnings.deprecated(t, "complex() argument 'real' must be a real number, not " + PyType.of(x).name);
                return converted;
            }
        }
        if (!FloatConversion.isConvertible(x)) {
            throw TypeErrors.of("complex() argument '" + which + "' must be a real number, not " + PyType.of(x).name);
        }
        return new PyComplex(FloatConversion.ofNumber(t, x, "must be real number, not "), 0);
    }

    /** What {@code __complex__} gives, or null when there is none. */
    private static PyComplex byMethod(PyThread t, Object x) {
        Object slot = PyType.of(x).slot(Slot.COMPLEX);
        if (slot == null) {
            return null;
        }
        Object result = SlotOps.call(t, slot, x);
        if (!(result instanceof PyComplex z)) {
            throw TypeErrors.of("__complex__ returned non-complex (type " + PyType.of(result).name + ")");
        }
        if (z.type != PyComplex.TYPE) {
            Warnings.deprecated(t, "__complex__ returned non-complex (type " + z.type.name
                    + ").  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future "
                    + "version of Python.");
        }
        return z;
    }

    /** {@code complex.from_number(x)}, and what cmath takes. */
    public static PyComplex ofNumber(PyThread t, Object x) {
        if (x instanceof PyComplex z) {
            return z;
        }
        PyComplex converted = byMethod(t, x);
        return converted != null ? converted : new PyComplex(FloatConversion.ofNumber(t, x, "must be real number, not "), 0);
    }

    private static PyException malformed() {
        return ValueErrors.of("complex() arg is a malformed string");
    }

    /** {@code complex(text)}. */
    static PyComplex parse(Object text) {
        String s = IntText.ascii(text);
        if (s == null) {
            throw malformed();
        }
        s = FloatConversion.withoutUnderscores(s);
        if (s == null) {
            throw malformed();
        }
        if (s.startsWith("(") && s.endsWith(")")) {
            s = s.substring(1, s.length() - 1).strip();
        }
        PyComplex value = parts(s);
        if (value == null) {
            throw malformed();
        }
        return value;
    }

    private static PyComplex parts(String s) {
        int first = FloatConversion.scan(s, 0);
        if (first > 0) {
            double x = Double.NaN;
            x = FloatConversion.value(s.substring(0, first));
            if (first == s.length()) {
                return new PyComplex(x, 0);
            }
            char c = s.charAt(first);
            if ((c == 'j' || c == 'J') && first + 1 == s.length()) {
                return new PyComplex(0, x);
            }
            if (c != '+' && c != '-') {
                return null;
            }
            Double y = imaginary(s, first);
            return y == null ? null : new PyComplex(x, y);
        }
        Double y = imaginary(s, 0);
        return y == null ? null : new PyComplex(0, y);
    }

    /** {@code [sign][number]j} up to the end. */
    private static Double imaginary(String s, int from) {
        int end = s.length() - 1;
        if (end < from || s.charAt(end) != 'j' && s.charAt(end) != 'J') {
            return null;
        }
        String number = s.substring(from, end);
        if (number.isEmpty() || number.equals("+")) {
            return 1.0;
        }
        if (number.equals("-")) {
            return -1.0;
        }
        return FloatConversion.scan(number, 0) == number.length() ? (Double) FloatConversion.value(number) : null;
    }
}
