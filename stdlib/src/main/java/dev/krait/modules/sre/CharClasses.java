package dev.krait.modules.sre;

/** Case and categories of characters as patterns see them. Compare CPython {@code Modules/_sre/sre.c: sre_category}. */
final class CharClasses {
    private CharClasses() {
    }

    static int lowerAscii(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    static int upperAscii(int c) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }

    static int lower(int c) {
        return c < 128 ? lowerAscii(c) : Character.toLowerCase(c);
    }

    static int upper(int c) {
        return c < 128 ? upperAscii(c) : Character.toUpperCase(c);
    }

    static boolean isCasedAscii(int c) {
        return lowerAscii(c) != upperAscii(c);
    }

    static boolean isCased(int c) {
        int lower = lower(c);
        return c != lower || c != upper(c);
    }

    private static boolean wordAscii(int c) {
        return c < 128 && (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_');
    }

    static boolean word(int c) {
        if (c < 128) {
            return wordAscii(c);
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER, Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER, Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean spaceAscii(int c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    private static boolean space(int c) {
        return spaceAscii(c) || c >= 0x1c && c <= 0x1f || c == 0x85 || c == 0xa0
                || c >= 0x1680 && (c == 0x1680 || c >= 0x2000 && c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000);
    }

    private static boolean lineBreak(int c) {
        return c >= 10 && c <= 13 || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean digitAscii(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a character belongs to a category by its number; even ones and their odd negations. */
    static boolean in(int category, int c) {
        boolean member = switch (category & ~1) {
            case 0 -> digitAscii(c);
            case 2 -> spaceAscii(c);
            case 4, 8 -> wordAscii(c);
            case 6 -> c == '\n';
            case 10 -> Character.isDigit(c);
            case 12 -> space(c);
            case 14 -> word(c);
            default -> lineBreak(c);
        };
        return member == ((category & 1) == 0);
    }

    /** Whether a character is a word character for one of the three kinds of boundaries. */
    static boolean wordAt(int code, int c) {
        return code >= Op.AT_UNI_BOUNDARY ? word(c) : wordAscii(c);
    }
}
