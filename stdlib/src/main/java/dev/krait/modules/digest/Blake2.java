package dev.krait.modules.digest;

import java.util.Arrays;

/** BLAKE2b and BLAKE2s (RFC 7693) with keys, salts and tree parameters; the narrow form computes in the low halves. */
final class Blake2 implements Digest {
    private static final long[] IV = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L, 0x510e527fade682d1L, 0x9b05688c2b3e6c1fL,
        0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L,
    };
    private static final String[] SIGMA = {
        "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
        "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0",
    };
    private static final long LOW = 0xFFFFFFFFL;

    private final boolean wide;
    private final boolean lastNode;
    private final long[] h;
    private final byte[] block;
    private int filled;
    private long count;

    private Blake2(boolean wide, boolean lastNode, long[] h, byte[] block, int filled, long count) {
        this.wide = wide;
        this.lastNode = lastNode;
        this.h = h;
        this.block = block;
        this.filled = filled;
        this.count = count;
    }

    /** Starts from a parameter block of 64 or 32 bytes and a key. */
    static Blake2 start(boolean wide, byte[] parameters, byte[] key, boolean lastNode) {
        long[] h = new long[8];
        int word = wide ? 8 : 4;
        for (int i = 0; i < 8; i++) {
            h[i] = iv(i, wide) ^ read(parameters, i * word, word);
        }
        Blake2 digest = new Blake2(wide, lastNode, h, new byte[16 * word], 0, 0);
        if (key.length > 0) {
            digest.update(Arrays.copyOf(key, 16 * word));
        }
        return digest;
    }

    private static long iv(int i, boolean wide) {
        return wide ? IV[i] : IV[i] >>> 32;
    }

    private static long read(byte[] b, int at, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | b[at + i] & 0xFF;
        }
        return value;
    }

    private long rotate(long x, int forWide, int forNarrow) {
        return wide ? Long.rotateRight(x, forWide) : Integer.rotateRight((int) x, forNarrow) & LOW;
    }

    private void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        long mask = wide ? -1 : LOW;
        v[a] = v[a] + v[b] + x & mask;
        v[d] = rotate(v[d] ^ v[a], 32, 16);
        v[c] = v[c] + v[d] & mask;
        v[b] = rotate(v[b] ^ v[c], 24, 12);
        v[a] = v[a] + v[b] + y & mask;
        v[d] = rotate(v[d] ^ v[a], 16, 8);
        v[c] = v[c] + v[d] & mask;
        v[b] = rotate(v[b] ^ v[c], 63, 7);
    }

    private void compress(long[] state, byte[] data, long counted, boolean last) {
        int word = wide ? 8 : 4;
        long[] m = new long[16];
        for (int i = 0; i < 16; i++) {
            m[i] = read(data, i * word, word);
        }
        long[] v = Arrays.copyOf(state, 16);
        for (int i = 0; i < 8; i++) {
            v[8 + i] = iv(i, wide);
        }
        v[12] ^= wide ? counted : counted & LOW;
        v[13] ^= wide ? 0 : counted >>> 32;
        long ones = wide ? -1 : LOW;
        v[14] ^= last ? ones : 0;
        v[15] ^= last && lastNode ? ones : 0;
        for (int round = 0; round < (wide ? 12 : 10); round++) {
            String s = SIGMA[round % 10];
            for (int i = 0; i < 8; i++) {
                int column = i & 3;
                int shift = i < 4 ? 0 : 1;
                mix(v, column, 4 + (column + shift) % 4, 8 + (column + 2 * shift) % 4, 12 + (column + 3 * shift) % 4,
                        m[Character.digit(s.charAt(2 * i), 16)], m[Character.digit(s.charAt(2 * i + 1), 16)]);
            }
        }
        for (int i = 0; i < 8; i++) {
            state[i] ^= v[i] ^ v[i + 8];
        }
    }

    @Override
    public void update(byte[] data) {
        for (byte b : data) {
            // the last block is compressed at the end only
            if (filled == block.length) {
                count += filled;
                compress(h, block, count, false);
                filled = 0;
            }
            block[filled++] = b;
        }
    }

    @Override
    public byte[] result(int length) {
        long[] state = h.clone();
        compress(state, Arrays.copyOf(Arrays.copyOf(block, filled), block.length), count + filled, true);
        int word = wide ? 8 : 4;
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            out[i] = (byte) (state[i / word] >>> 8 * (i % word));
        }
        return out;
    }

    @Override
    public Digest copy() {
        return new Blake2(wide, lastNode, h.clone(), block.clone(), filled, count);
    }
}
