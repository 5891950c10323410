package dev.krait.type.text;

/**
 * Properties of code points, by the Unicode database (version 16, the JDK's own). Compare CPython {@code Objects/unicodectype.c}.
 *
 * <p>What the JDK does not know as Python means it (numeric ideographs, digits of other scripts, full case folding) stands in {@link CharTables}.
 */
public final class Chars {
    private Chars() {
    }

    public static boolean isSpace(int c) {
        if (c < 128) {
            return c == ' ' || c >= 9 && c <= 13 || c >= 0x1c && c <= 0x1f;
        }
        return c == 0x85 || c == 0xa0 || c == 0x1680 || c >= 0x2000 && c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f
                || c == 0x3000;
    }

    /** Whether a line ends here. */
    public static boolean isLineBreak(int c) {
        return c >= 10 && c <= 13 || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** The value of a decimal digit, or -1. */
    public static int decimal(int c) {
        if (c < 128) {
            return c >= '0' && c <= '9' ? c - '0' : -1;
        }
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
    }

    /** The value of a digit, decimal or not (superscripts, circled digits …), or -1. */
    public static int digit(int c) {
        int decimal = decimal(c);
        return decimal >= 0 || c < 128 ? decimal : CharTables.digit(c);
    }

    public static boolean isNumeric(int c) {
        if (c < 128) {
            return c >= '0' && c <= '9';
        }
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            case Character.OTHER_LETTER -> CharTables.isNumericIdeograph(c);
            default -> false;
        };
    }

    public static boolean isAlpha(int c) {
        return Character.isLetter(c);
    }

    public static boolean isAlnum(int c) {
        return isAlpha(c) || isNumeric(c);
    }

    public static boolean isLower(int c) {
        return Character.isLowerCase(c);
    }

    public static boolean isUpper(int c) {
        return Character.isUpperCase(c);
    }

    public static boolean isTitle(int c) {
        return Character.isTitleCase(c);
    }

    /** Whether a code point has case (derived property Cased). */
    public static boolean isCased(int c) {
        return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
    }

    /** Whether {@code repr} shows a code point as itself: no separator but the space, nothing of category Other. */
    public static boolean isPrintable(int c) {
        if (c < 127) {
            return c >= 32;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    public static boolean isIdentifierStart(int c) {
        return c < 128 ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
                : Character.isUnicodeIdentifierStart(c) && !CharTables.isNoXidStart(c);
    }

    public static boolean isIdentifierPart(int c) {
        return c < 128 ? isIdentifierStart(c) || c >= '0' && c <= '9'
                : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c) && !CharTables.isNoXidContinue(c)
                        || CharTables.isXidContinueToo(c);
    }
}
