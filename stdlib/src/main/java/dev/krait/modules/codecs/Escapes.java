package dev.krait.modules.codecs;

import dev.krait.error.ValueErrors;
import dev.krait.error.Warnings;
import dev.krait.thread.PyThread;
import dev.krait.type.text.ByteBuilder;
import dev.krait.type.text.Decoders;

/** The escapes of bytes literals. Compare CPython {@code Objects/bytesobject.c: _PyBytes_DecodeEscape2}. */
final class Escapes {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Escapes() {
    }

    /** Warns of escapes that mean nothing. */
    static Decoders.EscapeSink warn(PyThread t) {
        boolean[] warned = new boolean[1];
        return (value, octal) -> {
            if (!warned[0]) {
                warned[0] = true;
                Warnings.deprecated(t, octal ? "\"\\" + Integer.toOctalString(value) + "\" is an invalid octal escape sequence. Such sequences will not work in the future. "
                        : "\"\\" + (char) value + "\" is an invalid escape sequence. Such sequences will not work in the future. ");
            }
        };
    }

    static byte[] decode(PyThread t, byte[] b, String errors) {
        ByteBuilder out = new ByteBuilder(b.length);
        Decoders.EscapeSink invalid = warn(t);
        int i = 0;
        while (i < b.length) {
            if (b[i] != '\\') {
                out.append(b[i++]);
                continue;
            }
            if (i + 1 == b.length) {
                throw ValueErrors.of("Trailing \\ in string");
            }
            int c = b[i + 1] & 0xFF;
            int simple = Decoders.simpleEscape(c);
            if (simple != -2) {
                if (simple >= 0) {
                    out.append(simple);
                }
                i += 2;
            } else if (c >= '0' && c <= '7') {
                i = octal(b, i + 1, out, invalid);
            } else if (c == 'x') {
                i = hexadecimal(b, i, errors, out);
            } else {
                invalid.invalid(c, false);
                out.append('\\');
                out.append(c);
                i += 2;
            }
        }
        return out.toArray();
    }

    private static int octal(byte[] b, int from, ByteBuilder out, Decoders.EscapeSink invalid) {
        int c = 0;
        int i = from;
        while (i < from + 3 && i < b.length && b[i] >= '0' && b[i] <= '7') {
            c = c << 3 | b[i++] - '0';
        }
        if (c > 0377) {
            invalid.invalid(c, true);
        }
        out.append(c);
        return i;
    }

    private static int hexadecimal(byte[] b, int i, String errors, ByteBuilder out) {
        int high = i + 2 < b.length ? Character.digit(b[i + 2], 16) : -1;
        int low = i + 3 < b.length ? Character.digit(b[i + 3], 16) : -1;
        if (high >= 0 && low >= 0) {
            out.append(high << 4 | low);
            return i + 4;
        }
        if (errors == null || errors.equals("strict")) {
            throw ValueErrors.of("invalid \\x escape at position " + i);
        }
        if (errors.equals("replace")) {
            out.append('?');
        } else if (!errors.equals("ignore")) {
            throw ValueErrors.of("decoding error; unknown error handling code: " + errors);
        }
        return high >= 0 ? i + 3 : i + 2;
    }

    static byte[] encode(byte[] b) {
        ByteBuilder out = new ByteBuilder(b.length);
        for (byte c : b) {
            switch (c) {
                case '\'', '\\' -> {
                    out.append('\\');
                    out.append(c);
                }
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c == 127) {
                        out.append("\\x");
                        out.append(HEX[c >> 4 & 15]);
                        out.append(HEX[c & 15]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toArray();
    }
}
