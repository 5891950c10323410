package dev.krait.tokenizer;

import dev.krait.parser.ParseError;

/** Numbers. The cursor is the tokenizer's. Compare CPython {@code Parser/lexer/lexer.c: tok_get_normal_mode, verify_end_of_number}. */
final class NumberScanner {
    private final Tokenizer t;
    private final byte[] bytes;

    NumberScanner(Tokenizer tokenizer) {
        this.t = tokenizer;
        this.bytes = tokenizer.bytes;
    }

    /** The cursor stands at a digit, or at a period with a digit behind it. */
    boolean scan(int from) {
        int c = bytes[t.cur];
        if (c == '0') {
            switch (bytes[t.cur + 1]) {
                case 'x', 'X' -> radix(16, "hexadecimal");
                case 'o', 'O' -> radix(8, "octal");
                case 'b', 'B' -> radix(2, "binary");
                default -> leadingZero(from);
            }
        } else if (c == '.') {
            t.cur++;
            fraction();
        } else {
            digits();
            afterDigits();
        }
        return t.token(Token.NUMBER, from);
    }

    private static boolean isDigit(int c, int radix) {
        return radix == 16 ? Character.digit(c, 16) >= 0 : c >= '0' && c < '0' + radix;
    }

    private void radix(int radix, String what) {
        t.cur += 2;
        do {
            if (bytes[t.cur] == '_') {
                t.cur++;
            }
            if (!isDigit(bytes[t.cur], radix)) {
                throw invalidDigit(what);
            }
            do {
                t.cur++;
            } while (isDigit(bytes[t.cur], radix));
        } while (bytes[t.cur] == '_');
        if (Tokenizer.isDigit(bytes[t.cur])) {
            throw invalidDigit(what);
        }
        verifyEnd(what);
    }

    private ParseError invalidDigit(String what) {
        int c = bytes[t.cur];
        if (Tokenizer.isDigit(c)) {
            t.cur++;
            return t.errorHere("invalid digit '" + (char) c + "' in " + what + " literal");
        }
        return t.errorHere("invalid " + what + " literal");
    }

    /** Digits with single underscores between them; the cursor stands at the first. */
    private void digits() {
        while (true) {
            while (Tokenizer.isDigit(bytes[t.cur])) {
                t.cur++;
            }
            if (bytes[t.cur] != '_') {
                return;
            }
            t.cur++;
            if (!Tokenizer.isDigit(bytes[t.cur])) {
                throw t.errorHere("invalid decimal literal");
            }
        }
    }

    private void leadingZero(int from) {
        boolean nonzero = false;
        t.cur++;
        while (true) {
            if (bytes[t.cur] == '_') {
                t.cur++;
                if (!Tokenizer.isDigit(bytes[t.cur])) {
                    throw t.errorHere("invalid decimal literal");
                }
            }
            if (bytes[t.cur] != '0') {
                break;
            }
            t.cur++;
        }
        int zerosEnd = t.cur;
        if (Tokenizer.isDigit(bytes[t.cur])) {
            nonzero = true;
            digits();
        }
        int c = bytes[t.cur];
        boolean real = c == '.' || c == 'e' || c == 'E' || c == 'j' || c == 'J';
        if (nonzero && !real) {
            if (t.isLenient()) {
                return;
            }
            throw t.errorAt("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", t.lineno,
                    t.lineStart, t.source.codePoints(t.lineStart, from) + 1, t.source.codePoints(t.lineStart, zerosEnd) + 1);
        }
        afterDigits();
    }

    /** What can follow the integer part. */
    private void afterDigits() {
        if (bytes[t.cur] == '.') {
            t.cur++;
            fraction();
        } else {
            exponent();
        }
    }

    private void fraction() {
        if (Tokenizer.isDigit(bytes[t.cur])) {
            digits();
        }
        exponent();
    }

    private void exponent() {
        int c = bytes[t.cur];
        if (c == 'e' || c == 'E') {
            int next = bytes[t.cur + 1];
            if (next == '+' || next == '-') {
                t.cur += 2;
                if (!Tokenizer.isDigit(bytes[t.cur])) {
                    throw t.errorHere("invalid decimal literal");
                }
            } else if (!Tokenizer.isDigit(next)) {
                // 1else is a number and a keyword
                verifyEnd("decimal");
                return;
            } else {
                t.cur++;
            }
            digits();
            c = bytes[t.cur];
        }
        if (c == 'j' || c == 'J') {
            t.cur++;
            verifyEnd("imaginary");
        } else {
            verifyEnd("decimal");
        }
    }

    /** A keyword that may follow a number directly gives a warning, anything else that looks like a name is an error. */
    private void verifyEnd(String what) {
        if (t.isLenient()) {
            return;
        }
        int c = bytes[t.cur];
        boolean keyword = switch (c) {
            case 'a' -> follows("and");
            case 'e' -> follows("else");
            case 'f' -> follows("for");
            case 'i' -> bytes[t.cur + 1] == 'f' || bytes[t.cur + 1] == 'n' || bytes[t.cur + 1] == 's';
            case 'o' -> follows("or");
            case 'n' -> follows("not");
            default -> false;
        };
        if (keyword) {
            t.warn("invalid " + what + " literal");
        } else if (c >= 0 && Tokenizer.isNamePart(c)) {
            throw t.errorHere("invalid " + what + " literal");
        }
    }

    private boolean follows(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[t.cur + i] != word.charAt(i)) {
                return false;
            }
        }
        return !Tokenizer.isNamePart(bytes[t.cur + word.length()]);
    }
}
