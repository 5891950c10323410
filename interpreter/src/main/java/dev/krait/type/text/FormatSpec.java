package dev.krait.type.text;

import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;

/**
 * A parsed format specification: {@code [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]}. Compare CPython
 * {@code Python/formatter_unicode.c: parse_internal_render_format_spec}.
 *
 * @param fill the code point that pads
 * @param align one of {@code < > = ^}
 * @param explicitAlign whether the specification says how to align
 * @param sign {@code + - } or space, 0 when it says none
 * @param width -1 when it says none
 * @param precision -1 when it says none
 * @param grouping {@code , _} or 0; what stands between digits of the whole part
 * @param fractionGrouping the same for the fraction
 * @param type the presentation type, or the default of the formatted type
 */
record FormatSpec(int fill, char align, boolean explicitAlign, char sign, boolean noNegativeZero, boolean alternate, boolean zeroPadded, int width,
                  int precision, char grouping, char fractionGrouping, int type) {

    /** Whether a specification asks for nothing: {@code format(x, '')} is {@code str(x)}. */
    static boolean isEmpty(Object spec) {
        return spec instanceof String s && s.isEmpty();
    }

    /** Parses; {@code typeName} goes into messages. */
    static FormatSpec parse(Object spec, int defaultType, char defaultAlign, String typeName) {
        return new Reader(spec, typeName).read(defaultType, defaultAlign);
    }

    /** The error for a presentation type that the value does not have. */
    PyException unknownCode(String typeName) {
        String shown = type > 32 && type < 128 ? new String(Character.toChars(type)) : "\\x" + Integer.toHexString(type);
        return ValueErrors.of("Unknown format code '" + shown + "' for object of type '" + typeName + "'");
    }

    private static final class Reader {
        private final Object spec;
        private final int end;
        private final String typeName;
        private int at;

        Reader(Object spec, String typeName) {
            this.spec = spec;
            this.end = Str.length(spec);
            this.typeName = typeName;
        }

        private int peek(int ahead) {
            return at + ahead < end ? Str.codePointAt(spec, at + ahead) : -1;
        }

        private boolean accept(int c) {
            if (peek(0) == c) {
                at++;
                return true;
            }
            return false;
        }

        private static boolean isAlign(int c) {
            return c == '<' || c == '>' || c == '=' || c == '^';
        }

        FormatSpec read(int defaultType, char defaultAlign) {
            int fill = ' ';
            boolean fillGiven = false;
            boolean alignGiven = false;
            char align = defaultAlign;
            if (isAlign(peek(1))) {
                fill = peek(0);
                align = (char) peek(1);
                fillGiven = true;
                alignGiven = true;
                at += 2;
            } else if (isAlign(peek(0))) {
                align = (char) peek(0);
                alignGiven = true;
                at++;
            }
            int c = peek(0);
            char sign = 0;
            if (c == '+' || c == '-' || c == ' ') {
                sign = (char) c;
                at++;
            }
            boolean noNegativeZero = accept('z');
            boolean alternate = accept('#');
            boolean zero = false;
            if (!fillGiven && peek(0) == '0') {
                fill = '0';
                if (!alignGiven && defaultAlign == '>') {
                    align = '=';
                }
                zero = true;
                at++;
            }
            int width = number();
            char grouping = grouping();
            int precision = -1;
            char fraction = 0;
            if (accept('.')) {
                precision = number();
                fraction = fractionGrouping();
                if (precision < 0 && fraction == 0) {
                    throw ValueErrors.of("Format specifier missing precision");
                }
            }
            int type = type(defaultType);
            checkGrouping(grouping, fraction, type);
            return new FormatSpec(fill, align, alignGiven, sign, noNegativeZero, alternate, zero, width, precision, grouping, fraction, type);
        }

        private int number() {
            long value = -1;
            while (at < end && Chars.decimal(Str.codePointAt(spec, at)) >= 0) {
                value = Math.max(value, 0) * 10 + Chars.decimal(Str.codePointAt(spec, at++));
                if (value > Integer.MAX_VALUE) {
                    throw ValueErrors.of("Too many decimal digits in format string");
                }
            }
            return (int) value;
        }

        private char grouping() {
            char grouping = 0;
            if (accept(',')) {
                grouping = ',';
            }
            if (accept('_')) {
                if (grouping != 0) {
                    throw bothSeparators();
                }
                grouping = '_';
            }
            if (peek(0) == ',' && grouping == '_') {
                throw bothSeparators();
            }
            return grouping;
        }

        private char fractionGrouping() {
            char grouping = 0;
            if (accept(',')) {
                grouping = ',';
            }
            if (accept('_')) {
                if (grouping != 0) {
                    throw bothSeparators();
                }
                grouping = '_';
            }
            if (peek(0) == ',' && grouping == '_') {
                throw bothSeparators();
            }
            return grouping;
        }

        private static PyException bothSeparators() {
            return ValueErrors.of("Cannot specify both ',' and '_'.");
        }

        private int type(int defaultType) {
            int rest = end - at;
            if (rest > 1) {
                throw ValueErrors.of("Invalid format specifier '" + Str.java(spec) + "' for object of type '" + typeName + "'");
            }
            return rest == 1 ? peek(0) : defaultType;
        }

        private void checkGrouping(char grouping, char fraction, int type) {
            char used = grouping != 0 ? grouping : fraction != 0 && type == 'n' ? fraction : 0;
            if (used == 0) {
                return;
            }
            boolean fits = switch (type) {
                case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0 -> true;
                case 'b', 'o', 'x', 'X' -> used == '_';
                default -> false;
            };
            if (!fits) {
                String shown = type > 32 && type < 128 ? new String(Character.toChars(type)) : "\\x" + Integer.toHexString(type);
                throw ValueErrors.of("Cannot specify '" + used + "' with '" + shown + "'.");
            }
        }
    }
}
