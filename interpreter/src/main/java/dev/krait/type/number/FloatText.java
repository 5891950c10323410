package dev.krait.type.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floats as decimal text. Compare CPython {@code Python/pystrtod.c: PyOS_double_to_string}. */
public final class FloatText {
    private static final double[] POWERS = new double[23];

    static {
        double p = 1;
        for (int i = 0; i < POWERS.length; i++, p *= 10) {
            POWERS[i] = p;
        }
    }

    private FloatText() {
    }

    /**
     * Decimal digits of a magnitude.
     *
     * @param digits without leading zeros, {@code "0"} for zero
     * @param point where the decimal point stands: the value is {@code 0.digits * 10**point}
     */
    public record Digits(String digits, int point) {
    }

    /** The shortest text that gives the value back. */
    public static String repr(double value) {
        return format(value, 'r', 0, false, true);
    }

    /** The shortest digits that give the value back, of a finite magnitude. */
    public static Digits shortest(double magnitude) {
        if (magnitude == 0) {
            return new Digits("0", 1);
        }
        if (magnitude < 1e15 && magnitude == (long) magnitude) {
            String whole = Long.toString((long) magnitude);
            return new Digits(trimmed(whole), whole.length());
        }
        String text = Double.toString(magnitude);
        int e = text.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10);
        String mantissa = e < 0 ? text : text.substring(0, e);
        int dot = mantissa.indexOf('.');
        String all = mantissa.substring(0, dot).concat(mantissa.substring(dot + 1));
        int zeros = 0;
        while (all.charAt(zeros) == '0') {
            zeros++;
        }
        Digits digits = new Digits(trimmed(all.substring(zeros)), dot - zeros + exponent);
        return digits.digits.length() == 2 ? single(digits, magnitude) : digits;
    }

    /** Java never gives fewer than two digits where one would do. */
    private static Digits single(Digits two, double magnitude) {
        int rounded = (Integer.parseInt(two.digits) + 5) / 10;
        Digits one = rounded == 10 ? new Digits("1", two.point + 1) : new Digits(Integer.toString(rounded), two.point);
        return Double.parseDouble("0." + one.digits + "e" + one.point) == magnitude ? one : two;
    }

    private static String trimmed(String digits) {
        int n = digits.length();
        while (n > 1 && digits.charAt(n - 1) == '0') {
            n--;
        }
        return digits.substring(0, n);
    }

    /** So many significant digits (at least one), correctly rounded, trailing zeros cut. */
    static Digits significant(double magnitude, int count) {
        if (magnitude == 0) {
            return new Digits("0", 1);
        }
        if (count <= 15 && magnitude > 1e-7 && magnitude < 1e15) {
            Digits quick = quick(magnitude, count);
            if (quick != null) {
                return quick;
            }
        }
        BigDecimal rounded = new BigDecimal(magnitude).round(new MathContext(count, RoundingMode.HALF_EVEN));
        return of(rounded);
    }

    /** The same without big numbers, or null where they are needed: as many places after the point as leave {@code count} digits. */
    private static Digits quick(double magnitude, int count) {
        int places = count - 1 - (int) Math.floor(Math.log10(magnitude));
        long scaled = places < 0 ? -1 : scaled(magnitude, places);
        if (scaled <= 0) {
            return null;
        }
        String digits = Long.toString(scaled);
        // one digit more is right only when 99.9 was rounded up to 100.0
        boolean right = digits.length() == count || digits.length() == count + 1 && scaled == (long) POWERS[count];
        return right ? new Digits(trimmed(digits), digits.length() - places) : null;
    }

    private static Digits of(BigDecimal value) {
        String digits = value.unscaledValue().toString();
        if (digits.equals("0")) {
            return new Digits("0", 1);
        }
        return new Digits(trimmed(digits), digits.length() - value.scale());
    }

    /** Digits up to so many places after the point, correctly rounded, trailing zeros cut. */
    static Digits fixed(double magnitude, int places) {
        long scaled = scaled(magnitude, places);
        if (scaled >= 0) {
            String digits = Long.toString(scaled);
            return scaled == 0 ? new Digits("0", 1) : new Digits(trimmed(digits), digits.length() - places);
        }
        return of(new BigDecimal(magnitude).setScale(places, RoundingMode.HALF_EVEN));
    }

    /** {@code magnitude * 10**places} rounded half to even, decided on the exact product; -1 when it may not fit. */
    static long scaled(double magnitude, int places) {
        if (places > 22 || magnitude > 0x1p52) {
            return -1;
        }
        double power = POWERS[places];
        double high = magnitude * power;
        if (high > 0x1p51 || high < 0x1p-900 && magnitude != 0) {
            return magnitude < 1e-30 && high < 0.25 ? 0 : -1;
        }
        double low = Math.fma(magnitude, power, -high);
        double rounded = Math.rint(high);
        double difference = high - rounded;
        if (difference == 0.5 && low > 0) {
            rounded += 1;
        } else if (difference == -0.5 && low < 0) {
            rounded -= 1;
        }
        return (long) rounded;
    }

    /** {@code round(value, digits)} for a finite value, correctly rounded; may be infinite. */
    static double round(double value, int digits) {
        double magnitude = Math.abs(value);
        if (digits >= 0) {
            long scaled = scaled(magnitude, digits);
            double rounded = scaled >= 0 ? scaled / POWERS[digits]
                    : new BigDecimal(magnitude).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
            return Math.copySign(rounded, value);
        }
        return Math.copySign(new BigDecimal(magnitude).setScale(digits, RoundingMode.HALF_EVEN).doubleValue(), value);
    }

    /**
     * Formats as {@code %e %f %g} and their capitals, or {@code r} for the shortest repr.
     *
     * @param alternate keeps the point and trailing zeros
     * @param addDotZero appends {@code .0} to what would look like an int
     */
    public static String format(double value, char type, int precision, boolean alternate, boolean addDotZero) {
        boolean upper = type == 'E' || type == 'F' || type == 'G';
        if (Double.isNaN(value)) {
            return upper ? "NAN" : "nan";
        }
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        if (Double.isInfinite(value)) {
            String text = negative ? "-inf" : "inf";
            return upper ? text.toUpperCase(java.util.Locale.ROOT) : text;
        }
        double magnitude = Math.abs(value);
        char kind = Character.toLowerCase(type);
        if (kind == 'g' && precision == 0) {
            precision = 1;
        }
        Digits d = switch (kind) {
            case 'e' -> significant(magnitude, precision + 1);
            case 'f' -> fixed(magnitude, precision);
            case 'g' -> significant(magnitude, precision);
            default -> shortest(magnitude);
        };
        return layout(d, kind, precision, alternate, addDotZero, negative, upper ? 'E' : 'e');
    }

    private static String layout(Digits d, char kind, int precision, boolean alternate, boolean addDotZero, boolean negative, char e) {
        int point = d.point;
        boolean exponent = switch (kind) {
            case 'e' -> true;
            case 'f' -> false;
            case 'g' -> point <= -4 || point > (addDotZero ? precision - 1 : precision);
            default -> point <= -4 || point > 16;
        };
        // how many digits are to be shown, counted from the first one
        int shown = d.digits.length();
        int base = exponent ? 1 : point;
        if (kind == 'e') {
            shown = precision + 1;
        } else if (kind == 'f') {
            shown = point + precision;
        } else if (kind == 'g' && alternate) {
            shown = precision;
        }
        if (!exponent && addDotZero) {
            shown = Math.max(shown, point + 1);
        }
        shown = Math.max(shown, base);
        StringBuilder out = new StringBuilder(shown + 10);
        if (negative) {
            out.append('-');
        }
        append(out, d.digits, base, shown, alternate);
        if (exponent) {
            int value = point - 1;
            out.append(e).append(value < 0 ? '-' : '+');
            value = Math.abs(value);
            out.append(value < 10 ? "0" : "").append(value);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String digits, int point, int shown, boolean alternate) {
        if (point <= 0) {
            out.append('0');
        }
        for (int i = Math.min(0, point); i < shown; i++) {
            if (i == point) {
                out.append('.');
            }
            out.append(i >= 0 && i < digits.length() ? digits.charAt(i) : '0');
        }
        if (alternate && shown <= Math.max(point, 0)) {
            out.append('.');
        }
    }
}
