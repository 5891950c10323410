package dev.krait.type.number;

import dev.krait.error.OverflowErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.error.Warnings;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyByteArray;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.nio.charset.StandardCharsets;

/** What becomes a float. Compare CPython {@code Objects/floatobject.c: PyFloat_FromString, PyFloat_AsDouble}. */
public final class FloatConversion {
    private FloatConversion() {
    }

    /** {@code float(x)}. */
    public static double toFloat(PyThread t, Object x) {
        if (x instanceof Double d) {
            return d;
        }
        Object text = Str.exactOrNull(x);
        if (text != null && (Str.isExact(x) || !isConvertible(x))) {
            return parse(t, text, x);
        }
        if (!isConvertible(x) && BufferOps.is(x)) {
            Object shown = x instanceof PyBytes || x instanceof PyByteArray ? x : PyBytes.of(BufferOps.bytes(t, x));
            return parse(t, new String(BufferOps.bytes(t, x), StandardCharsets.US_ASCII), shown);
        }
        return ofNumber(t, x, "float() argument must be a string or a real number, not '");
    }

    static boolean isConvertible(Object x) {
        PyType type = PyType.of(x);
        return type.slot(Slot.FLOAT) != null || type.slot(Slot.INDEX) != null;
    }

    /** The float of a real number, as native functions take it: {@code __float__}, then {@code __index__}. */
    public static double ofNumber(PyThread t, Object x) {
        return ofNumber(t, x, "must be real number, not ");
    }

    /** The float of a real number; {@code complaint} begins the message for anything else. */
    static double ofNumber(PyThread t, Object x, String complaint) {
        if (x instanceof Double d) {
            return d;
        }
        if (x instanceof FloatInstance f && f.type.slot(Slot.FLOAT) == FloatType.TYPE.slot(Slot.FLOAT)) {
            return f.value;
        }
        Object slot = PyType.of(x).slot(Slot.FLOAT);
        if (slot == null) {
            if (PyType.of(x).slot(Slot.INDEX) != null) {
                return Ints.toDouble(NumberOps.index(t, x));
            }
            throw TypeErrors.of(complaint + PyType.of(x).name + (complaint.endsWith("'") ? "'" : ""));
        }
        Object result = SlotOps.call(t, slot, x);
        if (result instanceof Double d) {
            return d;
        }
        if (!(result instanceof FloatInstance f)) {
            throw TypeErrors.of(PyType.of(x).name + ".__float__ returned non-float (type " + PyType.of(result).name + ")");
        }
        Warnings.deprecated(t, PyType.of(x).name + ".__float__ returned non-float (type " + f.type.name
                + ").  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version "
                + "of Python.");
        return f.value;
    }

    private static double parse(PyThread t, Object text, Object source) {
        String s = IntText.ascii(text);
        s = s == null ? null : withoutUnderscores(s);
        if (s == null || s.isEmpty() || scan(s, 0) != s.length()) {
            throw ValueErrors.of("could not convert string to float: " + TextOps.repr(t, source));
        }
        return value(s);
    }

    /** The text without underscores between digits, or null when one stands elsewhere. */
    static String withoutUnderscores(String s) {
        if (s.indexOf('_') < 0) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c != '_') {
                out.append(c);
            } else if (i == 0 || i + 1 == s.length() || !isDigit(s.charAt(i - 1)) || !isDigit(s.charAt(i + 1))) {
                return null;
            }
        }
        return out.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where the float that begins at an index ends; the index itself when none does. */
    static int scan(String s, int from) {
        int i = from;
        if (i < s.length() && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            i++;
        }
        for (String word : new String[] {"infinity", "inf", "nan"}) {
            if (s.regionMatches(true, i, word, 0, word.length())) {
                return i + word.length();
            }
        }
        int start = i;
        int digits = 0;
        while (i < s.length() && isDigit(s.charAt(i))) {
            i++;
            digits++;
        }
        if (i < s.length() && s.charAt(i) == '.') {
            i++;
            while (i < s.length() && isDigit(s.charAt(i))) {
                i++;
                digits++;
            }
        }
        if (digits == 0) {
            return from;
        }
        assert i > start;
        if (i < s.length() && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
            int j = i + 1;
            if (j < s.length() && (s.charAt(j) == '+' || s.charAt(j) == '-')) {
                j++;
            }
            int exponent = j;
            while (j < s.length() && isDigit(s.charAt(j))) {
                j++;
            }
            if (j > exponent) {
                i = j;
            }
        }
        return i;
    }

    /** The value of a text that {@link #scan} accepts whole. */
    public static double value(String s) {
        int sign = s.charAt(0) == '-' || s.charAt(0) == '+' ? 1 : 0;
        char c = Character.toLowerCase(s.charAt(sign));
        if (c == 'i' || c == 'n') {
            double value = c == 'i' ? Double.POSITIVE_INFINITY : Double.NaN;
            return s.charAt(0) == '-' ? Math.copySign(value, -1.0) : value;
        }
        return Double.parseDouble(s);
    }

    /** {@code round(value, digits)}. */
    static double round(double value, Object digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        if (!(digits instanceof Long n) || n > 323) {
            return Ints.signum(digits) > 0 ? value : Math.copySign(0.0, value);
        }
        if (n < -308) {
            return Math.copySign(0.0, value);
        }
        double rounded = FloatText.round(value, (int) (long) n);
        if (Double.isInfinite(rounded)) {
            throw OverflowErrors.of("rounded value too large to represent");
        }
        return rounded;
    }
}
