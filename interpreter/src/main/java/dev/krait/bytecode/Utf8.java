package dev.krait.bytecode;

import dev.krait.error.ValueErrors;
import dev.krait.type.text.Str;

/** UTF-8 with surrogates let through, as marshal writes strings. */
final class Utf8 {
    private Utf8() {
    }

    static Object decode(byte[] bytes) {
        int[] codePoints = new int[bytes.length];
        int n = 0;
        int i = 0;
        while (i < bytes.length) {
            int b = bytes[i++];
            int more = b >= 0 ? 0 : b >> 5 == -2 ? 1 : b >> 4 == -2 ? 2 : b >> 3 == -2 ? 3 : -1;
            if (more < 0 || i + more > bytes.length) {
                throw ValueErrors.of("bad marshal data (invalid UTF-8)");
            }
            int c = more == 0 ? b : b & 0x3f >> more;
            for (int k = 0; k < more; k++) {
                int continuation = bytes[i++];
                if ((continuation & 0xc0) != 0x80) {
                    throw ValueErrors.of("bad marshal data (invalid UTF-8)");
                }
                c = c << 6 | continuation & 0x3f;
            }
            if (c > 0x10ffff) {
                throw ValueErrors.of("bad marshal data (invalid UTF-8)");
            }
            codePoints[n++] = c;
        }
        return Str.of(codePoints, 0, n);
    }

    static byte[] encode(Object s) {
        int length = Str.length(s);
        byte[] out = new byte[4 * length];
        int n = 0;
        for (int i = 0; i < length; i++) {
            int c = Str.codePointAt(s, i);
            if (c < 0x80) {
                out[n++] = (byte) c;
                continue;
            }
            if (c < 0x800) {
                out[n++] = (byte) (0xc0 | c >> 6);
            } else {
                if (c < 0x10000) {
                    out[n++] = (byte) (0xe0 | c >> 12);
                } else {
                    out[n++] = (byte) (0xf0 | c >> 18);
                    out[n++] = (byte) (0x80 | c >> 12 & 0x3f);
                }
                out[n++] = (byte) (0x80 | c >> 6 & 0x3f);
            }
            out[n++] = (byte) (0x80 | c & 0x3f);
        }
        return java.util.Arrays.copyOf(out, n);
    }
}
