package dev.krait.type.text;

import dev.krait.thread.PyThread;
import java.nio.charset.StandardCharsets;

/**
 * From bytes to exact strings, one method each encoding. {@code errors} names a handler, null is strict; without {@code last} what may go on is left for the
 * next call.
 */
public final class Decoders {
    private final PyThread t;
    private final String encoding;
    private final byte[] b;
    private final String errors;
    private final TextBuilder out;

    private Decoders(PyThread t, String encoding, byte[] b, String errors) {
        this.t = t;
        this.encoding = encoding;
        this.b = b;
        this.errors = errors;
        this.out = new TextBuilder(b.length);
    }

    /**
     * What was decoded.
     *
     * @param text an exact string
     * @param consumed how many bytes that took
     * @param order the byte order that was found: negative little, positive big endian, 0 unknown
     */
    public record Decoded(Object text, int consumed, int order) {
    }

    private int recover(int start, int end, String reason) {
        CodecError.Outcome outcome =
                new CodecError(CodecError.Kind.DECODE, encoding, PyBytes.of(b), start, end, reason).handle(t, errors);
        out.append(outcome.replacement());
        return outcome.position();
    }

    public static Object ascii(PyThread t, byte[] bytes, String errors) {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        Decoders d = new Decoders(t, "ascii", bytes, errors);
        for (int i = 0; i < bytes.length;) {
            if (bytes[i] >= 0) {
                d.out.appendCodePoint(bytes[i++]);
            } else {
                i = d.recover(i, i + 1, "ordinal not in range(128)");
            }
        }
        return d.out.build();
    }

    static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    public static Object latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** All of it as UTF-8. */
    public static Object utf8(PyThread t, byte[] bytes, String errors) {
        return utf8(t, bytes, errors, true).text;
    }

    public static Decoded utf8(PyThread t, byte[] bytes, String errors, boolean last) {
        if (isAscii(bytes)) {
            return new Decoded(new String(bytes, StandardCharsets.ISO_8859_1), bytes.length, 0);
        }
        Decoders d = new Decoders(t, "utf-8", bytes, errors);
        int i = 0;
        while (i < bytes.length) {
            int c = bytes[i];
            if (c >= 0) {
                d.out.appendCodePoint(c);
                i++;
                continue;
            }
            int next = d.sequence(i, last);
            if (next < 0) {
                break;
            }
            i = next;
        }
        return new Decoded(d.out.build(), i, 0);
    }

