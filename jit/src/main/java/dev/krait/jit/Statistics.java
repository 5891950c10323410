package dev.krait.jit;

import dev.krait.bytecode.PyCode;
import dev.krait.deopt.DeoptReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the evaluator did, for {@code krait.jit.stats()} and tests. */
public final class Statistics {
    private static final int KEPT_GRAPHS = 200;
    private final Map<DeoptReason, LongAdder> exits = new EnumMap<>(DeoptReason.class);
    private final Map<BailoutReason, LongAdder> bailouts = new EnumMap<>(BailoutReason.class);
    private final List<String> graphs = new ArrayList<>();
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

    void compiled(PyCode code, CompiledUnit unit) {
        synchronized (graphs) {
            graphs.add(code.qualname + " " + unit.entry() + " " + unit.size() + " bytes\n" + unit.graph());
            if (graphs.size() > KEPT_GRAPHS) {
                graphs.removeFirst();
            }
        }
        units.incrementAndGet();
        bytes.addAndGet(unit.size());
    }

    /** The texts of the graphs compiled last, each behind a line that names it; the newest last. */
    public List<String> graphs() {
        synchronized (graphs) {
            return List.copyOf(graphs);
        }
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
