package dev.krait.runtime;

/** Makes every n-th guard fail: stress mode. Not synchronised; which guard fails is of no matter. */
public final class StressCounter {
    private final int every;
    private int passed;

    public StressCounter(int every) {
        this.every = every;
    }

    /** Whether this guard is to fail. */
    boolean fails() {
        if (++passed >= every) {
            passed = 0;
            return true;
        }
        return false;
    }
}
