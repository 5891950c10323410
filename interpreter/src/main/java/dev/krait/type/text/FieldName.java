package dev.krait.type.text;

import dev.krait.error.ValueErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a replacement field: what it begins with and the attributes and items that follow. Compare CPython
 * {@code Objects/stringlib/unicode_format.h: FieldNameIterator_next}.
 *
 * @param first an exact string, or a {@code Long} when it is a number; an empty string asks for the next argument
 */
public record FieldName(Object first, List<Part> parts) {
    /**
     * One step.
     *
     * @param name an exact string, or a {@code Long} for a numeric index
     */
    public record Part(boolean attribute, Object name) {
    }

    /** Parses a name; raises ValueError. */
    public static FieldName parse(Object text) {
        int n = Str.length(text);
        int i = 0;
        while (i < n) {
            int c = Str.codePointAt(text, i);
            if (c == '[' || c == '.') {
                break;
            }
            i++;
        }
        Object first = number(text, 0, i);
        List<Part> parts = new ArrayList<>();
        while (i < n) {
            i = part(text, i, n, parts);
        }
        return new FieldName(first, parts);
    }

    private static int part(Object text, int i, int n, List<Part> parts) {
        int c = Str.codePointAt(text, i++);
        int start = i;
        if (c == '.') {
            while (i < n && Str.codePointAt(text, i) != '.' && Str.codePointAt(text, i) != '[') {
                i++;
            }
            checkNotEmpty(start, i);
            parts.add(new Part(true, Str.slice(text, start, i)));
            return i;
        }
        if (c != '[') {
            throw ValueErrors.of("Only '.' or '[' may follow ']' in format field specifier");
        }
        while (i < n && Str.codePointAt(text, i) != ']') {
            i++;
        }
        if (i == n) {
            throw ValueErrors.of("Missing ']' in format string");
        }
        checkNotEmpty(start, i);
        parts.add(new Part(false, number(text, start, i)));
        return i + 1;
    }

    private static void checkNotEmpty(int start, int end) {
        if (start == end) {
            throw ValueErrors.of("Empty attribute in format string");
        }
    }

    /** A {@code Long} when all are digits, otherwise the string. */
    private static Object number(Object text, int from, int to) {
        if (from == to) {
            return "";
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Chars.decimal(Str.codePointAt(text, i));
            if (digit < 0) {
                return Str.slice(text, from, to);
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw ValueErrors.of("Too many decimal digits in format string");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
