package dev.krait.type.text;

import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.FloatText;
import dev.krait.type.number.FloatType;
import dev.krait.type.number.PyComplex;

/** {@code format(float, spec)} and {@code format(complex, spec)}. Compare CPython {@code Python/formatter_unicode.c: format_float_internal}. */
public final class FloatFormat {
    private static final int DEFAULT_PRECISION = 6;

    private FloatFormat() {
    }

    /** Formats a float or an instance of a subclass. */
    public static Object format(PyThread t, Object self, Object spec) {
        if (FormatSpec.isEmpty(spec)) {
            return TextOps.str(t, self);
        }
        String typeName = PyType.of(self).name;
        FormatSpec f = FormatSpec.parse(spec, 0, '>', typeName);
        return switch (f.type()) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%' -> format(FloatType.valueOf(self), f);
            default -> throw f.unknownCode(typeName);
        };
    }

    /** Formats by a specification whose type a float has. */
    static Object format(double value, FormatSpec f) {
        boolean percent = f.type() == '%';
        String text = digits(percent ? value * 100 : value, f, f.type() == 0);
        if (percent) {
            text = text.concat("%");
        }
        boolean negative = text.charAt(0) == '-';
        if (negative) {
            text = text.substring(1);
        }
        int whole = 0;
        while (whole < text.length() && text.charAt(whole) >= '0' && text.charAt(whole) <= '9') {
            whole++;
        }
        String rest = text.substring(whole);
        if (f.fractionGrouping() != 0 && rest.startsWith(".")) {
            int end = 1;
            while (end < rest.length() && rest.charAt(end) >= '0' && rest.charAt(end) <= '9') {
                end++;
            }
            rest = "." + NumberLayout.groupedFraction(rest.substring(1, end), f.fractionGrouping()) + rest.substring(end);
        }
        // infinities and NaN have no digits to group, but zeros pad them
        return NumberLayout.lay(f, IntFormat.sign(f, negative), "", text.substring(0, whole), rest);
    }

    private static String digits(double value, FormatSpec f, boolean plain) {
        char kind = (char) f.type();
        int precision = f.precision();
        boolean addDotZero = false;
        if (plain) {
            addDotZero = true;
            kind = precision < 0 ? 'r' : 'g';
        } else if (kind == '%') {
            kind = 'f';
        } else if (kind == 'n') {
            kind = 'g';
        }
        if (precision < 0) {
            precision = kind == 'r' ? 0 : DEFAULT_PRECISION;
        }
        String text = FloatText.format(value, kind, precision, f.alternate(), addDotZero);
        return f.noNegativeZero() && isNegativeZero(text) ? text.substring(1) : text;
    }

    private static boolean isNegativeZero(String text) {
        if (text.charAt(0) != '-') {
            return false;
        }
        for (int i = 1; i < text.length() && text.charAt(i) != 'e' && text.charAt(i) != 'E'; i++) {
            if (text.charAt(i) != '0' && text.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    /** Formats a complex number. */
    public static Object format(PyThread t, PyComplex self, Object spec) {
        if (FormatSpec.isEmpty(spec)) {
            return TextOps.str(t, self);
        }
        FormatSpec f = FormatSpec.parse(spec, 0, '>', self.type.name);
        switch (f.type()) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n' -> {
            }
            default -> throw f.unknownCode(self.type.name);
        }
        if (f.fill() == '0') {
            throw ValueErrors.of("Zero padding is not allowed in complex format specifier");
        }
        if (f.align() == '=') {
            throw ValueErrors.of("'=' alignment flag is not allowed in complex format specifier");
        }
        return NumberLayout.pad(f, parts(self, f));
    }

    private static Object parts(PyComplex self, FormatSpec f) {
        boolean plain = f.type() == 0;
        boolean skipReal = plain && Double.doubleToRawLongBits(self.real) == 0;
        FormatSpec bare = new FormatSpec(' ', '>', false, f.sign(), f.noNegativeZero(), f.alternate(), false, -1, f.precision(), f.grouping(),
                f.fractionGrouping(), f.type());
        Object imag = part(self.imag, skipReal ? bare : withSign(bare));
        Object text = skipReal ? Str.concat(imag, "j") : Str.concat(Str.concat(part(self.real, bare), imag), "j");
        return plain && !skipReal ? Str.concat(Str.concat("(", text), ")") : text;
    }

    private static FormatSpec withSign(FormatSpec f) {
        return new FormatSpec(f.fill(), f.align(), false, '+', f.noNegativeZero(), f.alternate(), false, -1, f.precision(), f.grouping(),
                f.fractionGrouping(), f.type());
    }

    /** One part; without a type it is the shortest repr but without {@code .0}. */
    private static Object part(double value, FormatSpec f) {
        if (f.type() != 0) {
            return format(value, f);
        }
        String text = FloatText.format(value, f.precision() < 0 ? 'r' : 'g', Math.max(f.precision(), 0), f.alternate(), false);
        boolean negative = text.charAt(0) == '-';
        text = negative ? text.substring(1) : text;
        int whole = 0;
        while (whole < text.length() && Character.isDigit(text.charAt(whole))) {
            whole++;
        }
        return NumberLayout.lay(f, IntFormat.sign(f, negative), "", text.substring(0, whole), text.substring(whole));
    }
}
