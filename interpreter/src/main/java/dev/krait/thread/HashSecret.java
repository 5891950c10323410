package dev.krait.thread;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The key of string hashes, and SipHash-1-3 with it. Compare CPython {@code Python/bootstrap_hash.c} and {@code Python/pyhash.c: siphash13}.
 *
 * @param k0 first half of the key
 * @param k1 second half
 */
public record HashSecret(long k0, long k1) {
    /** An unpredictable key. */
    public static HashSecret random() {
        // the system's own source, where there is one: the first SecureRandom costs a tenth of the start-up
        try (InputStream source = Files.newInputStream(Path.of("/dev/urandom"))) {
            ByteBuffer key = ByteBuffer.wrap(source.readNBytes(16));
            return new HashSecret(key.getLong(), key.getLong());
        } catch (IOException | RuntimeException e) {
            SecureRandom random = new SecureRandom();
            return new HashSecret(random.nextLong(), random.nextLong());
        }
    }

    /** The key of a seed given by PYTHONHASHSEED; 0 switches randomisation off. */
    public static HashSecret ofSeed(int seed) {
        if (seed == 0) {
            return new HashSecret(0, 0);
        }
        int state = seed;
        long[] halves = new long[2];
        for (int i = 0; i < 16; i++) {
            state = state * 214013 + 2531011;
            halves[i >> 3] |= (long) (state >>> 16 & 0xFF) << ((i & 7) * 8);
        }
        return new HashSecret(halves[0], halves[1]);
    }

    /** The hash of bytes. */
    public long hash(byte[] bytes) {
        return hash(bytes, 0, bytes.length);
    }

    /** The hash of bytes; never -1, and 0 for none. */
    public long hash(byte[] bytes, int from, int to) {
        Sip sip = new Sip(k0, k1);
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long word = 0;
            for (int j = 7; j >= 0; j--) {
                word = word << 8 | bytes[i + j] & 0xFF;
            }
            sip.word(word);
        }
        long last = 0;
        for (int j = to - 1; j >= i; j--) {
            last = last << 8 | bytes[j] & 0xFF;
        }
        return sip.finish(last, to - from);
    }

    /** The hash of a text whose chars are code points: over one byte each, or over two when one of them needs it. */
    public long hash(String text) {
        int n = text.length();
        int all = 0;
        for (int i = 0; i < n; i++) {
            all |= text.charAt(i);
        }
        return all < 256 ? narrow(text, n) : wide(text, n);
    }

    private long narrow(String text, int n) {
        Sip sip = new Sip(k0, k1);
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            sip.word(text.charAt(i) | (long) text.charAt(i + 1) << 8 | (long) text.charAt(i + 2) << 16 | (long) text.charAt(i + 3) << 24
                    | (long) text.charAt(i + 4) << 32 | (long) text.charAt(i + 5) << 40 | (long) text.charAt(i + 6) << 48
                    | (long) text.charAt(i + 7) << 56);
        }
        long last = 0;
        for (int j = n - 1; j >= i; j--) {
            last = last << 8 | text.charAt(j);
        }
        return sip.finish(last, n);
    }

    private long wide(String text, int n) {
        Sip sip = new Sip(k0, k1);
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            sip.word(text.charAt(i) | (long) text.charAt(i + 1) << 16 | (long) text.charAt(i + 2) << 32 | (long) text.charAt(i + 3) << 48);
        }
        long last = 0;
        for (int j = n - 1; j >= i; j--) {
            last = last << 16 | text.charAt(j);
        }
        return sip.finish(last, 2L * n);
    }

    /** The hash of a text over four bytes for each code point. */
    public long hash(int[] codePoints) {
        Sip sip = new Sip(k0, k1);
        int n = codePoints.length;
        for (int i = 0; i + 2 <= n; i += 2) {
            sip.word(codePoints[i] | (long) codePoints[i + 1] << 32);
        }
        return sip.finish((n & 1) != 0 ? codePoints[n - 1] : 0, 4L * n);
    }

    /** The state of one computation: one round for a word, three at the end. */
    private static final class Sip {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        Sip(long k0, long k1) {
            v0 = k0 ^ 0x736f6d6570736575L;
            v1 = k1 ^ 0x646f72616e646f6dL;
            v2 = k0 ^ 0x6c7967656e657261L;
            v3 = k1 ^ 0x7465646279746573L;
        }

        void word(long m) {
            v3 ^= m;
            round();
            v0 ^= m;
        }

        long finish(long last, long length) {
            if (length == 0) {
                return 0;
            }
            word(last | length << 56);
            v2 ^= 0xFF;
            round();
            round();
            round();
            long h = v0 ^ v1 ^ v2 ^ v3;
            return h == -1 ? -2 : h;
        }

        private void round() {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
