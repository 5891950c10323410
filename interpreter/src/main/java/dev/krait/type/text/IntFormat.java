package dev.krait.type.text;

import dev.krait.error.OverflowErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.IntText;
import dev.krait.type.number.IntType;
import dev.krait.type.number.Ints;

/** {@code format(int, spec)}. Compare CPython {@code Python/formatter_unicode.c: format_long_internal}. */
public final class IntFormat {
    private IntFormat() {
    }

    /** Formats an int, a bool or an instance of a subclass. */
    public static Object format(PyThread t, Object self, Object spec) {
        if (FormatSpec.isEmpty(spec)) {
            return TextOps.str(t, self);
        }
        String typeName = PyType.of(self).name;
        FormatSpec f = FormatSpec.parse(spec, 'd', '>', typeName);
        Object value = IntType.exactOrNull(self);
        return switch (f.type()) {
            case 'b', 'c', 'd', 'o', 'x', 'X', 'n' -> whole(t, value, f);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> FloatFormat.format(Ints.toDouble(value), f);
            default -> throw f.unknownCode(typeName);
        };
    }

    private static Object whole(PyThread t, Object value, FormatSpec f) {
        if (f.precision() >= 0 || f.fractionGrouping() != 0) {
            throw ValueErrors.of("Precision not allowed in integer format specifier");
        }
        if (f.noNegativeZero()) {
            throw ValueErrors.of("Negative zero coercion (z) not allowed in integer format specifier");
        }
        if (f.type() == 'c') {
            return character(value, f);
        }
        int base = switch (f.type()) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String digits = IntText.digits(t, Ints.absolute(value), base);
        String prefix = "";
        if (f.alternate() && base != 10) {
            prefix = "0" + (char) f.type();
        }
        if (f.type() == 'X') {
            digits = digits.toUpperCase(java.util.Locale.ROOT);
        }
        return NumberLayout.lay(f, sign(f, Ints.signum(value) < 0), prefix, digits, "");
    }

    static String sign(FormatSpec f, boolean negative) {
        return negative ? "-" : f.sign() == '+' ? "+" : f.sign() == ' ' ? " " : "";
    }

    private static Object character(Object value, FormatSpec f) {
        if (f.sign() != 0) {
            throw ValueErrors.of("Sign not allowed with integer format specifier 'c'");
        }
        if (f.alternate()) {
            throw ValueErrors.of("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        if (!(value instanceof Long c)) {
            throw OverflowErrors.of("Python int too large to convert to C long");
        }
        if (c < 0 || c > 0x10FFFF) {
            throw OverflowErrors.of("%c arg not in range(0x110000)");
        }
        Object text = Str.ofCodePoint((int) (long) c);
        int padding = f.width() - 1;
        // digits of a number stand after the padding of '=', so do characters
        return padding <= 0 ? text : f.align() == '=' ? Str.concat(Str.repeated(f.fill(), padding), text) : NumberLayout.pad(f, text);
    }
}
