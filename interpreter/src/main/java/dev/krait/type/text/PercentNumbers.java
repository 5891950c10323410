package dev.krait.type.text;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.number.FloatConversion;
import dev.krait.type.number.FloatText;
import dev.krait.type.number.IntConversion;
import dev.krait.type.number.IntText;
import dev.krait.type.number.IntType;
import dev.krait.type.number.Ints;

/** The numbers of {@code %}-formatting, laid out within their width. Compare CPython {@code Objects/unicodeobject.c: mainformatlong}. */
final class PercentNumbers {
    private static final int DEFAULT_PRECISION = 6;

    private PercentNumbers() {
    }

    /** A number by one of {@code d i u o x X e E f F g G}. */
    static String format(PyThread t, PercentSpec f, Object value) {
        return switch (f.conversion) {
            case 'e', 'E', 'f', 'F', 'g', 'G' -> floating(t, f, value);
            default -> whole(t, f, value);
        };
    }

    private static String floating(PyThread t, PercentSpec f, Object value) {
        double number = FloatConversion.ofNumber(t, value);
        int precision = f.precision < 0 ? DEFAULT_PRECISION : f.precision;
        String text = FloatText.format(number, (char) f.conversion, precision, f.alternate, false);
        return lay(f, "", text);
    }

    private static String whole(PyThread t, PercentSpec f, Object value) {
        Object number = toInt(t, f.conversion, value);
        int base = switch (f.conversion) {
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String digits = IntText.digits(t, Ints.absolute(number), base);
        if (f.conversion == 'X') {
            digits = digits.toUpperCase(java.util.Locale.ROOT);
        }
        if (f.precision > digits.length()) {
            digits = "0".repeat(f.precision - digits.length()) + digits;
        }
        String prefix = f.alternate && base != 10 ? "0" + (char) f.conversion : "";
        return lay(f, prefix, Ints.signum(number) < 0 ? "-" + digits : digits);
    }

    private static Object toInt(PyThread t, int conversion, Object value) {
        Object exact = IntType.exactOrNull(value);
        if (exact != null) {
            return exact;
        }
        boolean hexadecimal = conversion == 'x' || conversion == 'X' || conversion == 'o';
        PyType type = PyType.of(value);
        if (hexadecimal ? type.slot(Slot.INDEX) != null : type.slot(Slot.INT) != null || type.slot(Slot.INDEX) != null) {
            try {
                return hexadecimal ? NumberOps.index(t, value) : IntConversion.toInt(t, value);
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.TYPE_ERROR)) {
                    throw e;
                }
            }
        }
        throw TypeErrors.of("%" + (char) conversion + " format: " + (hexadecimal ? "an integer" : "a real number") + " is required, not " + type.name);
    }

    /** Sign, prefix, zeros or spaces, digits. */
    private static String lay(PercentSpec f, String prefix, String text) {
        String sign = "";
        if (text.charAt(0) == '-') {
            sign = "-";
            text = text.substring(1);
        } else if (f.plus) {
            sign = "+";
        } else if (f.blank) {
            sign = " ";
        }
        int padding = f.width - sign.length() - prefix.length() - text.length();
        if (padding <= 0) {
            return sign + prefix + text;
        }
        if (f.left) {
            return sign + prefix + text + " ".repeat(padding);
        }
        return f.zero ? sign + prefix + "0".repeat(padding) + text : " ".repeat(padding) + sign + prefix + text;
    }
}
