package dev.krait.type.text;

import java.util.Locale;

/** Names of code points as the Unicode database has them. Compare CPython {@code Modules/unicodedata.c: _getucname}. */
public final class UnicodeNames {
    private static final String[] LEADS = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
    private static final String[] VOWELS = {"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI",
        "YU", "EU", "YI", "I"};
    private static final String[] TAILS = {"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS",
        "S", "SS", "NG", "J", "C", "K", "T", "P", "H"};
    private static final int HANGUL = 0xAC00;
    private static final int HANGUL_COUNT = 11172;
    private static final String SYLLABLE = "HANGUL SYLLABLE ";

    private UnicodeNames() {
    }

    /** The name, or null for a code point that has none. */
    public static String name(int c) {
        if (c >= HANGUL && c < HANGUL + HANGUL_COUNT) {
            int i = c - HANGUL;
            return SYLLABLE + LEADS[i / (21 * 28)] + VOWELS[i / 28 % 21] + TAILS[i % 28];
        }
        String derived = derivedPrefix(c);
        if (derived != null) {
            return derived + Integer.toHexString(c).toUpperCase(Locale.ROOT);
        }
        int type = Character.getType(c);
        if (type == Character.CONTROL || type == Character.UNASSIGNED || type == Character.PRIVATE_USE || type == Character.SURROGATE) {
            return null;
        }
        return Character.getName(c);
    }

    private static String derivedPrefix(int c) {
        if (c >= 0x3400 && c <= 0x4DBF || c >= 0x4E00 && c <= 0x9FFF || c >= 0x20000 && c <= 0x2A6DF || c >= 0x2A700 && c <= 0x2B739
                || c >= 0x2B740 && c <= 0x2B81D || c >= 0x2B820 && c <= 0x2CEA1 || c >= 0x2CEB0 && c <= 0x2EBE0 || c >= 0x2EBF0 && c <= 0x2EE5D
                || c >= 0x30000 && c <= 0x3134A || c >= 0x31350 && c <= 0x323AF) {
            return "CJK UNIFIED IDEOGRAPH-";
        }
        if (c >= 0x17000 && c <= 0x187F7 || c >= 0x18D00 && c <= 0x18D08) {
            return "TANGUT IDEOGRAPH-";
        }
        if (c >= 0xF900 && c <= 0xFAD9 && Character.isDefined(c) || c >= 0x2F800 && c <= 0x2FA1D) {
            return "CJK COMPATIBILITY IDEOGRAPH-";
        }
        return null;
    }

    /** The string that a name stands for, or null. */
    public static Object lookup(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        int dash = upper.lastIndexOf('-');
        try {
            if (dash > 0 && upper.length() - dash <= 6) {
                String digits = upper.substring(dash + 1);
                int c = digits.isEmpty() ? -1 : Integer.parseInt(digits, 16);
                String prefix = c < 0 ? null : derivedPrefix(c);
                if (prefix != null && prefix.equals(upper.substring(0, dash + 1))) {
                    return Str.ofCodePoint(c);
                }
            }
            int c = upper.startsWith(SYLLABLE) ? syllable(upper.substring(SYLLABLE.length())) : Character.codePointOf(upper);
            return c >= 0 && upper.equals(name(c)) ? Str.ofCodePoint(c) : NameAliases.lookup(upper);
        } catch (IllegalArgumentException e) {
            return NameAliases.lookup(upper);
        }
    }

    private static int syllable(String s) {
        for (int lead = 0; lead < LEADS.length; lead++) {
            for (int vowel = 0; vowel < VOWELS.length; vowel++) {
                String start = LEADS[lead] + VOWELS[vowel];
                for (int tail = 0; s.startsWith(start) && tail < TAILS.length; tail++) {
                    if (s.equals(start + TAILS[tail])) {
                        return HANGUL + (lead * 21 + vowel) * 28 + tail;
                    }
                }
            }
        }
        return -1;
    }
}
