package dev.krait.modules.zlib;

import java.util.zip.CRC32;

/** Checksums that go on from a given value, which the JDK's cannot. */
final class Checksums {
    private static final int[] TABLE = table();

    private Checksums() {
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int c = i;
            for (int bit = 0; bit < 8; bit++) {
                c = (c & 1) != 0 ? c >>> 1 ^ 0xEDB88320 : c >>> 1;
            }
            table[i] = c;
        }
        return table;
    }

    static long crc32(byte[] b, int start) {
        if (start == 0) {
            CRC32 crc = new CRC32();
            crc.update(b);
            return crc.getValue();
        }
        int c = ~start;
        for (byte each : b) {
            c = TABLE[(c ^ each) & 0xFF] ^ c >>> 8;
        }
        return ~c & 0xFFFFFFFFL;
    }

    static long adler32(byte[] b, int start) {
        long low = start & 0xFFFF;
        long high = start >>> 16;
        for (int i = 0; i < b.length; i++) {
            low += b[i] & 0xFF;
            high += low;
            if ((i & 0xFFF) == 0xFFF) {
                low %= 65521;
                high %= 65521;
            }
        }
        return high % 65521 << 16 | low % 65521;
    }
}
