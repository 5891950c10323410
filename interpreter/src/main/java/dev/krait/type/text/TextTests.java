package dev.krait.type.text;

import java.util.function.IntPredicate;

/** What all characters of a string are. */
final class TextTests {
    private TextTests() {
    }

    private static boolean all(Object s, IntPredicate test) {
        int n = Str.length(s);
        for (int i = 0; i < n; i++) {
            if (!test.test(Str.codePointAt(s, i))) {
                return false;
            }
        }
        return n > 0;
    }

    static boolean isspace(Object s) {
        return all(s, Chars::isSpace);
    }

    static boolean isdecimal(Object s) {
        return all(s, c -> Chars.decimal(c) >= 0);
    }

    static boolean isdigit(Object s) {
        return all(s, c -> Chars.digit(c) >= 0);
    }

    static boolean isnumeric(Object s) {
        return all(s, Chars::isNumeric);
    }

    static boolean isalpha(Object s) {
        return all(s, Chars::isAlpha);
    }

    static boolean isalnum(Object s) {
        return all(s, Chars::isAlnum);
    }

    static boolean isprintable(Object s) {
        return Str.length(s) == 0 || all(s, Chars::isPrintable);
    }

    static boolean islower(Object s) {
        boolean found = false;
        for (int i = 0; i < Str.length(s); i++) {
            int c = Str.codePointAt(s, i);
            if (Chars.isUpper(c) || Chars.isTitle(c)) {
                return false;
            }
            found |= Chars.isLower(c);
        }
        return found;
    }

    static boolean isupper(Object s) {
        boolean found = false;
        for (int i = 0; i < Str.length(s); i++) {
            int c = Str.codePointAt(s, i);
            if (Chars.isLower(c) || Chars.isTitle(c)) {
                return false;
            }
            found |= Chars.isUpper(c);
        }
        return found;
    }

    static boolean istitle(Object s) {
        boolean cased = false;
        boolean inWord = false;
        for (int i = 0; i < Str.length(s); i++) {
            int c = Str.codePointAt(s, i);
            if (Chars.isUpper(c) || Chars.isTitle(c)) {
                if (inWord) {
                    return false;
                }
                inWord = true;
                cased = true;
            } else if (Chars.isLower(c)) {
                if (!inWord) {
                    return false;
                }
                cased = true;
            } else {
                inWord = false;
            }
        }
        return cased;
    }

    static boolean isidentifier(Object s) {
        int n = Str.length(s);
        if (n == 0 || !Chars.isIdentifierStart(Str.codePointAt(s, 0))) {
            return false;
        }
        for (int i = 1; i < n; i++) {
            if (!Chars.isIdentifierPart(Str.codePointAt(s, i))) {
                return false;
            }
        }
        return true;
    }
}
