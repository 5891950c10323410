package dev.krait.jit.ir;

/** What an operation may do besides giving its result, weakest first. */
public enum Effect {
    /** Nothing: equal inputs give equal results, and it can be left out, repeated or moved. */
    PURE,
    /** Reads the heap: can be left out. */
    READS,
    /** Writes the heap; runs no Python code and does not raise. */
    WRITES,
    /** May raise, may write; runs no Python code. */
    RAISES,
    /** May run any Python code. */
    ARBITRARY;

    /** Whether the operation can raise a Python exception. */
    public boolean raises() {
        return compareTo(RAISES) >= 0;
    }
}
