package dev.krait.jit;

import dev.krait.bytecode.PyCode;
import dev.krait.jit.Backend.EntryKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the evaluator keeps for a code object, in {@code co_extra}. */
final class JitState {
    /** Where a code object stands. */
    enum Status { COLD, QUEUED, COMPILED, FAILED, RETIRED }

    /** Versions after which a code object is left to the interpreter. */
    static final int MAX_VERSIONS = 12;
    /** Failures of a site after which what was compiled is given up: the interpreter has seen more by then. */
    static final int RETIRE_LIMIT = 2;
    /** Failures of a site after which it is compiled without speculation. */
    static final int GENERIC_LIMIT = 5;

    final PyCode code;
    /** Calls, and loop iterations divided by the weight. */
    int heat;
    /** The heat at which the next attempt is made; grows with every one. */
    int limit;
    volatile Status status = Status.COLD;
    volatile BailoutReason failure;
    volatile CompiledUnit call;
    volatile CompiledUnit frame;
    /** By the index of the loop's first instruction. */
    final Map<Integer, CompiledUnit> loops = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> attempts = new ConcurrentHashMap<>();
    private final int[] failures;
    private final BitSet generic = new BitSet();
    int versions;
    int exits;
    int bailouts;

    JitState(PyCode code, int limit) {
        this.code = code;
        this.limit = limit;
        this.failures = new int[code.code.length / 2];
    }

    /** Notes that a guess at a site was wrong; returns whether what was compiled is to be given up. */
    synchronized boolean failed(int site) {
        exits++;
        int count = ++failures[site];
        if (count >= GENERIC_LIMIT) {
            generic.set(site);
        }
        return count == RETIRE_LIMIT || count == GENERIC_LIMIT;
    }

    synchronized BitSet genericSites() {
        return (BitSet) generic.clone();
    }

    synchronized int failures() {
        return Arrays.stream(failures).sum();
    }

    /** Drops what was compiled; the next heat compiles anew. */
    synchronized void retire() {
        call = null;
        frame = null;
        loops.clear();
        status = versions >= MAX_VERSIONS ? Status.FAILED : Status.RETIRED;
        if (status == Status.FAILED) {
            failure = BailoutReason.TOO_MANY_VERSIONS;
        }
        heat = 0;
        limit = Math.min(1 << 20, limit + limit / 2);
    }

    /** Whether a loop may be tried (again). */
    boolean mayTryLoop(int index) {
        return attempts.merge(index, 1, Integer::sum) <= MAX_VERSIONS;
    }

    CompiledUnit unit(EntryKind kind, int index) {
        return switch (kind) {
            case CALL -> call;
            case FRAME -> frame;
            case LOOP -> loops.get(index);
        };
    }
}
