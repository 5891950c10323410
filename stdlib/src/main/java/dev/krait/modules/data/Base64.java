package dev.krait.modules.data;

import dev.krait.thread.PyThread;
import dev.krait.type.text.ByteBuilder;

/** Decodes base64 as forgivingly, or as strictly, as CPython does. Compare {@code Modules/binascii.c: binascii_a2b_base64_impl}. */
final class Base64 {
    private Base64() {
    }

    private static int digit(int c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        return c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    static byte[] decode(PyThread t, byte[] b, boolean strict) {
        ByteBuilder out = new ByteBuilder(b.length * 3 / 4 + 3);
        if (strict && b.length > 0 && b[0] == '=') {
            throw DataErrors.binascii(t, "Leading padding not allowed");
        }
        int quad = 0;
        int left = 0;
        int pads = 0;
        boolean started = false;
        for (int i = 0; i < b.length; i++) {
            int c = b[i] & 0xFF;
            if (c == '=') {
                started = true;
                if (strict && quad == 0) {
                    throw DataErrors.binascii(t, out.length() > 0 ? "Excess padding not allowed" : "Leading padding not allowed");
                }
                if (quad >= 2 && quad + ++pads >= 4) {
                    if (strict && i + 1 < b.length) {
                        throw DataErrors.binascii(t, "Excess data after padding");
                    }
                    return out.toArray();
                }
                continue;
            }
            int digit = digit(c);
            if (digit < 0) {
                if (strict) {
                    throw DataErrors.binascii(t, "Only base64 data is allowed");
                }
                continue;
            }
            if (strict && started) {
                throw DataErrors.binascii(t, "Discontinuous padding not allowed");
            }
            pads = 0;
            switch (quad) {
                case 0 -> left = digit;
                case 1 -> {
                    out.append(left << 2 | digit >> 4);
                    left = digit & 15;
                }
                case 2 -> {
                    out.append(left << 4 | digit >> 2);
                    left = digit & 3;
                }
                default -> out.append(left << 6 | digit);
            }
            quad = quad + 1 & 3;
        }
        if (quad == 1) {
            throw DataErrors.binascii(t, "Invalid base64-encoded string: number of data characters (" + (out.length() / 3 * 4 + 1)
                    + ") cannot be 1 more than a multiple of 4");
        }
        if (quad != 0) {
            throw DataErrors.binascii(t, "Incorrect padding");
        }
        return out.toArray();
    }
}
