package dev.krait.type.text;

import dev.krait.thread.PyThread;
import java.nio.charset.StandardCharsets;

/** From exact strings to bytes, one method each encoding. {@code errors} names a handler, null is strict. */
public final class Encoders {
    private Encoders() {
    }

    /** Appends what a handler put in place of code points. */
    private interface Replacement {
        /** Appends a string, or returns false when it cannot be encoded either. */
        boolean append(Object text);
    }

    /** Asks the handler and appends its answer; returns where to go on. */
    private static int recover(PyThread t, CodecError error, String errors, ByteBuilder out, Replacement replacement) {
        CodecError.Outcome outcome = error.handle(t, errors);
        if (outcome.replacement() instanceof PyBytes b) {
            out.append(b.value);
        } else if (!replacement.append(outcome.replacement())) {
            throw error.exception();
        }
        return outcome.position();
    }

    public static byte[] ascii(PyThread t, Object s, String errors) {
        return narrow(t, s, errors, 128, "ascii", "ordinal not in range(128)");
    }

    public static byte[] latin1(PyThread t, Object s, String errors) {
        return narrow(t, s, errors, 256, "latin-1", "ordinal not in range(256)");
    }

    private static byte[] narrow(PyThread t, Object s, String errors, int limit, String encoding, String reason) {
        int n = Str.length(s);
        ByteBuilder out = new ByteBuilder(n);
        int i = 0;
        while (i < n) {
            int c = Str.codePointAt(s, i);
            if (c < limit) {
                out.append(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && Str.codePointAt(s, end) >= limit) {
                end++;
            }
            i = recover(t, new CodecError(CodecError.Kind.ENCODE, encoding, s, i, end, reason), errors, out, text -> {
                for (int j = 0; j < Str.length(text); j++) {
                    if (Str.codePointAt(text, j) >= limit) {
                        return false;
                    }
                    out.append(Str.codePointAt(text, j));
                }
                return true;
            });
        }
        return out.toArray();
    }

    private static boolean isSurrogate(int c) {
        return c >= 0xD800 && c <= 0xDFFF;
    }

    private static int surrogatesEnd(Object s, int i) {
        int n = Str.length(s);
        while (i < n && isSurrogate(Str.codePointAt(s, i))) {
            i++;
        }
        return i;
    }

    public static byte[] utf8(PyThread t, Object s, String errors) {
        if (s instanceof String j && !hasSurrogate(j)) {
            return j.getBytes(StandardCharsets.UTF_8);
        }
        int n = Str.length(s);
        ByteBuilder out = new ByteBuilder(n * 2);
        int i = 0;
        while (i < n) {
            int c = Str.codePointAt(s, i);
            if (!isSurrogate(c)) {
                utf8(out, c);
                i++;
                continue;
            }
            CodecError error = new CodecError(CodecError.Kind.ENCODE, "utf-8", s, i, surrogatesEnd(s, i), "surrogates not allowed");
            i = recover(t, error, errors, out, text -> {
                for (int k = 0; k < Str.length(text); k++) {
                    int r = Str.codePointAt(text, k);
                    if (isSurrogate(r)) {
                        return false;
                    }
                    utf8(out, r);
                }
                return true;
            });
        }
        return out.toArray();
    }

    private static boolean hasSurrogate(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (Character.isSurrogate(s.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void utf8(ByteBuilder out, int c) {
        if (c < 0x80) {
            out.append(c);
        } else if (c < 0x800) {
            out.append(0xC0 | c >> 6);
            out.append(0x80 | c & 0x3F);
        } else {
            if (c < 0x10000) {
                out.append(0xE0 | c >> 12);
            } else {
                out.append(0xF0 | c >> 18);
                out.append(0x80 | c >> 12 & 0x3F);
            }
            out.append(0x80 | c >> 6 & 0x3F);
            out.append(0x80 | c & 0x3F);
        }
    }

    /** UTF-16; {@code order} is negative for little endian, positive for big, 0 for little with a byte order mark. */
    public static byte[] utf16(PyThread t, Object s, String errors, int order) {
        return wide(t, s, errors, order, 2, order == 0 ? "utf-16" : order < 0 ? "utf-16-le" : "utf-16-be");
    }

    /** UTF-32; {@code order} as for UTF-16. */
    public static byte[] utf32(PyThread t, Object s, String errors, int order) {
        return wide(t, s, errors, order, 4, order == 0 ? "utf-32" : order < 0 ? "utf-32-le" : "utf-32-be");
    }

    private static byte[] wide(PyThread t, Object s, String errors, int order, int width, String encoding) {
        int n = Str.length(s);
        boolean big = order > 0;
        ByteBuilder out = new ByteBuilder((n + 1) * width);
        if (order == 0) {
            unit(out, 0xFEFF, width, big);
        }
        int i = 0;
        while (i < n) {
            int c = Str.codePointAt(s, i);
            if (!isSurrogate(c)) {
                codePoint(out, c, width, big);
                i++;
                continue;
            }
            CodecError error = new CodecError(CodecError.Kind.ENCODE, encoding, s, i, surrogatesEnd(s, i), "surrogates not allowed");
            CodecError.Outcome outcome = error.handle(t, errors);
            if (outcome.replacement() instanceof PyBytes b) {
                if (b.value.length % width != 0) {
                    throw error.exception();
                }
                out.append(b.value);
            } else {
                for (int k = 0; k < Str.length(outcome.replacement()); k++) {
                    int r = Str.codePointAt(outcome.replacement(), k);
                    if (isSurrogate(r)) {
                        throw error.exception();
                    }
                    codePoint(out, r, width, big);
                }
            }
            i = outcome.position();
        }
        return out.toArray();
    }

    private static void codePoint(ByteBuilder out, int c, int width, boolean big) {
        if (width == 2 && c > 0xFFFF) {
            unit(out, Character.highSurrogate(c), 2, big);
            unit(out, Character.lowSurrogate(c), 2, big);
        } else {
            unit(out, c, width, big);
        }
    }

    private static void unit(ByteBuilder out, int unit, int width, boolean big) {
        for (int j = 0; j < width; j++) {
            out.append(unit >> 8 * (big ? width - 1 - j : j));
        }
    }

    /** {@code raw_unicode_escape}: Latin-1, the rest as four or eight digits. */
    public static byte[] rawUnicodeEscape(Object s) {
        int n = Str.length(s);
        ByteBuilder out = new ByteBuilder(n);
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(s, i);
            if (c < 256) {
                out.append(c);
            } else {
                escape(out, c);
            }
        }
        return out.toArray();
    }

    /** {@code unicode_escape}: printable ASCII, the rest escaped. */
    public static byte[] unicodeEscape(Object s) {
        int n = Str.length(s);
        ByteBuilder out = new ByteBuilder(n);
        for (int i = 0; i < n; i++) {
            int c = Str.codePointAt(s, i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c >= ' ' && c < 127) {
                        out.append(c);
                    } else {
                        escape(out, c);
                    }
                }
            }
        }
        return out.toArray();
    }

    private static void escape(ByteBuilder out, int c) {
        StringBuilder escaped = new StringBuilder(10);
        StrRepr.escape(escaped, c);
        out.append(escaped.toString());
    }
}
