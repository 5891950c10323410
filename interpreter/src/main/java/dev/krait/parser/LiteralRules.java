package dev.krait.parser;

import dev.krait.ast.Expr;
import dev.krait.type.number.PyComplex;
import java.math.BigInteger;

/** Numbers. Compare CPython {@code Parser/action_helpers.c: parsenumber_raw}. */
final class LiteralRules extends Chapter {
    /** Decimal digits that surely fit a {@code long}. */
    private static final int LONG_DIGITS = 18;

    LiteralRules(Rules rules) {
        super(rules);
    }

    /** The constant of a number token. */
    Expr number(int token) {
        return new Expr.Constant(value(token), null, t.span(token));
    }

    private Object value(int token) {
        byte[] b = t.source.bytes();
        int start = t.start(token);
        int end = t.end(token);
        if (isSmall(b, start, end)) {
            long n = 0;
            for (int i = start; i < end; i++) {
                n = n * 10 + b[i] - '0';
            }
            return n;
        }
        String text = t.sourceOf(token);
        if (text.indexOf('_') >= 0) {
            r.require(6, "Underscores in numeric literals are");
            text = text.replace("_", "");
        }
        return valueOf(text, token);
    }

    private static boolean isSmall(byte[] b, int start, int end) {
        if (end - start > LONG_DIGITS) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private Object valueOf(String text, int token) {
        char radix = text.length() > 1 ? text.charAt(1) : '0';
        switch (radix) {
            case 'x', 'X' -> {
                return canonical(powerOfTwo(text, 4));
            }
            case 'o', 'O' -> {
                return canonical(powerOfTwo(text, 3));
            }
            case 'b', 'B' -> {
                return canonical(powerOfTwo(text, 1));
            }
            default -> { }
        }
        char last = text.charAt(text.length() - 1);
        if (last == 'j' || last == 'J') {
            return new PyComplex(0.0, Double.parseDouble(text.substring(0, text.length() - 1)));
        }
        if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return Double.parseDouble(text);
        }
        int limit = r.flags.maxIntDigits();
        if (limit > 0 && text.length() > limit) {
            throw tooManyDigits(limit, text.length(), token);
        }
        return canonical(new BigInteger(text));
    }

    /** Digits of some bits each behind a two-letter prefix; there may be very many, and {@code BigInteger} takes quadratic time for them. */
    private static BigInteger powerOfTwo(String text, int bits) {
        byte[] bytes = new byte[(text.length() - 2) * bits / 8 + 1];
        int buffer = 0;
        int held = 0;
        int out = bytes.length;
        for (int i = text.length() - 1; i >= 2; i--) {
            buffer |= Character.digit(text.charAt(i), 16) << held;
            held += bits;
            if (held >= 8) {
                bytes[--out] = (byte) buffer;
                buffer >>= 8;
                held -= 8;
            }
        }
        if (held > 0) {
            bytes[--out] = (byte) buffer;
        }
        return new BigInteger(1, bytes);
    }

    private ParseError tooManyDigits(int limit, int digits, int token) {
        return r.errors.make(ParseError.Kind.SYNTAX, "Exceeds the limit (" + limit + " digits) for integer string conversion: value has " + digits
                + " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid "
                + "decimal conversion limits.", t.line(token), -1, t.line(token), -2);
    }

    private static Object canonical(BigInteger n) {
        return n.bitLength() < 64 ? (Object) n.longValue() : n;
    }
}
