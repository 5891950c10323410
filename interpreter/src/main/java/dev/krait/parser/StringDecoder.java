package dev.krait.parser;

import dev.krait.source.Utf8;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The body of a string literal as a value: escapes and all. Compare CPython {@code Parser/string_parser.c: decode_unicode_with_escapes}
 * and {@code Objects/unicodeobject.c: _PyUnicode_DecodeUnicodeEscapeInternal2}.
 */
final class StringDecoder {
    /** A body that cannot be decoded; the message is the codec's. */
    static final class BadEscape extends Exception {
        BadEscape(String message) {
            super(message, null, false, false);
        }
    }

    private final byte[] bytes;
    private final int from;
    private final int to;
    private int at;
    private int[] out;
    private int n;
    /** Where the first invalid escape stands (its backslash), or -1. */
    private int invalidEscape = -1;

    StringDecoder(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Where the body starts. */
    int start() {
        return from;
    }

    int invalidEscape() {
        return invalidEscape;
    }

    /** The body as it stands. */
    Object plain() {
        return Str.of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    /** Whether a backslash stands in the body. */
    boolean hasEscapes() {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    boolean isAscii() {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    PyBytes plainBytes() {
        return PyBytes.of(Arrays.copyOfRange(bytes, from, to));
    }

    // ---- str ----

    Object escaped() throws BadEscape {
        out = new int[to - from];
        at = from;
        while (at < to) {
            if (bytes[at] == '\\') {
                escape();
            } else if (bytes[at] >= 0) {
                out[n++] = bytes[at++];
            } else {
                out[n++] = Utf8.codePoint(bytes, at);
                at += Utf8.sequenceLength(bytes, at);
            }
        }
        return Str.of(out, 0, n);
    }

    private void escape() throws BadEscape {
        int backslash = at++;
        if (at == to) {
            // before the brace of a field
            out[n++] = '\\';
            return;
        }
        int c = bytes[at++];
        if (simple(c)) {
            return;
        }
        switch (c) {
            case 'x' -> out[n++] = hex(backslash, 2, "truncated \\xXX escape");
            case 'u' -> out[n++] = hex(backslash, 4, "truncated \\uXXXX escape");
            case 'U' -> {
                int code = hex(backslash, 8, "truncated \\UXXXXXXXX escape");
                if (code < 0 || code > Character.MAX_CODE_POINT) {
                    throw new BadEscape(problem(backslash, at, "illegal Unicode character"));
                }
                out[n++] = code;
            }
            case 'N' -> out[n++] = named(backslash);
            default -> octalOrInvalid(backslash, c);
        }
    }

    /** The escapes that str and bytes share. */
    private boolean simple(int c) {
        switch (c) {
            case '\n' -> { }
            case '\\', '\'', '"' -> out[n++] = c;
            case 'b' -> out[n++] = '\b';
            case 'f' -> out[n++] = '\f';
            case 't' -> out[n++] = '\t';
            case 'n' -> out[n++] = '\n';
            case 'r' -> out[n++] = '\r';
            case 'v' -> out[n++] = 0x0B;
            case 'a' -> out[n++] = 0x07;
            default -> {
                return false;
            }
        }
        return true;
    }

    private void octalOrInvalid(int backslash, int c) {
        if (c >= '0' && c <= '7') {
            int code = c - '0';
            for (int i = 0; i < 2 && at < to && bytes[at] >= '0' && bytes[at] <= '7'; i++) {
                code = code * 8 + bytes[at++] - '0';
            }
            if (code > 0xFF && invalidEscape < 0) {
                invalidEscape = backslash;
            }
            out[n++] = code;
            return;
        }
        out[n++] = '\\';
        if (c < 0) {
            // CPython escapes the backslash before a character beyond ASCII, so that there is nothing to warn of
            at--;
            return;
        }
        if (invalidEscape < 0) {
            invalidEscape = backslash;
        }
        out[n++] = c;
    }

    private int hex(int backslash, int digits, String truncated) throws BadEscape {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < to ? Character.digit((char) (bytes[at] & 0xFF), 16) : -1;
            if (digit < 0 || bytes[at] < 0) {
                throw new BadEscape(problem(backslash, at, truncated));
            }
            code = code << 4 | digit;
            at++;
        }
        return code;
    }

    /** {@code \N{...}}. */
    private int named(int backslash) throws BadEscape {
        String malformed = "malformed \\N character escape";
        if (at >= to || bytes[at] != '{') {
            throw new BadEscape(problem(backslash, at, malformed));
        }
        int start = ++at;
        while (at < to && bytes[at] != '}') {
            at++;
        }
        if (at >= to || at == start) {
            throw new BadEscape(problem(backslash, at, malformed));
        }
        String name = new String(bytes, start, at++ - start, StandardCharsets.UTF_8);
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            throw new BadEscape(problem(backslash, at, "unknown Unicode character name"));
        }
    }

    /**
     * Positions count in the form that CPython hands to its codec: there, characters beyond ASCII are ten-byte escapes, and
     * a backslash before one is a six-byte escape.
     */
    private String problem(int backslash, int end, String reason) {
        int start = position(backslash);
        int last = start + end - backslash - 1;
        return "(unicode error) 'unicodeescape' codec can't decode byte"
                + (last > start ? "s in position " + start + "-" + last : " 0x5c in position " + start) + ": " + reason;
    }

    private int position(int offset) {
        int position = 0;
        for (int i = from; i < offset; i++) {
            if (bytes[i] == '\\') {
                i++;
                position++;
                if (bytes[i] < 0) {
                    position += "u005c".length();
                }
            }
            if (bytes[i] >= 0) {
                position++;
            } else if ((bytes[i] & 0xC0) != 0x80) {
                position += "\\U00000000".length();
            }
        }
        return position;
    }

    // ---- bytes ----

    PyBytes escapedBytes() throws BadEscape {
        out = new int[to - from];
        at = from;
        while (at < to) {
            if (bytes[at] != '\\') {
                out[n++] = bytes[at++];
                continue;
            }
            int backslash = at++;
            int c = bytes[at++];
            if (simple(c)) {
                continue;
            }
            if (c == 'x') {
                out[n++] = byteHex(backslash);
            } else {
                octalOrInvalid(backslash, c);
            }
        }
        byte[] value = new byte[n];
        for (int i = 0; i < n; i++) {
            value[i] = (byte) out[i];
        }
        return PyBytes.of(value);
    }

    private int byteHex(int backslash) throws BadEscape {
        int high = at < to ? Character.digit((char) bytes[at], 16) : -1;
        int low = at + 1 < to ? Character.digit((char) bytes[at + 1], 16) : -1;
        if (high < 0 || low < 0) {
            throw new BadEscape("(value error) invalid \\x escape at position " + (backslash - from));
        }
        at += 2;
        return high << 4 | low;
    }
}
