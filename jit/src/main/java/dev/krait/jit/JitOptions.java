package dev.krait.jit;

import java.util.Locale;

/**
 * How the evaluator behaves.
 *
 * @param mode        what is compiled
 * @param threshold   heat at which a code object is compiled: calls, plus loop iterations divided by {@link #LOOP_WEIGHT}
 * @param synchronous compile on the Python thread
 * @param seed        stress: chooses the guards that fail
 * @param count       count the bytecodes that run in each tier
 * @param strict      an error of the compiler itself ends the process: for tests, which would not notice that code is left to the interpreter
 */
public record JitOptions(Mode mode, int threshold, boolean synchronous, long seed, boolean count, boolean strict) {
    /** Iterations of loops that count as one call. */
    public static final int LOOP_WEIGHT = 4;
    private static final int DEFAULT_THRESHOLD = 300;
    private static final String KNOWN = "off, on, eager, stress, stress:SEED, sync, count, strict and threshold=N";
    /** An exit costs microseconds, compiling anew costs HotSpot's warm-up too. */
    private static final int RETIRE_LIMIT = 40;
    private static final int EAGER_RETIRE_LIMIT = 2;

    /** After how many failures of a site a unit is given up. */
    int retireLimit() {
        return mode == Mode.ON ? RETIRE_LIMIT : EAGER_RETIRE_LIMIT;
    }

    /** What is compiled. */
    public enum Mode { OFF, ON, EAGER, STRESS }

    /** The options of a mode. */
    public static JitOptions of(Mode mode) {
        return switch (mode) {
            case OFF, ON -> new JitOptions(mode, DEFAULT_THRESHOLD, false, 0, false, false);
            case EAGER -> new JitOptions(mode, 2, true, 0, false, false);
            case STRESS -> new JitOptions(mode, 1, true, 0, false, false);
        };
    }

    /**
     * Parses {@code -X jit=…}: {@code off on eager stress stress:SEED sync count strict threshold=N}, several separated by commas; null is the text of a bare
     * {@code -X jit}. Under stress the guards that fail are chosen by the seed, an int, so that a run can be repeated.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static JitOptions parse(String text) {
        JitOptions o = of(Mode.ON);
        for (String part : text == null ? new String[0] : text.split(",")) {
            o = switch (part) {
                case "", "on", "1" -> o.withMode(Mode.ON);
                case "off", "0" -> o.withMode(Mode.OFF);
                case "eager" -> o.withMode(Mode.EAGER);
                case "stress" -> o.withMode(Mode.STRESS);
                case "sync" -> o.withSynchronous(true);
                case "count" -> o.withCount(true);
                case "strict" -> o.withStrict(true);
                default -> o.with(part);
            };
        }
        return o;
    }

    private JitOptions with(String part) {
        if (part.startsWith("threshold=")) {
            return withThreshold(threshold(part.substring("threshold=".length())));
        }
        if (part.startsWith("stress:")) {
            return withMode(Mode.STRESS).withSeed(seed(part.substring("stress:".length())));
        }
        throw new IllegalArgumentException("unknown option '" + part + "'; there are " + KNOWN);
    }

    private static long seed(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the seed of stress must be an int, not '" + digits + "'");
        }
    }

    private static int threshold(String digits) {
        try {
            int n = Integer.parseInt(digits);
            if (n > 0) {
                return n;
            }
        } catch (NumberFormatException e) {
            // the message is the same
        }
        throw new IllegalArgumentException("threshold must be a positive int, not '" + digits + "'");
    }

    /** The options of a mode; what is counted, and strictness, stay. */
    public JitOptions withMode(Mode next) {
        return next == mode ? this : of(next).withCount(count).withStrict(strict);
    }

    public JitOptions withThreshold(int next) {
        return new JitOptions(mode, next, synchronous, seed, count, strict);
    }

    public JitOptions withSynchronous(boolean next) {
        return new JitOptions(mode, threshold, next, seed, count, strict);
    }

    public JitOptions withSeed(long next) {
        return new JitOptions(mode, threshold, synchronous, next, count, strict);
    }

    public JitOptions withCount(boolean next) {
        return new JitOptions(mode, threshold, synchronous, seed, next, strict);
    }

    public JitOptions withStrict(boolean next) {
        return new JitOptions(mode, threshold, synchronous, seed, count, next);
    }

    /** The mode as it is written. */
    public String modeName() {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
