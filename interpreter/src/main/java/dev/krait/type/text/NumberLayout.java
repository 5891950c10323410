package dev.krait.type.text;

/**
 * Puts the parts of a formatted number together: sign, prefix, grouped digits, rest, padding. Compare CPython
 * {@code Python/formatter_unicode.c: calc_number_widths, fill_number}.
 */
final class NumberLayout {
    private NumberLayout() {
    }

    /**
     * Lays out one number.
     *
     * @param sign {@code "-"}, {@code "+"}, {@code " "} or nothing
     * @param prefix such as {@code 0x}
     * @param whole the digits before the point; they alone are grouped and padded with zeros
     * @param rest everything after them
     */
    static Object lay(FormatSpec spec, String sign, String prefix, String whole, String rest) {
        int others = sign.length() + prefix.length() + rest.length();
        int least = spec.fill() == '0' && spec.align() == '=' ? spec.width() - others : 0;
        String digits = spec.grouping() == 0 || whole.isEmpty() ? whole : grouped(whole, spec.grouping(), groupOf(spec), least);
        int padding = Math.max(0, spec.width() - others - digits.length());
        Object head = sign.concat(prefix);
        Object body = digits.concat(rest);
        return switch (spec.align()) {
            case '<' -> Str.concat(Str.concat(head, body), Str.repeated(spec.fill(), padding));
            case '=' -> Str.concat(Str.concat(head, Str.repeated(spec.fill(), padding)), body);
            case '^' -> Str.concat(Str.concat(Str.repeated(spec.fill(), padding / 2), Str.concat(head, body)),
                    Str.repeated(spec.fill(), padding - padding / 2));
            default -> Str.concat(Str.repeated(spec.fill(), padding), Str.concat(head, body));
        };
    }

    private static int groupOf(FormatSpec spec) {
        return switch (spec.type()) {
            case 'b', 'o', 'x', 'X' -> 4;
            default -> 3;
        };
    }

    /** Digits in groups from the right, with leading zeros up to a least width that counts the separators. */
    static String grouped(String digits, char separator, int group, int least) {
        StringBuilder out = new StringBuilder();
        int i = digits.length();
        int inGroup = 0;
        while (i > 0 || out.length() < least) {
            if (inGroup == group) {
                out.append(separator);
                inGroup = 0;
            }
            out.append(i > 0 ? digits.charAt(--i) : '0');
            inGroup++;
        }
        return out.reverse().toString();
    }

    /** Digits of a fraction in groups of three from the left. */
    static String groupedFraction(String digits, char separator) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && i % 3 == 0) {
                out.append(separator);
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }

    /** Text without digits to group, such as a string or a complex number, within its width. */
    static Object pad(FormatSpec spec, Object text) {
        int padding = spec.width() - Str.length(text);
        if (padding <= 0) {
            return text;
        }
        int left = switch (spec.align()) {
            case '>' -> padding;
            case '^' -> padding / 2;
            default -> 0;
        };
        return Str.concat(Str.concat(Str.repeated(spec.fill(), left), text), Str.repeated(spec.fill(), padding - left));
    }
}
