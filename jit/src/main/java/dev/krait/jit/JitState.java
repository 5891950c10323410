package dev.krait.jit;

import dev.krait.bytecode.PyCode;
import dev.krait.deopt.DeoptReason;
import dev.krait.jit.ir.Assumption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the evaluator keeps for a code object, in {@code co_extra}. Read by {@code krait.jit}; only the evaluator writes. */
public final class JitState {
    /** Where a code object stands. */
    public enum Status { COLD, QUEUED, COMPILED, FAILED, RETIRED }

    /** Versions after which a code object is left to the interpreter. */
    static final int MAX_VERSIONS = 12;
    /** How many times a site may have what was compiled given up before it is compiled without speculation. */
    static final int GENERIC_LIMIT = 3;
    /** How many times what was compiled may be given up because code ran that never had. */
    static final int UNSEEN_LIMIT = 6;

    final PyCode code;
    /** Calls, and loop iterations divided by the weight. */
    int heat;
    /** The heat at which the next attempt is made; grows with every one. */
    int limit;
    volatile Status status = Status.COLD;
    volatile BailoutReason failure;
    /** What the bailout names: an opcode, a size, a fact. */
    volatile String failureDetail;
    /** What has been compiled and not been installed yet, or null. */
    volatile Ready ready;
    volatile CompiledUnit call;
    volatile CompiledUnit frame;
    /** By the index of the loop's first instruction. */
    final Map<Integer, CompiledUnit> loops = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> loopHeats = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> attempts = new ConcurrentHashMap<>();
    private final int[] failures;
    private final BitSet generic = new BitSet();
    /** Whether the interpreter has run the code. */
    boolean ran;
    /** How often what was compiled was given up because code that had never run did run. */
    private int unseenRetirements;
    int versions;
    int exits;
    int bailouts;
    private final Map<Exit, Long> left = new ConcurrentHashMap<>();

    /** A unit that waits for a thread that runs Python code: it may be installed if what it takes for granted holds. */
    record Ready(CompiledUnit unit, int target, Set<Assumption> assumptions) {}

    /** A place where compiled code was left, as a code-unit index. */
    public record Exit(DeoptReason reason, int index) {}

    JitState(PyCode code, int limit) {
        this.code = code;
        this.limit = limit;
        this.failures = new int[code.code.length / 2];
    }

    /**
     * Notes that a guess at a site was wrong; returns whether what was compiled is to be given up.
     *
     * @param limit after how many failures it is: by then the interpreter has seen more
     */
    synchronized boolean failed(int site, int limit) {
        exits++;
        int count = ++failures[site];
        if (count >= GENERIC_LIMIT * limit) {
            generic.set(site);
        }
        return count % limit == 0 && count <= GENERIC_LIMIT * limit;
    }

    /**
     * Notes that code ran which had never run when it was compiled; returns whether what was compiled is to be given up.
     *
     * @param limit after how many exits it is, at first; each time it has been, it takes four times as many: what runs so rarely is cheap where it is
     */
    synchronized boolean ranUnseen(int site, int limit) {
        exits++;
        if (++failures[site] < limit << 2 * unseenRetirements) {
            return false;
        }
        unseenRetirements++;
        return true;
    }

    /** Whether code that has never run is left to the interpreter; not where that has been wrong often, nor before the code has run. */
    synchronized boolean expectsUnseen() {
        return ran && unseenRetirements < UNSEEN_LIMIT;
    }

    /** Notes that compiled code was left. */
    void left(DeoptReason reason, int index) {
        left.merge(new Exit(reason, index), 1L, Long::sum);
    }

    /** How often compiled code was left, by reason and place. */
    public Map<Exit, Long> exits() {
        return Map.copyOf(left);
    }

    public PyCode code() {
        return code;
    }

    public Status status() {
        return status;
    }

    public int heat() {
        return heat;
    }

    /** The heat at which it is compiled (next). */
    public int limit() {
        return limit;
    }

    /** How often it has been compiled. */
    public int versions() {
        return versions;
    }

    /** Why it was not compiled when that was last tried, or null. */
    public BailoutReason failure() {
        return failure;
    }

    public String failureDetail() {
        return failureDetail;
    }

    /** What is compiled now: the entries by call and by frame, then the loops by the index of their first instruction. */
    public List<CompiledUnit> units() {
        List<CompiledUnit> units = new ArrayList<>();
        if (call != null) {
            units.add(call);
        }
        if (frame != null) {
            units.add(frame);
        }
        new TreeMap<>(loops).values().forEach(units::add);
        return units;
    }

    /** The code-unit indexes of the loops that have an entry of their own. */
    public List<Integer> loopEntries() {
        return loops.keySet().stream().sorted().toList();
    }

    synchronized BitSet genericSites() {
        return (BitSet) generic.clone();
    }

    synchronized int failures() {
        return Arrays.stream(failures).sum();
    }

    /** Drops what was compiled; the next heat compiles anew. */
    synchronized void retire() {
        ready = null;
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

    /** Notes how often a loop has jumped back; returns the sum. */
    int loopHeat(int index, int jumps) {
        return loopHeats.merge(index, jumps, (a, b) -> Math.min(1 << 20, a + b));
    }

    /** Whether a loop may be tried (again). */
    boolean mayTryLoop(int index) {
        return attempts.merge(index, 1, Integer::sum) <= MAX_VERSIONS;
    }
}
