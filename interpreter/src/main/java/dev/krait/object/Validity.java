package dev.krait.object;

/** Whether something may still rely on what it takes for granted. See {@link Assumptions}. */
public abstract class Validity {
    private volatile boolean broken;

    public final boolean isBroken() {
        return broken;
    }

    /** From now on nobody begins to rely on it, and this thread no longer does. */
    final void end() {
        if (!broken) {
            broken = true;
            ended();
        }
    }

    /** Is told once that something it relies on changes. Runs no Python code and waits for nobody: the caller may hold locks. */
    protected abstract void ended();

    /** Waits until all other threads have seen what {@link #ended} told them. The caller holds no locks. */
    protected abstract void settle();
}
