package dev.krait.runtime;

/**
 * Chooses the guards that fail in stress mode: a sequence without a period, the same for the same seed as long as one thread runs. The distances differ in size (one in eight
 * is drawn below each of 1, 2, 4 … 128), so that a short loop meets each of its guards first at some time, and some activations run long before they leave.
 *
 * <p>Not synchronised: with several threads another guard fails, which is of no matter.
 */
public final class StressSequence {
    // Steele, Lea and Flood, "Fast splittable pseudorandom number generators": SplitMix64
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;
    private int left;

    public StressSequence(long seed) {
        state = seed;
        left = distance();
    }

    /** Whether this guard is to fail. */
    boolean fails() {
        if (--left > 0) {
            return false;
        }
        left = distance();
        return true;
    }

    /** How many guards there are to the next one that fails, that one included. */
    private int distance() {
        state += GAMMA;
        long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        int bits = (int) (z >>> 61);
        return 1 + ((int) z & (1 << bits) - 1);
    }
}
