package dev.krait.type.text;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import java.nio.charset.StandardCharsets;

/** Bytes as hexadecimal digits. Compare CPython {@code Python/pystrhex.c}. */
public final class ByteHex {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private ByteHex() {
    }

    /** {@code bytes.hex(sep, bytes_per_sep)}; null arguments were left out. */
    public static String format(PyThread t, byte[] b, Object separator, Object bytesPerSeparator) {
        int group = bytesPerSeparator == null ? 1 : NumberOps.size(t, bytesPerSeparator);
        int sep = separator == null ? -1 : separator(t, separator);
        if (sep < 0 || group == 0) {
            return plain(b);
        }
        StringBuilder out = new StringBuilder(b.length * 3);
        int size = Math.abs(group);
        for (int i = 0; i < b.length; i++) {
            int position = group > 0 ? b.length - i : i;
            if (i > 0 && position % size == 0) {
                out.append((char) sep);
            }
            out.append(DIGITS[b[i] >> 4 & 15]).append(DIGITS[b[i] & 15]);
        }
        return out.toString();
    }

    private static String plain(byte[] b) {
        char[] out = new char[b.length * 2];
        for (int i = 0; i < b.length; i++) {
            out[2 * i] = DIGITS[b[i] >> 4 & 15];
            out[2 * i + 1] = DIGITS[b[i] & 15];
        }
        return new String(out);
    }

    private static int separator(PyThread t, Object value) {
        if (SubscriptOps.length(t, value) != 1) {
            throw ValueErrors.of("sep must be length 1.");
        }
        Object text = Str.exactOrNull(value);
        if (text == null && !(value instanceof PyBytes)) {
            throw TypeErrors.of("sep must be str or bytes.");
        }
        int c = text != null ? Str.codePointAt(text, 0) : ((PyBytes) value).value[0] & 0xFF;
        if (c > 127) {
            throw ValueErrors.of("sep must be ASCII.");
        }
        return c;
    }

    /** The bytes that pairs of digits say; white space may stand between pairs. */
    static byte[] parse(PyThread t, Object source) {
        Object text = Str.exactOrNull(source);
        if (text == null) {
            if (!BufferOps.is(source)) {
                throw TypeErrors.of("fromhex() argument must be str or bytes-like, not " + PyType.of(source).name);
            }
            text = new String(BufferOps.bytes(t, source), StandardCharsets.ISO_8859_1);
        }
        int n = Str.length(text);
        ByteBuilder out = new ByteBuilder(n / 2);
        int i = 0;
        while (i < n) {
            int c = Str.codePointAt(text, i);
            if (Bytes.isSpace(c)) {
                i++;
                continue;
            }
            int high = digit(c);
            if (high < 0) {
                throw notDigit(i);
            }
            if (i + 1 == n) {
                throw ValueErrors.of("fromhex() arg must contain an even number of hexadecimal digits");
            }
            int low = digit(Str.codePointAt(text, i + 1));
            if (low < 0) {
                throw notDigit(i + 1);
            }
            out.append(high << 4 | low);
            i += 2;
        }
        return out.toArray();
    }

    private static int digit(int c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static PyException notDigit(int position) {
        return ValueErrors.of("non-hexadecimal number found in fromhex() arg at position " + position);
    }
}
