package dev.krait.type.number;

import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Chars;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/** Ints as text: digits out and in. Compare CPython {@code Objects/longobject.c: long_to_decimal_string, PyLong_FromString}. */
public final class IntText {
    private static final int MOST_PLAIN_BITS = 12_000;
    private static final int LEAST_HALVED = 2000;
    private static final int LEAST_LIMIT = 640;
    private static final String ADVICE = "use sys.set_int_max_str_digits() to increase the limit";

    private IntText() {
    }

    /** The decimal digits; raises ValueError beyond the interpreter's limit. */
    public static String decimal(PyThread t, Object value) {
        if (value instanceof Long x) {
            return Long.toString(x);
        }
        BigInteger big = (BigInteger) value;
        int limit = t.interpreter.intMaxStrDigits;
        if (limit > 0 && big.bitLength() > LEAST_LIMIT * 3L) {
            long least = (long) ((big.abs().bitLength() - 1) * 0.30102999566398119) + 1;
            if (least > limit) {
                throw tooLong(limit);
            }
            String text = text(big);
            if (text.length() - (big.signum() < 0 ? 1 : 0) > limit) {
                throw tooLong(limit);
            }
            return text;
        }
        return text(big);
    }

    /** The decimal digits. Up to some length the plain conversion in base 10**9 beats the JDK's divisions. */
    private static String text(BigInteger big) {
        if (big.bitLength() > MOST_PLAIN_BITS) {
            return big.toString();
        }
        byte[] bytes = big.abs().toByteArray();
        int[] chunks = new int[bytes.length * 8 / 29 + 1];
        int used = 0;
        int first = bytes.length % 4;
        for (int i = first == 0 ? 0 : first - 4; i < bytes.length; i += 4) {
            long carry = 0;
            for (int k = i; k < i + 4; k++) {
                carry = carry << 8 | (k < 0 ? 0 : bytes[k] & 0xFF);
            }
            for (int j = 0; j < used; j++) {
                long z = (long) chunks[j] << 32 | carry;
                carry = z / 1_000_000_000;
                chunks[j] = (int) (z - carry * 1_000_000_000);
            }
            while (carry > 0) {
                chunks[used++] = (int) (carry % 1_000_000_000);
                carry /= 1_000_000_000;
            }
        }
        byte[] out = new byte[9 * used + 1];
        int at = out.length;
        for (int j = 0; j < used; j++) {
            int chunk = chunks[j];
            for (int d = 0; d < 9 && (chunk > 0 || j < used - 1); d++) {
                out[--at] = (byte) ('0' + chunk % 10);
                chunk /= 10;
            }
        }
        if (big.signum() < 0) {
            out[--at] = '-';
        }
        return new String(out, at, out.length - at, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static PyException tooLong(int limit) {
        return ValueErrors.of("Exceeds the limit (" + limit + " digits) for integer string conversion; " + ADVICE);
    }

    /** The digits in any base, without a prefix. */
    public static String digits(PyThread t, Object value, int base) {
        return base == 10 ? decimal(t, value) : value instanceof Long x ? Long.toString(x, base) : ((BigInteger) value).toString(base);
    }

    /** The int that a string says, or ValueError. {@code source} is what the message shows. */
    public static Object parse(PyThread t, Object text, int base, Object source) {
        String ascii = ascii(text);
        Object value = ascii == null ? null : parseAscii(t, ascii, base);
        if (value == null) {
            String shown = TextOps.repr(t, source).toString();
            throw ValueErrors.of("invalid literal for int() with base " + base + ": " + (shown.length() > 200 ? shown.substring(0, 200) : shown));
        }
        return value;
    }

    /** Digits of all scripts as ASCII ones, white space as spaces, stripped; null when something else is there. */
    static String ascii(Object text) {
        int n = Str.length(text);
        int from = 0;
        while (from < n && isSpace(Str.codePointAt(text, from))) {
            from++;
        }
        while (n > from && isSpace(Str.codePointAt(text, n - 1))) {
            n--;
        }
        StringBuilder out = new StringBuilder(n - from);
        for (int i = from; i < n; i++) {
            int c = Str.codePointAt(text, i);
            if (c >= 128) {
                int digit = Chars.decimal(c);
                if (digit < 0) {
                    return null;
                }
                c = '0' + digit;
            }
            out.append((char) c);
        }
        return out.toString();
    }

    /** Of the ASCII separators C knows only these. */
    private static boolean isSpace(int c) {
        return c < 128 ? c == ' ' || c >= 9 && c <= 13 : Chars.isSpace(c);
    }

    private static Object parseAscii(PyThread t, String s, int base) {
        int i = 0;
        boolean negative = false;
        if (i < s.length() && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            negative = s.charAt(i++) == '-';
        }
        int prefix = prefix(s, i);
        boolean leadingZero = false;
        if (base == 0) {
            base = prefix == 0 ? 10 : prefix;
            leadingZero = prefix == 0 && i < s.length() && s.charAt(i) == '0';
        }
        if (prefix == base) {
            i += 2;
            if (i < s.length() && s.charAt(i) == '_') {
                i++;
            }
        }
        String digits = cleaned(s, i, base);
        if (digits == null) {
            return null;
        }
        Object value = value(t, digits, base);
        if (leadingZero && !Ints.isZero(value)) {
            return null;
        }
        return negative ? Ints.negative(value) : value;
    }

    private static int prefix(String s, int i) {
        if (i + 1 >= s.length() || s.charAt(i) != '0') {
            return 0;
        }
        return switch (s.charAt(i + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /** The digits without single underscores between them, or null when the text is malformed. */
    private static String cleaned(String s, int from, int base) {
        StringBuilder out = null;
        char before = '_';
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '_') {
                if (before == '_') {
                    return null;
                }
                if (out == null) {
                    out = new StringBuilder(s.length()).append(s, from, i);
                }
            } else {
                if (c >= 128 || Character.digit(c, base) < 0) {
                    return null;
                }
                if (out != null) {
                    out.append(c);
                }
            }
            before = c;
        }
        if (before == '_') {
            return null;
        }
        return out == null ? s.substring(from) : out.toString();
    }

    private static Object value(PyThread t, String digits, int base) {
        if (digits.length() <= 12) {
            return Long.parseLong(digits, base);
        }
        int limit = t.interpreter.intMaxStrDigits;
        if ((base & base - 1) != 0 && limit > 0 && digits.length() > limit && digits.length() > LEAST_LIMIT) {
            throw ValueErrors.of("Exceeds the limit (" + limit + " digits) for integer string conversion: value has " + digits.length()
                    + " digits; " + ADVICE);
        }
        return Ints.of(big(digits, base));
    }

    /** Halves long numbers, so that the work grows as multiplication does and not with the square. */
    private static BigInteger big(String digits, int base) {
        if (digits.length() <= LEAST_HALVED || (base & base - 1) == 0) {
            return new BigInteger(digits, base);
        }
        int low = digits.length() / 2;
        int cut = digits.length() - low;
        return big(digits.substring(0, cut), base).multiply(BigInteger.valueOf(base).pow(low)).add(big(digits.substring(cut), base));
    }
}
