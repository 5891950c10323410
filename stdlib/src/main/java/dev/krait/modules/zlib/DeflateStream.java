package dev.krait.modules.zlib;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compresses piece by piece in one of the three formats. Not thread-safe. */
final class DeflateStream {
    static final int Z_FINISH = 4;

    private final Deflater deflater;
    private final CRC32 crc;
    private long total;
    private boolean begun;
    private final int level;
    private boolean finished;

    /** {@code wbits} as zlib understands it: below zero raw, above 15 gzip. The window is always the largest. */
    DeflateStream(int level, int wbits, int strategy, byte[] dictionary) {
        this.level = level;
        boolean gzip = wbits > 15;
        deflater = new Deflater(level, gzip || wbits < 0);
        deflater.setStrategy(strategy == Deflater.FILTERED || strategy == Deflater.HUFFMAN_ONLY ? strategy : Deflater.DEFAULT_STRATEGY);
        if (dictionary != null) {
            deflater.setDictionary(dictionary);
        }
        crc = gzip ? new CRC32() : null;
    }

    boolean isFinished() {
        return finished;
    }

    private void begin(ByteArrayOutputStream out) {
        if (!begun && crc != null) {
            out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, (byte) (level == 9 ? 2 : level == 1 ? 4 : 0), 3});
        }
        begun = true;
    }

    byte[] compress(byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        begin(out);
        if (crc != null) {
            crc.update(b);
            total += b.length;
        }
        deflater.setInput(b);
        drain(out, Deflater.NO_FLUSH);
        return out.toByteArray();
    }

    private void drain(ByteArrayOutputStream out, int mode) {
        byte[] buffer = new byte[8192];
        int n;
        do {
            n = deflater.deflate(buffer, 0, buffer.length, mode);
            out.write(buffer, 0, n);
        } while (n == buffer.length || !deflater.needsInput() && n > 0);
    }

    byte[] flush(int mode) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        begin(out);
        if (mode != Z_FINISH) {
            drain(out, mode == Deflater.FULL_FLUSH ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH);
            return out.toByteArray();
        }
        deflater.finish();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        if (crc != null) {
            little(out, crc.getValue());
            little(out, total);
        }
        finished = true;
        deflater.end();
        return out.toByteArray();
    }

    private static void little(ByteArrayOutputStream out, long n) {
        for (int i = 0; i < 4; i++) {
            out.write((int) (n >> 8 * i));
        }
    }
}
