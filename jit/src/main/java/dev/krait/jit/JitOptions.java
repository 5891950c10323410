package dev.krait.jit;

/**
 * How the evaluator behaves.
 *
 * @param mode        what is compiled
 * @param threshold   heat at which a code object is compiled: calls, plus loop iterations divided by {@link #LOOP_WEIGHT}
 * @param synchronous compile on the Python thread
 * @param failEvery   stress: every n-th guard fails; 0 for none
 */
public record JitOptions(Mode mode, int threshold, boolean synchronous, int failEvery) {
    /** Iterations of loops that count as one call. */
    public static final int LOOP_WEIGHT = 4;
    private static final int DEFAULT_THRESHOLD = 300;

    /** What is compiled. */
    public enum Mode { OFF, ON, EAGER, STRESS }

    /** Parses {@code -X jit=…}: {@code off on eager stress sync threshold=N}, several separated by commas. */
    public static JitOptions parse(String text) {
        JitOptions o = new JitOptions(Mode.ON, DEFAULT_THRESHOLD, false, 0);
        for (String part : text.split(",")) {
            o = switch (part) {
                case "", "on", "1" -> o;
                case "off", "0" -> new JitOptions(Mode.OFF, o.threshold, o.synchronous, 0);
                case "eager" -> new JitOptions(Mode.EAGER, 2, true, 0);
                case "stress" -> new JitOptions(Mode.STRESS, 1, true, 7);
                case "sync" -> new JitOptions(o.mode, o.threshold, true, o.failEvery);
                default -> {
                    if (!part.startsWith("threshold=")) {
                        throw new IllegalArgumentException("unknown jit option: " + part);
                    }
                    yield new JitOptions(o.mode, Integer.parseInt(part.substring("threshold=".length())), o.synchronous, o.failEvery);
                }
            };
        }
        return o;
    }
}
