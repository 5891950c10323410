package dev.krait.modules.json;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;

/** A text that JSON is read from, and where the last thing read has ended. */
final class JsonText {
    private final PyThread t;
    private final Object text;
    /** The text when all its characters are in the BMP. */
    private final String narrow;
    final int length;
    int end;

    JsonText(PyThread t, Object text) {
        this.t = t;
        this.text = text;
        this.narrow = text instanceof String s ? s : null;
        this.length = Str.length(text);
    }

    int at(int i) {
        return narrow != null ? narrow.charAt(i) : Str.codePointAt(text, i);
    }

    /** Whether there is such a character at a place. */
    boolean is(int i, char c) {
        return i < length && at(i) == c;
    }

    boolean startsWith(int i, String word) {
        if (i + word.length() > length) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (at(i + k) != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    boolean isDigit(int i) {
        return i < length && at(i) >= '0' && at(i) <= '9';
    }

    int skipSpace(int i) {
        while (i < length) {
            int c = at(i);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                break;
            }
            i++;
        }
        return i;
    }

    Object slice(int from, int to) {
        return Str.slice(text, from, to);
    }

    PyException error(String message, int position) {
        Object type = AttributeOps.get(t, dev.krait.importing.Imports.load(t, "json.decoder"), "JSONDecodeError");
        return PyErrors.raised(t, CallOps.call3(t, type, message, text, (long) position));
    }

    static PyException stop(int position) {
        return PyErrors.with(ExceptionTypes.STOP_ITERATION, (long) position);
    }

    /** The string whose opening quote stands before {@code begin}; {@link #end} is behind its closing one. */
    Object string(int begin, boolean strict) {
        if (begin < 0 || begin > length) {
            throw ValueErrors.of("end is out of bounds");
        }
        TextBuilder out = null;
        int i = begin;
        int start = begin;
        while (true) {
            if (i >= length) {
                throw error("Unterminated string starting at", begin - 1);
            }
            int c = at(i);
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                out = out == null ? new TextBuilder(64) : out;
                out.append(text, start, i);
                i = unescape(i + 1, begin, out);
                start = i;
            } else if (c < ' ' && strict) {
                throw error("Invalid control character at", i);
            } else {
                i++;
            }
        }
        end = i + 1;
        return out == null ? Str.slice(text, start, i) : out.append(text, start, i).build();
    }

    private int unescape(int i, int begin, TextBuilder out) {
        if (i >= length) {
            throw error("Unterminated string starting at", begin - 1);
        }
        int c = at(i);
        if (c != 'u') {
            int at = "\"\\/bfnrt".indexOf(c);
            if (at < 0) {
                throw error("Invalid \\escape", i - 1);
            }
            out.appendCodePoint("\"\\/\b\f\n\r\t".charAt(at));
            return i + 1;
        }
        int unit = unit(i + 1);
        if (unit < 0) {
            throw error("Invalid \\uXXXX escape", i);
        }
        i += 5;
        if (Character.isHighSurrogate((char) unit) && i + 5 < length && at(i) == '\\' && at(i + 1) == 'u') {
            int low = unit(i + 2);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                out.appendCodePoint(Character.toCodePoint((char) unit, (char) low));
                return i + 6;
            }
        }
        out.appendCodePoint(unit);
        return i;
    }

    /** The value of four hexadecimal digits, or -1. */
    private int unit(int i) {
        if (i + 4 > length) {
            return -1;
        }
        int unit = 0;
        for (int k = i; k < i + 4; k++) {
            int c = at(k);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
