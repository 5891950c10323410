package dev.krait.eval;

import java.util.concurrent.atomic.LongAdder;

/** How many bytecodes ran in the loop and how many in compiled code, where somebody has asked for counting; prefixes and caches are not counted. */
public final class BytecodeCounts {
    private final LongAdder interpreted = new LongAdder();
    private final LongAdder compiled = new LongAdder();

    void ranInterpreted() {
        interpreted.increment();
    }

    /** Compiled code has run the instructions of a block to its end; what it leaves in the middle is not counted. */
    public void ranCompiled(long bytecodes) {
        compiled.add(bytecodes);
    }

    public long interpreted() {
        return interpreted.sum();
    }

    public long compiled() {
        return compiled.sum();
    }
}
