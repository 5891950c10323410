package dev.krait.modules.codecs;

import dev.krait.thread.PyThread;
import dev.krait.type.text.ByteBuilder;
import dev.krait.type.text.CodecError;
import dev.krait.type.text.Decoders;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import dev.krait.type.text.TextBuilder;

/** UTF-7 (RFC 2152). Compare CPython {@code Objects/unicodeobject.c: PyUnicode_DecodeUTF7Stateful}. */
final class Utf7 {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** Besides letters, digits and white space these stand for themselves. */
    private static final String DIRECT = "'(),-./:?";
    private static final String OPTIONAL = "!\"#$%&*;<=>@[]^_`{|}";

    private Utf7() {
    }

    private static boolean isDirect(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || DIRECT.indexOf(c) >= 0 || OPTIONAL.indexOf(c) >= 0 || c == ' ' || c == '\t' || c == '\n'
                || c == '\r');
    }

    static byte[] encode(Object s) {
        ByteBuilder out = new ByteBuilder(Str.length(s) * 2);
        boolean shifted = false;
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < Str.length(s); i++) {
            int c = Str.codePointAt(s, i);
            if (shifted && isDirect(c)) {
                if (bits > 0) {
                    out.append(BASE64.charAt(buffer << 6 - bits & 63));
                    bits = 0;
                }
                shifted = false;
                if (BASE64.indexOf(c) >= 0 || c == '-') {
                    out.append('-');
                }
                out.append(c);
                continue;
            }
            if (!shifted) {
                if (c == '+') {
                    out.append("+-");
                    continue;
                }
                if (isDirect(c)) {
                    out.append(c);
                    continue;
                }
                out.append('+');
                shifted = true;
                buffer = 0;
            }
            int units = c > 0xFFFF ? 2 : 1;
            for (int u = 0; u < units; u++) {
                int unit = units == 1 ? c : u == 0 ? Character.highSurrogate(c) : Character.lowSurrogate(c);
                buffer = (buffer & (1 << bits) - 1) << 16 | unit;
                bits += 16;
                while (bits >= 6) {
                    bits -= 6;
                    out.append(BASE64.charAt(buffer >> bits & 63));
                }
            }
        }
        if (bits > 0) {
            out.append(BASE64.charAt(buffer << 6 - bits & 63));
        }
        if (shifted) {
            out.append('-');
        }
        return out.toArray();
    }

    static Decoders.Decoded decode(PyThread t, byte[] b, String errors, boolean last) {
        return new Reader(t, b, errors).run(last);
    }

    private static final class Reader {
        private final PyThread t;
        private final byte[] b;
        private final String errors;
        private final TextBuilder out;
        private boolean shifted;
        private int bits;
        private int buffer;
        private int high;

        Reader(PyThread t, byte[] b, String errors) {
            this.t = t;
            this.b = b;
            this.errors = errors;
            this.out = new TextBuilder(b.length);
        }

        private int recover(int start, int end, String reason) {
            CodecError.Outcome outcome = new CodecError(CodecError.Kind.DECODE, "utf7", PyBytes.of(b), start, end, reason).handle(t, errors);
            out.append(outcome.replacement());
            return outcome.position();
        }

        Decoders.Decoded run(boolean last) {
            int i = 0;
            int shiftStart = 0;
            Object beforeShift = "";
            while (i < b.length) {
                int c = b[i] & 0xFF;
                if (shifted) {
                    i = inShift(i, c, shiftStart);
                } else if (c == '+') {
                    if (i + 1 < b.length && b[i + 1] == '-') {
                        out.appendCodePoint('+');
                        i += 2;
                    } else if (i + 1 < b.length && BASE64.indexOf(b[i + 1]) < 0) {
                        i = recover(i, i + 2, "ill-formed sequence");
                    } else {
                        shiftStart = i++;
                        beforeShift = last ? "" : out.build();
                        shifted = true;
                        bits = 0;
                        buffer = 0;
                        high = 0;
                    }
                } else if (c < 128) {
                    out.appendCodePoint(c);
                    i++;
                } else {
                    i = recover(i, i + 1, "unexpected special character");
                }
            }
            if (shifted && !last) {
                return new Decoders.Decoded(beforeShift, shiftStart, 0);
            }
            if (shifted && (high != 0 || bits >= 6 || bits > 0 && (buffer & (1 << bits) - 1) != 0)) {
                recover(shiftStart, b.length, "unterminated shift sequence");
            }
            return new Decoders.Decoded(out.build(), b.length, 0);
        }

        private int inShift(int i, int c, int shiftStart) {
            int digit = c < 128 ? BASE64.indexOf(c) : -1;
            if (digit >= 0) {
                buffer = buffer << 6 | digit;
                bits += 6;
                if (bits >= 16) {
                    bits -= 16;
                    unit(buffer >> bits & 0xFFFF);
                    buffer &= (1 << bits) - 1;
                }
                return i + 1;
            }
            shifted = false;
            if (bits >= 6) {
                return recover(shiftStart, i + 1, "partial character in shift sequence");
            }
            if (bits > 0 && (buffer & (1 << bits) - 1) != 0) {
                return recover(shiftStart, i + 1, "non-zero padding bits in shift sequence");
            }
            if (high != 0) {
                out.appendCodePoint(high);
                high = 0;
            }
            if (c == '-') {
                return i + 1;
            }
            return i;
        }

        private void unit(int unit) {
            if (high != 0) {
                if (Character.isLowSurrogate((char) unit)) {
                    out.appendCodePoint(Character.toCodePoint((char) high, (char) unit));
                    high = 0;
                    return;
                }
                out.appendCodePoint(high);
                high = 0;
            }
            if (Character.isHighSurrogate((char) unit)) {
                high = unit;
            } else {
                out.appendCodePoint(unit);
            }
        }
    }
}
