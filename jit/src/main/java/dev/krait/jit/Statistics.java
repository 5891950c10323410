package dev.krait.jit;

import dev.krait.bytecode.PyCode;
import dev.krait.deopt.DeoptReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the evaluator did, for {@code krait.jit.stats()} and tests. */
public final class Statistics {
    private final Map<DeoptReason, LongAdder> exits = new EnumMap<>(DeoptReason.class);
    private final Map<BailoutReason, LongAdder> bailouts = new EnumMap<>(BailoutReason.class);
    private final AtomicLong units = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile Throwable lastError;
    private volatile PyCode lastErrorCode;

    Statistics() {
        for (DeoptReason r : DeoptReason.values()) {
            exits.put(r, new LongAdder());
        }
        for (BailoutReason r : BailoutReason.values()) {
            bailouts.put(r, new LongAdder());
        }
    }

    void compiled(CompiledUnit unit) {
        units.incrementAndGet();
        bytes.addAndGet(unit.size());
    }

    void exit(DeoptReason reason) {
        exits.get(reason).increment();
    }

    void bailout(BailoutReason reason) {
        bailouts.get(reason).increment();
    }

    void internalError(PyCode code, Throwable error) {
        lastError = error;
        lastErrorCode = code;
        bailout(BailoutReason.INTERNAL_ERROR);
    }

    public long units() {
        return units.get();
    }

    /** The bytes of JVM bytecode emitted. */
    public long bytes() {
        return bytes.get();
    }

    public long exits(DeoptReason reason) {
        return exits.get(reason).sum();
    }

    public long bailouts(BailoutReason reason) {
        return bailouts.get(reason).sum();
    }

    /** The last failure of the compiler itself, or null: our bug. */
    public Throwable lastError() {
        return lastError;
    }

    public PyCode lastErrorCode() {
        return lastErrorCode;
    }
}
