package dev.krait.compile;

import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The {@code repr} of constants, for messages and for annotations that become strings. */
final class Literals {
    private Literals() {}

    static String repr(Object value) {
        return switch (value) {
            case PyNone _ -> "None";
            case PyEllipsis _ -> "Ellipsis";
            case Boolean b -> b ? "True" : "False";
            case Long n -> n.toString();
            case BigInteger n -> n.toString();
            case Double d -> floatRepr(d);
            case PyComplex z -> complexRepr(z);
            case PyBytes b -> bytesRepr(b.value);
            case PyTuple t -> tupleRepr(t);
            default -> strRepr(value);
        };
    }

    private static String tupleRepr(PyTuple tuple) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < tuple.items.length; i++) {
            text.append(i > 0 ? ", " : "").append(repr(tuple.items[i]));
        }
        return text.append(tuple.items.length == 1 ? ",)" : ")").toString();
    }

    private static String floatRepr(double d) {
        if (Double.isNaN(d)) {
            return "nan";
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? "inf" : "-inf";
        }
        // Double.toString has the shortest digits; Python lays them out otherwise
        BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(d))).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale();
        String sign = Math.copySign(1.0, d) < 0 ? "-" : "";
        if (d == 0) {
            return sign + "0.0";
        }
        if (point > 16 || point < -3) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            int exponent = point - 1;
            String number = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
            return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + number;
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return sign + digits + "0".repeat(point - digits.length()) + ".0";
        }
        return sign + digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String complexRepr(PyComplex z) {
        String imaginary = withoutPoint(floatRepr(z.imag)) + "j";
        if (z.real == 0 && Math.copySign(1.0, z.real) > 0) {
            return imaginary;
        }
        String plus = imaginary.startsWith("-") ? "" : "+";
        return "(" + withoutPoint(floatRepr(z.real)) + plus + imaginary + ")";
    }

    private static String withoutPoint(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private static String bytesRepr(byte[] bytes) {
        StringBuilder body = new StringBuilder();
        boolean single = false;
        boolean dual = false;
        for (byte b : bytes) {
            single |= b == '\'';
            dual |= b == '"';
        }
        char quote = single && !dual ? '"' : '\'';
        for (byte b : bytes) {
            int ch = b & 0xFF;
            switch (ch) {
                case '\t' -> body.append("\\t");
                case '\n' -> body.append("\\n");
                case '\r' -> body.append("\\r");
                case '\\' -> body.append("\\\\");
                default -> {
                    if (ch == quote) {
                        body.append('\\').append(quote);
                    } else if (ch < 0x20 || ch >= 0x7F) {
                        body.append(String.format("\\x%02x", ch));
                    } else {
                        body.append((char) ch);
                    }
                }
            }
        }
        return "b" + quote + body + quote;
    }

    private static String strRepr(Object value) {
        int length = Str.length(value);
        boolean single = false;
        boolean dual = false;
        for (int i = 0; i < length; i++) {
            single |= Str.codePointAt(value, i) == '\'';
            dual |= Str.codePointAt(value, i) == '"';
        }
        char quote = single && !dual ? '"' : '\'';
        StringBuilder text = new StringBuilder(length + 2).append(quote);
        for (int i = 0; i < length; i++) {
            escape(text, Str.codePointAt(value, i), quote);
        }
        return text.append(quote).toString();
    }

    private static void escape(StringBuilder text, int ch, char quote) {
        switch (ch) {
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\\' -> text.append("\\\\");
            default -> {
                if (ch == quote) {
                    text.append('\\').append(quote);
                } else if (isPrintable(ch)) {
                    text.appendCodePoint(ch);
                } else if (ch <= 0xFF) {
                    text.append(String.format("\\x%02x", ch));
                } else if (ch <= 0xFFFF) {
                    text.append(String.format("\\u%04x", ch));
                } else {
                    text.append(String.format("\\U%08x", ch));
                }
            }
        }
    }

    private static boolean isPrintable(int ch) {
        if (ch == ' ') {
            return true;
        }
        return switch (Character.getType(ch)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
