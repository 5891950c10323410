package dev.krait.type.text;

import java.util.Locale;

/** Case mappings, full and independent of the locale. Compare CPython {@code Objects/unicodeobject.c: do_title, handle_capital_sigma}. */
final class TextCase {
    private static final int SIGMA = 0x3A3;
    private static final int FINAL_SIGMA = 0x3C2;
    private static final int SMALL_SIGMA = 0x3C3;
    /** Capital iota follows a capital as a subscript in title case. */
    private static final int CAPITAL_IOTA = 0x399;
    private static final int SUBSCRIPT_IOTA = 0x345;

    private TextCase() {
    }

    static boolean isAscii(Object s) {
        if (!(s instanceof String j)) {
            return false;
        }
        for (int i = 0; i < j.length(); i++) {
            if (j.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    static Object lower(Object s) {
        if (isAscii(s)) {
            return ((String) s).toLowerCase(Locale.ROOT);
        }
        int n = Str.length(s);
        TextBuilder out = new TextBuilder(n);
        for (int i = 0; i < n; i++) {
            lower(s, i, out);
        }
        return out.build();
    }

    static Object upper(Object s) {
        if (isAscii(s)) {
            return ((String) s).toUpperCase(Locale.ROOT);
        }
        int n = Str.length(s);
        TextBuilder out = new TextBuilder(n);
        for (int i = 0; i < n; i++) {
            upper(Str.codePointAt(s, i), out);
        }
        return out.build();
    }

    static Object casefold(Object s) {
        if (isAscii(s)) {
            return lower(s);
        }
        int n = Str.length(s);
        TextBuilder out = new TextBuilder(n);
        for (int i = 0; i < n; i++) {
            fold(Str.codePointAt(s, i), out);
        }
        return out.build();
    }

    static Object swapCase(Object s) {
        int n = Str.length(s);
        TextBuilder out = new TextBuilder(n);
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(s, i);
            if (Chars.isUpper(c)) {
                lower(s, i, out);
            } else if (Chars.isLower(c)) {
                upper(c, out);
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.build();
    }

    static Object capitalize(Object s) {
        int n = Str.length(s);
        if (n == 0) {
            return "";
        }
        TextBuilder out = new TextBuilder(n);
        title(Str.codePointAt(s, 0), out);
        for (int i = 1; i < n; i++) {
            lower(s, i, out);
        }
        return out.build();
    }

    static Object title(Object s) {
        int n = Str.length(s);
        TextBuilder out = new TextBuilder(n);
        boolean inWord = false;
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(s, i);
            if (inWord) {
                lower(s, i, out);
            } else {
                title(c, out);
            }
            inWord = Chars.isCased(c);
        }
        return out.build();
    }

    private static void lower(Object s, int i, TextBuilder out) {
        int c = Str.codePointAt(s, i);
        if (c == SIGMA) {
            out.appendCodePoint(isFinalSigma(s, i) ? FINAL_SIGMA : SMALL_SIGMA);
        } else if (c == 0x130) {
            out.append("i\u0307");
        } else {
            out.appendCodePoint(Character.toLowerCase(c));
        }
    }

    /** A sigma ends a word when a cased letter stands before it and none after it, ignorable ones left aside. */
    private static boolean isFinalSigma(Object s, int i) {
        int before = i - 1;
        while (before >= 0 && CharTables.isCaseIgnorable(Str.codePointAt(s, before))) {
            before--;
        }
        if (before < 0 || !Chars.isCased(Str.codePointAt(s, before))) {
            return false;
        }
        int after = i + 1;
        while (after < Str.length(s) && CharTables.isCaseIgnorable(Str.codePointAt(s, after))) {
            after++;
        }
        return after == Str.length(s) || !Chars.isCased(Str.codePointAt(s, after));
    }

    private static void upper(int c, TextBuilder out) {
        if (c < 128) {
            out.appendCodePoint(Character.toUpperCase(c));
            return;
        }
        String full = fullUpper(c);
        for (int i = 0; i < full.length(); i += Character.charCount(full.codePointAt(i))) {
            out.appendCodePoint(full.codePointAt(i));
        }
    }

    private static String fullUpper(int c) {
        return c >= 0xD800 && c < 0xE000 ? String.valueOf((char) c) : Character.toString(c).toUpperCase(Locale.ROOT);
    }

    /** The title case: a code point's own where it has one, otherwise its capitals with all but the first letter small. */
    private static void title(int c, TextBuilder out) {
        int simple = Character.toTitleCase(c);
        if (c < 128 || simple != c || Character.isTitleCase(c)) {
            out.appendCodePoint(simple);
            return;
        }
        String full = fullUpper(c);
        if (full.codePointCount(0, full.length()) == 1) {
            out.appendCodePoint(c);
            return;
        }
        boolean capital = false;
        for (int i = 0; i < full.length(); i++) {
            int u = full.charAt(i);
            if (capital) {
                out.appendCodePoint(u == CAPITAL_IOTA ? SUBSCRIPT_IOTA : Character.toLowerCase(u));
            } else {
                out.appendCodePoint(u);
                capital = Character.isUpperCase(u);
            }
        }
    }

    /** Full case folding: small of capital but for Cherokee, whose capitals are the older letters, and the Turkish and German exceptions. */
    private static void fold(int c, TextBuilder out) {
        if (c >= 0x13A0 && c <= 0x13F5 || c == 0x131) {
            out.appendCodePoint(c);
        } else if (c >= 0x13F8 && c <= 0x13FD) {
            out.appendCodePoint(c - 8);
        } else if (c >= 0xAB70 && c <= 0xABBF) {
            out.appendCodePoint(c - 0xAB70 + 0x13A0);
        } else if (c == 0x130) {
            out.append("i\u0307");
        } else if (c == 0x1E9E) {
            out.append("ss");
        } else if (c < 128) {
            out.appendCodePoint(Character.toLowerCase(c));
        } else {
            String full = fullUpper(c);
            for (int i = 0; i < full.length(); i += Character.charCount(full.codePointAt(i))) {
                out.appendCodePoint(Character.toLowerCase(full.codePointAt(i)));
            }
        }
    }
}