    /** Decodes one sequence of several bytes; returns where to go on, or -1 when more bytes are needed. */
    private int sequence(int i, boolean last) {
        int lead = b[i] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return recover(i, i + 1, "invalid start byte");
        }
        int count = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        int c = lead & (0x3F >> count);
        for (int j = 1; j <= count; j++) {
            if (i + j == b.length) {
                return last ? recover(i, b.length, "unexpected end of data") : -1;
            }
            int next = b[i + j] & 0xFF;
            int least = j > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int most = j > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (next < least || next > most) {
                return recover(i, i + j, "invalid continuation byte");
            }
            c = c << 6 | next & 0x3F;
        }
        out.appendCodePoint(c);
        return i + count + 1;
    }

    /** UTF-16; {@code order} is negative for little endian, positive for big, 0 for what a byte order mark says, else little. */
    public static Decoded utf16(PyThread t, byte[] bytes, String errors, int order, boolean last) {
        int found = order;
        int i = 0;
        if (order == 0 && bytes.length >= 2) {
            int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
            if (mark == 0xFEFF || mark == 0xFFFE) {
                found = mark == 0xFEFF ? 1 : -1;
                i = 2;
            }
        }
        boolean big = found > 0;
        Decoders d = new Decoders(t, big ? "utf-16-be" : "utf-16-le", bytes, errors);
        while (i < bytes.length) {
            int next = d.utf16Unit(i, big, last);
            if (next < 0) {
                break;
            }
            i = next;
        }
        return new Decoded(d.out.build(), i, order == 0 && found == 0 && i > 0 ? -1 : found);
    }

    private int unit16(int i, boolean big) {
        return big ? (b[i] & 0xFF) << 8 | b[i + 1] & 0xFF : (b[i + 1] & 0xFF) << 8 | b[i] & 0xFF;
    }

    private int utf16Unit(int i, boolean big, boolean last) {
        if (i + 1 >= b.length) {
            return last ? recover(i, b.length, "truncated data") : -1;
        }
        int c = unit16(i, big);
        if (!Character.isSurrogate((char) c)) {
            out.appendCodePoint(c);
            return i + 2;
        }
        if (Str.isLow(c)) {
            return recover(i, i + 2, "illegal encoding");
        }
        if (i + 3 >= b.length) {
            return last ? recover(i, b.length, "unexpected end of data") : -1;
        }
        int low = unit16(i + 2, big);
        if (!Str.isLow(low)) {
            return recover(i, i + 2, "illegal UTF-16 surrogate");
        }
        out.appendCodePoint(Character.toCodePoint((char) c, (char) low));
        return i + 4;
    }

    /** UTF-32; {@code order} as for UTF-16. */
    public static Decoded utf32(PyThread t, byte[] bytes, String errors, int order, boolean last) {
        int found = order;
        int i = 0;
        if (order == 0 && bytes.length >= 4) {
            int mark = unit32(bytes, 0, true);
            if (mark == 0xFEFF || mark == 0xFFFE0000) {
                found = mark == 0xFEFF ? 1 : -1;
                i = 4;
            }
        }
        boolean big = found > 0;
        Decoders d = new Decoders(t, big ? "utf-32-be" : "utf-32-le", bytes, errors);
        while (i < bytes.length) {
            if (i + 4 > bytes.length) {
                if (!last) {
                    break;
                }
                i = d.recover(i, bytes.length, "truncated data");
                continue;
            }
            int c = unit32(bytes, i, big);
            if (c >= 0xD800 && c <= 0xDFFF) {
                i = d.recover(i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)");
            } else if (c < 0 || c > 0x10FFFF) {
                i = d.recover(i, i + 4, "code point not in range(0x110000)");
            } else {
                d.out.appendCodePoint(c);
                i += 4;
            }
        }
        return new Decoded(d.out.build(), i, order == 0 && found == 0 && i > 0 ? -1 : found);
    }

    private static int unit32(byte[] b, int i, boolean big) {
        int c = 0;
        for (int j = 0; j < 4; j++) {
            c = c << 8 | b[i + (big ? j : 3 - j)] & 0xFF;
        }
        return c;
    }

    /** {@code raw_unicode_escape}: only four- and eight-digit escapes after an odd number of backslashes. */
    public static Decoded rawUnicodeEscape(PyThread t, byte[] bytes, String errors, boolean last) {
        Decoders d = new Decoders(t, "rawunicodeescape", bytes, errors);
        int i = 0;
        while (i < bytes.length) {
            int c = bytes[i] & 0xFF;
            if (c != '\\') {
                d.out.appendCodePoint(c);
                i++;
                continue;
            }
            if (i + 1 >= bytes.length) {
                if (last) {
                    d.out.appendCodePoint('\\');
                    i++;
                }
                break;
            }
            int kind = bytes[i + 1];
            if (kind != 'u' && kind != 'U') {
                d.out.appendCodePoint('\\').appendCodePoint(kind & 0xFF);
                i += 2;
                continue;
            }
            int next = d.digits(i, i + 2, kind == 'u' ? 4 : 8, kind == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape",
                    "\\Uxxxxxxxx out of range", last);
            if (next < 0) {
                break;
            }
            i = next;
        }
        return new Decoded(d.out.build(), i, 0);
    }

    /** Reads so many hexadecimal digits of an escape that began at {@code start}; -1 when more bytes may come. */
    private int digits(int start, int from, int count, String truncated, String range, boolean last) {
        long c = 0;
        int i = from;
        for (int n = 0; n < count; n++, i++) {
            int digit = i < b.length ? Character.digit(b[i], 16) : -1;
            if (digit < 0) {
                return i >= b.length && !last ? -1 : recover(start, i, truncated);
            }
            c = c << 4 | digit;
        }
        if (c > 0x10FFFF) {
            return recover(start, i, range);
        }
        out.appendCodePoint((int) c);
        return i;
    }

    /** {@code unicode_escape}. {@code invalid} receives the first escape that means nothing, see {@link EscapeSink}. */
    public static Decoded unicodeEscape(PyThread t, byte[] bytes, String errors, boolean last, EscapeSink invalid) {
        Decoders d = new Decoders(t, "unicodeescape", bytes, errors);
        int i = 0;
        while (i < bytes.length) {
            int c = bytes[i] & 0xFF;
            if (c != '\\') {
                d.out.appendCodePoint(c);
                i++;
                continue;
            }
            int next = d.escape(i, last, invalid);
            if (next < 0) {
                break;
            }
            i = next;
        }
        return new Decoded(d.out.build(), i, 0);
    }

    /** Told of escapes that mean nothing: the character after the backslash, or the value of an octal escape above 0o377. */
    @FunctionalInterface
    public interface EscapeSink {
        void invalid(int value, boolean octal);
    }

    private int escape(int i, boolean last, EscapeSink invalid) {
        if (i + 1 >= b.length) {
            return last ? recover(i, b.length, "\\ at end of string") : -1;
        }
        int c = b[i + 1] & 0xFF;
        int simple = simpleEscape(c);
        if (simple != -2) {
            if (simple >= 0) {
                out.appendCodePoint(simple);
            }
            return i + 2;
        }
        return switch (c) {
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(i, last, invalid);
            case 'x' -> digits(i, i + 2, 2, "truncated \\xXX escape", "", last);
            case 'u' -> digits(i, i + 2, 4, "truncated \\uXXXX escape", "", last);
            case 'U' -> digits(i, i + 2, 8, "truncated \\UXXXXXXXX escape", "illegal Unicode character", last);
            case 'N' -> named(i, last);
            default -> {
                invalid.invalid(c, false);
                out.appendCodePoint('\\').appendCodePoint(c);
                yield i + 2;
            }
        };
    }

    /** The value of an escape of one character, -1 for a line that goes on, -2 for any other. */
    public static int simpleEscape(int c) {
        return switch (c) {
            case '\n' -> -1;
            case '\\', '\'', '"' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'v' -> 0x0B;
            case 'a' -> 0x07;
            default -> -2;
        };
    }

    private int octal(int i, boolean last, EscapeSink invalid) {
        int c = 0;
        int j = i + 1;
        while (j < i + 4 && j < b.length && b[j] >= '0' && b[j] <= '7') {
            c = c << 3 | b[j++] - '0';
        }
        if (j == b.length && j < i + 4 && !last) {
            return -1;
        }
        if (c > 0377) {
            invalid.invalid(c, true);
        }
        out.appendCodePoint(c);
        return j;
    }

    private int named(int i, boolean last) {
        int j = i + 2;
        if (j < b.length && b[j] == '{') {
            int end = j + 1;
            while (end < b.length && b[end] != '}') {
                end++;
            }
            if (end < b.length) {
                if (end > j + 1) {
                    Object text = UnicodeNames.lookup(new String(b, j + 1, end - j - 1, StandardCharsets.ISO_8859_1));
                    if (text != null) {
                        out.append(text);
                        return end + 1;
                    }
                    return recover(i, end + 1, "unknown Unicode character name");
                }
                return recover(i, end + 1, "malformed \\N character escape");
            }
            return last ? recover(i, end, "malformed \\N character escape") : -1;
        }
        return j >= b.length && !last ? -1 : recover(i, j, "malformed \\N character escape");
    }
}
