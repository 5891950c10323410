package dev.krait.monitoring;

/** The events of {@code sys.monitoring.events}, by number. Compare CPython {@code Include/internal/pycore_instruments.h}. */
public final class Event {
    public static final int PY_START = 0;
    public static final int PY_RESUME = 1;
    public static final int PY_RETURN = 2;
    public static final int PY_YIELD = 3;
    public static final int CALL = 4;
    public static final int LINE = 5;
    public static final int INSTRUCTION = 6;
    public static final int JUMP = 7;
    public static final int BRANCH_LEFT = 8;
    public static final int BRANCH_RIGHT = 9;
    public static final int STOP_ITERATION = 10;
    public static final int RAISE = 11;
    public static final int EXCEPTION_HANDLED = 12;
    public static final int PY_UNWIND = 13;
    public static final int PY_THROW = 14;
    public static final int RERAISE = 15;
    public static final int C_RETURN = 16;
    public static final int C_RAISE = 17;
    /** Stands for both branches in sets of events. */
    public static final int BRANCH = 18;

    public static final int COUNT = 18;
    /** Events below this one can be set for one code object and disabled at one instruction. */
    public static final int LOCAL_COUNT = 11;
    public static final int LOCAL_MASK = (1 << LOCAL_COUNT) - 1;
    /** What a set may hold once {@code BRANCH} has been replaced. */
    public static final int MASK = (1 << COUNT) - 1;
    static final int C_EVENTS = 1 << C_RETURN | 1 << C_RAISE;
    static final int C_CALL_EVENTS = C_EVENTS | 1 << CALL;
    static final int BRANCHES = 1 << BRANCH_LEFT | 1 << BRANCH_RIGHT;

    private static final String[] NAMES = {
        "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT", "STOP_ITERATION",
        "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE", "BRANCH",
    };

    private Event() {
    }

    public static String name(int event) {
        return NAMES[event];
    }
}
