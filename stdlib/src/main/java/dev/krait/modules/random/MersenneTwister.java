package dev.krait.modules.random;

import dev.krait.thread.ThreadMode;

/** MT19937, with the seeding of its authors, so that seeds give CPython's sequences. Compare CPython {@code Modules/_randommodule.c}. */
final class MersenneTwister {
    static final int N = 624;
    private static final int M = 397;
    private static final int MATRIX = 0x9908b0df;

    private final int[] state = new int[N];
    private int index = N;

    private void seed(int s) {
        state[0] = s;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
        index = N;
    }

    /** Seeds from an array of at least one word. */
    synchronized void seed(int[] key) {
        seed(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1664525) + key[j] + j;
            if (++i >= N) {
                state[0] = state[N - 1];
                i = 1;
            }
            if (++j >= key.length) {
                j = 0;
            }
        }
        for (int k = N - 1; k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1566083941) - i;
            if (++i >= N) {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x80000000;
    }

    /** The next 32 bits. */
    int next() {
        if (!ThreadMode.shared()) {
            return word();
        }
        synchronized (this) {
            return word();
        }
    }

    private int word() {
        if (index >= N) {
            refill();
        }
        int y = state[index++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void refill() {
        for (int k = 0; k < N; k++) {
            int y = state[k] & 0x80000000 | state[(k + 1) % N] & 0x7fffffff;
            state[k] = state[(k + M) % N] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : MATRIX);
        }
        index = 0;
    }

    /** A float in [0, 1) of 53 bits. */
    double nextDouble() {
        if (!ThreadMode.shared()) {
            return fraction();
        }
        synchronized (this) {
            return fraction();
        }
    }

    private double fraction() {
        int a = word() >>> 5;
        int b = word() >>> 6;
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }

    /** The words of the state and, last, the place in it. */
    synchronized long[] save() {
        long[] saved = new long[N + 1];
        for (int i = 0; i < N; i++) {
            saved[i] = state[i] & 0xFFFFFFFFL;
        }
        saved[N] = index;
        return saved;
    }

    synchronized void restore(long[] saved) {
        for (int i = 0; i < N; i++) {
            state[i] = (int) saved[i];
        }
        index = (int) saved[N];
    }
}
