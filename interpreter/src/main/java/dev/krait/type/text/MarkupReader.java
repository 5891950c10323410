package dev.krait.type.text;

import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;

/**
 * Reads a format string piece by piece: literal text, then perhaps a field. Compare CPython
 * {@code Objects/stringlib/unicode_format.h: MarkupIterator_next}.
 */
public final class MarkupReader {
    private final Object text;
    private final int end;
    private int at;
    /** The text before the field. */
    public Object literal;
    /** The name of the field, null when there is no field. */
    public Object field;
    /** The specification, perhaps with fields of its own. */
    public Object spec;
    /** The conversion, 0 for none. */
    public int conversion;
    /** Whether the specification has fields of its own. */
    public boolean nested;

    public MarkupReader(Object text) {
        this.text = text;
        this.end = Str.length(text);
    }

    /** Reads on; false at the end. */
    public boolean next() {
        field = null;
        spec = "";
        conversion = 0;
        nested = false;
        if (at >= end) {
            return false;
        }
        int start = at;
        int c = 0;
        boolean markup = false;
        while (at < end) {
            c = Str.codePointAt(text, at++);
            if (c == '{' || c == '}') {
                markup = true;
                break;
            }
        }
        if (!markup) {
            literal = Str.slice(text, start, at);
            return true;
        }
        boolean doubled = at < end && Str.codePointAt(text, at) == c;
        if (at >= end || c == '}' && !doubled) {
            throw ValueErrors.of("Single '" + (char) c + "' encountered in format string");
        }
        if (doubled) {
            literal = Str.slice(text, start, at);
            at++;
            return true;
        }
        literal = Str.slice(text, start, at - 1);
        readField();
        return true;
    }

    private void readField() {
        int start = at;
        int depth = 1;
        boolean inBrackets = false;
        int c = 0;
        while (at < end) {
            c = Str.codePointAt(text, at++);
            if (c == '[') {
                inBrackets = true;
            } else if (c == ']') {
                inBrackets = false;
            } else if (!inBrackets && c == '{') {
                throw ValueErrors.of("unexpected '{' in field name");
            } else if (!inBrackets && (c == '}' || c == ':' || c == '!')) {
                break;
            }
        }
        if (c != '}' && c != ':' && c != '!' || inBrackets) {
            throw ValueErrors.of("expected '}' before end of string");
        }
        field = Str.slice(text, start, at - 1);
        if (c == '!') {
            c = readConversion();
        }
        if (c == '}') {
            return;
        }
        int specStart = at;
        while (at < end) {
            int d = Str.codePointAt(text, at++);
            if (d == '{') {
                nested = true;
                depth++;
            } else if (d == '}' && --depth == 0) {
                spec = Str.slice(text, specStart, at - 1);
                return;
            }
        }
        throw unmatched();
    }

    /** Reads the conversion and what ends it. */
    private int readConversion() {
        if (at >= end) {
            throw ValueErrors.of("end of string while looking for conversion specifier");
        }
        conversion = Str.codePointAt(text, at++);
        if (at >= end) {
            throw unmatched();
        }
        int c = Str.codePointAt(text, at++);
        if (c != ':' && c != '}') {
            throw ValueErrors.of("expected ':' after conversion specifier");
        }
        return c;
    }

    private static PyException unmatched() {
        return ValueErrors.of("unmatched '{' in format spec");
    }
}
