package dev.krait.type.number;

import dev.krait.error.OverflowErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Floats as hexadecimal text. Compare CPython {@code Objects/floatobject.c: float_hex, float_fromhex}. */
final class FloatHex {
    private static final Pattern NUMBER = Pattern.compile(
            "([+-]?)(?:0[xX])?([0-9a-fA-F]*)(?:\\.([0-9a-fA-F]*))?(?:[pP]([+-]?[0-9]+))?");
    private static final Pattern WORD = Pattern.compile("([+-]?)(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

    private FloatHex() {
    }

    static String format(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return FloatText.repr(value);
        }
        long bits = Double.doubleToRawLongBits(value);
        String sign = bits < 0 ? "-" : "";
        if (value == 0) {
            return sign + "0x0.0p+0";
        }
        long mantissa = bits & (1L << 52) - 1;
        int exponent = (int) (bits >>> 52 & 0x7FF);
        String digits = Long.toHexString(mantissa | 1L << 52).substring(1);
        int shown = exponent == 0 ? -1022 : exponent - 1023;
        return sign + "0x" + (exponent == 0 ? "0" : "1") + "." + digits + "p" + (shown < 0 ? "" : "+") + shown;
    }

    static double parse(String source) {
        String s = strip(source);
        Matcher word = WORD.matcher(s);
        if (word.matches()) {
            double value = Character.toLowerCase(word.group(2).charAt(0)) == 'i' ? Double.POSITIVE_INFINITY : Double.NaN;
            return word.group(1).equals("-") ? Math.copySign(value, -1.0) : value;
        }
        Matcher m = NUMBER.matcher(s);
        if (!m.matches()) {
            throw invalid();
        }
        String whole = m.group(2);
        String fraction = m.group(3) == null ? "" : m.group(3);
        String digits = whole + fraction;
        if (digits.isEmpty()) {
            throw invalid();
        }
        double magnitude = magnitude(new BigInteger(digits, 16), exponent(m.group(4)).subtract(BigInteger.valueOf(4L * fraction.length())));
        return m.group(1).equals("-") ? -magnitude : magnitude;
    }

    private static BigInteger exponent(String text) {
        return text == null ? BigInteger.ZERO : new BigInteger(text.startsWith("+") ? text.substring(1) : text);
    }

    /** {@code mantissa * 2**exponent}, rounded half to even once. */
    private static double magnitude(BigInteger mantissa, BigInteger exponent) {
        if (mantissa.signum() == 0) {
            return 0.0;
        }
        BigInteger top = exponent.add(BigInteger.valueOf(mantissa.bitLength()));
        if (top.compareTo(BigInteger.valueOf(1024)) > 0) {
            throw tooLarge();
        }
        if (top.compareTo(BigInteger.valueOf(-1075)) < 0) {
            return 0.0;
        }
        // the lowest bit that a float with this top bit keeps
        int lowest = Math.max(top.intValue() - 53, -1074);
        int drop = BigInteger.valueOf(lowest).subtract(exponent).intValue();
        BigInteger kept = mantissa;
        if (drop > 0) {
            kept = mantissa.shiftRight(drop);
            boolean half = mantissa.testBit(drop - 1);
            boolean sticky = half && mantissa.getLowestSetBit() < drop - 1;
            if (half && (sticky || kept.testBit(0))) {
                kept = kept.add(BigInteger.ONE);
            }
        } else {
            lowest = exponent.intValue();
        }
        double value = kept.doubleValue() * 1.0;
        double scaled = lowest < -1000 ? value * 0x1p-500 * Math.scalb(1.0, lowest + 500) : Math.scalb(value, lowest);
        if (Double.isInfinite(scaled)) {
            throw tooLarge();
        }
        return scaled;
    }

    private static String strip(String s) {
        int from = 0;
        int to = s.length();
        while (from < to && isSpace(s.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(s.charAt(to - 1))) {
            to--;
        }
        return s.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    private static PyException invalid() {
        return ValueErrors.of("invalid hexadecimal floating-point string");
    }

    private static PyException tooLarge() {
        return OverflowErrors.of("hexadecimal value too large to represent as a float");
    }
}
