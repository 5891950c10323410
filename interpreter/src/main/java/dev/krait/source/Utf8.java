package dev.krait.source;

/** UTF-8, byte by byte: what is a whole sequence, and why is it not one. Compare CPython {@code Objects/stringlib/codecs.h: utf8_decode}. */
public final class Utf8 {
    private Utf8() {}

    /** How long the valid sequence at this offset is, or 0 when there is none (surrogates, overlong forms and cut sequences are not valid). */
    public static int sequenceLength(byte[] b, int at) {
        int lead = b[at] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        if (lead >= 0xC2 && lead <= 0xDF) {
            return trails(b, at, 1, 0x80, 0xBF) ? 2 : 0;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return trails(b, at, 2, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) ? 3 : 0;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            return trails(b, at, 3, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) ? 4 : 0;
        }
        return 0;
    }

    private static boolean trails(byte[] b, int at, int count, int low, int high) {
        for (int i = 1; i <= count; i++) {
            if (at + i >= b.length) {
                return false;
            }
            int c = b[at + i] & 0xFF;
            if (i == 1 ? c < low || c > high : (c & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The text between two offsets, with U+FFFD for each part that is no sequence: {@code bytes.decode('utf-8', 'replace')}. */
    static String lossy(byte[] b, int start, int end) {
        StringBuilder text = new StringBuilder();
        for (int at = start; at < end;) {
            int size = sequenceLength(b, at);
            if (size > 0) {
                text.appendCodePoint(codePoint(b, at));
                at += size;
            } else {
                text.append('\uFFFD');
                at += beginning(b, at);
            }
        }
        return text.toString();
    }

    /** How many bytes of a sequence that is none belong together: as far as it could have become one. */
    private static int beginning(byte[] b, int at) {
        int lead = b[at] & 0xFF;
        if (lead < 0xE0 || lead > 0xF4) {
            return 1;
        }
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return !trails(b, at, 1, low, high) ? 1 : lead < 0xF0 || !trails(b, at, 2, low, high) ? 2 : 3;
    }

    /** CPython's words for what is wrong with the sequence at this offset. */
    public static String reason(byte[] b, int at) {
        int lead = b[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return "invalid start byte";
        }
        int want = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        for (int i = 1; i <= want; i++) {
            if (at + i >= b.length) {
                return "unexpected end of data";
            }
            if ((b[at + i] & 0xC0) != 0x80) {
                break;
            }
        }
        return "invalid continuation byte";
    }

    /** The code point of the valid sequence at this offset. */
    public static int codePoint(byte[] b, int at) {
        int lead = b[at] & 0xFF;
        if (lead < 0x80) {
            return lead;
        }
        if (lead < 0xE0) {
            return (lead & 0x1F) << 6 | b[at + 1] & 0x3F;
        }
        if (lead < 0xF0) {
            return (lead & 0x0F) << 12 | (b[at + 1] & 0x3F) << 6 | b[at + 2] & 0x3F;
        }
        return (lead & 0x07) << 18 | (b[at + 1] & 0x3F) << 12 | (b[at + 2] & 0x3F) << 6 | b[at + 3] & 0x3F;
    }
}
