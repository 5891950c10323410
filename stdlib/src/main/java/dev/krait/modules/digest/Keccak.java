package dev.krait.modules.digest;

/** SHA-3 and SHAKE (FIPS 202): the sponge over Keccak-f[1600]. The JDK's SHAKE has no free length. */
final class Keccak implements Digest {
    private static final int ROUNDS = 24;
    private static final long[] CONSTANTS = constants();
    private static final int[] ROTATIONS = rotations();

    private final int rate;
    private final int suffix;
    private final long[] state;
    private final byte[] block;
    private int filled;

    Keccak(int rate, int suffix) {
        this(rate, suffix, new long[25], new byte[rate], 0);
    }

    private Keccak(int rate, int suffix, long[] state, byte[] block, int filled) {
        this.rate = rate;
        this.suffix = suffix;
        this.state = state;
        this.block = block;
        this.filled = filled;
    }

    /** From the linear feedback shift register of the standard. */
    private static long[] constants() {
        long[] all = new long[ROUNDS];
        int lfsr = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int j = 0; j < 7; j++) {
                if ((lfsr & 1) != 0) {
                    all[round] |= 1L << (1 << j) - 1;
                }
                lfsr = lfsr << 1 ^ ((lfsr & 0x80) != 0 ? 0x171 : 0);
            }
        }
        return all;
    }

    private static int[] rotations() {
        int[] all = new int[25];
        int x = 1;
        int y = 0;
        for (int t = 0; t < 24; t++) {
            all[x + 5 * y] = (t + 1) * (t + 2) / 2 % 64;
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
        }
        return all;
    }

    private static void permute(long[] a) {
        long[] b = new long[25];
        long[] c = new long[5];
        for (int round = 0; round < ROUNDS; round++) {
            for (int x = 0; x < 5; x++) {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5) {
                    a[x + y] ^= d;
                }
            }
            for (int x = 0; x < 5; x++) {
                for (int y = 0; y < 5; y++) {
                    b[y + 5 * ((2 * x + 3 * y) % 5)] = Long.rotateLeft(a[x + 5 * y], ROTATIONS[x + 5 * y]);
                }
            }
            for (int y = 0; y < 25; y += 5) {
                for (int x = 0; x < 5; x++) {
                    a[x + y] = b[x + y] ^ ~b[(x + 1) % 5 + y] & b[(x + 2) % 5 + y];
                }
            }
            a[0] ^= CONSTANTS[round];
        }
    }

    private static void absorb(long[] state, byte[] block, int rate) {
        for (int i = 0; i < rate; i++) {
            state[i >> 3] ^= (block[i] & 0xFFL) << 8 * (i & 7);
        }
        permute(state);
    }

    @Override
    public void update(byte[] data) {
        for (byte b : data) {
            block[filled++] = b;
            if (filled == rate) {
                absorb(state, block, rate);
                filled = 0;
            }
        }
    }

    @Override
    public byte[] result(int length) {
        long[] s = state.clone();
        byte[] last = java.util.Arrays.copyOf(java.util.Arrays.copyOf(block, filled), rate);
        last[filled] ^= (byte) suffix;
        last[rate - 1] ^= (byte) 0x80;
        absorb(s, last, rate);
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            int j = i % rate;
            if (i > 0 && j == 0) {
                permute(s);
            }
            out[i] = (byte) (s[j >> 3] >>> 8 * (j & 7));
        }
        return out;
    }

    @Override
    public Digest copy() {
        return new Keccak(rate, suffix, state.clone(), block.clone(), filled);
    }
}
