package dev.krait.compile;

import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code '%s and %-10r' % (a, b)} as an f-string, if the formats are of the simple kinds that mean the same there.
 * Compare CPython {@code Python/ast_preprocess.c: optimize_format}.
 */
final class PercentFormat {
    private static final int MAX_DIGITS = 3;
    private static final Span NOWHERE = new Span(-1, -1, -1, -1);

    /** The format string, in UTF-16: what is looked for is ASCII. */
    private final String format;

    private int position;

    private PercentFormat(String format) {
        this.format = format;
    }

    /** The f-string, or null. */
    static Expr toJoinedStr(Object format, List<Expr> values, Span span) {
        List<Expr> parts = new PercentFormat(Str.java(format)).parse(values);
        return parts == null ? null : new Expr.JoinedStr(parts, span);
    }

    private List<Expr> parse(List<Expr> values) {
        List<Expr> parts = new ArrayList<>();
        int used = 0;
        while (true) {
            Expr literal = literal();
            if (literal != null) {
                parts.add(literal);
            }
            if (position >= format.length()) {
                return used == values.size() ? parts : null;
            }
            if (used >= values.size()) {
                return null;
            }
            position++; // %
            Expr part = replacement(values.get(used++));
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
    }

    private Expr literal() {
        int start = position;
        while (position < format.length()) {
            if (format.charAt(position) != '%') {
                position++;
            } else if (position + 1 < format.length() && format.charAt(position + 1) == '%') {
                position += 2;
            } else {
                break;
            }
        }
        if (start == position) {
            return null;
        }
        String text = format.substring(start, position).replace("%%", "%");
        return new Expr.Constant(Str.of(text), null, NOWHERE);
    }

    private int next() {
        return position < format.length() ? format.charAt(position++) : -1;
    }

    private Expr replacement(Expr value) {
        boolean left = false;
        int ch = next();
        while (ch == '-' || ch == '+' || ch == ' ' || ch == '#' || ch == '0') {
            left |= ch == '-';
            ch = next();
        }
        int width = -1;
        int precision = -1;
        if (isDigit(ch)) {
            width = 0;
            for (int digits = 0; isDigit(ch); ) {
                width = width * 10 + ch - '0';
                ch = next();
                if (ch < 0 || ++digits >= MAX_DIGITS) {
                    return null;
                }
            }
        }
        if (ch == '.') {
            ch = next();
            precision = 0;
            for (int digits = 0; isDigit(ch); ) {
                precision = precision * 10 + ch - '0';
                ch = next();
                if (ch < 0 || ++digits >= MAX_DIGITS) {
                    return null;
                }
            }
        }
        if (ch != 's' && ch != 'r' && ch != 'a') {
            return null;
        }
        String spec = (!left && width > 0 ? ">" : "")
                + (width >= 0 ? String.valueOf(width) : "")
                + (precision >= 0 ? "." + precision : "");
        Expr formatSpec = spec.isEmpty() ? null : new Expr.Constant(spec, null, NOWHERE);
        return new Expr.FormattedValue(value, ch, formatSpec, value.span());
    }

    private static boolean isDigit(int ch) {
        return '0' <= ch && ch <= '9';
    }
}
