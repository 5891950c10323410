package dev.krait.monitoring;

import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.eval.CodeState;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The monitoring of one interpreter. Compare CPython {@code Python/instrumentation.c}.
 *
 * <p>Tools 0 to 5 belong to Python code, {@link #PROFILE} and {@link #TRACE} to {@code sys.setprofile} and {@code sys.settrace}. A change of events returns only
 * after every thread has flagged its activations, so that the very next event of running code is delivered.
 */
public final class Monitoring {
    public static final int TOOLS = 8;
    /** Tools that Python code may use. */
    public static final int PUBLIC_TOOLS = 6;
    public static final int PROFILE = 6;
    public static final int TRACE = 7;

    /** {@code sys.monitoring.DISABLE} and {@code MISSING}. */
    public static final Object DISABLE = new PyInstance(PyType.OBJECT);
    public static final Object MISSING = new PyInstance(PyType.OBJECT);

    private final Interpreter interpreter;
    private final Object[] names = new Object[TOOLS];
    private final int[] global = new int[TOOLS];
    private final Callback[][] callbacks = new Callback[TOOLS][Event.COUNT];
    private final Object[][] registered = new Object[TOOLS][Event.COUNT];
    private final List<Consumer<PyCode>> listeners = new CopyOnWriteArrayList<>();
    /** Whether a frame has ever asked for {@code opcode} events. */
    volatile boolean opcodesTraced;
    private int restarts;
    private int globalEvents;
    private int codesWithLocalEvents;
    /** Changes with every change of events. */
    private volatile int version;
    /** Whether any event is set at all. */
    private volatile boolean active;

    public Monitoring(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Whether any event is set for any code: what the start of a frame asks first. */
    public boolean isActive() {
        return active;
    }

    public int version() {
        return version;
    }

    /** The events that are set for a code object, globally or locally, as a set of bits. */
    public synchronized int eventsOf(PyCode code) {
        int events = globalEvents;
        CodeMonitors monitors = CodeState.of(code).monitors;
        if (monitors != null) {
            for (int own : monitors.local) {
                events |= own;
            }
        }
        return (events & 1 << Event.CALL) != 0 ? events | Event.C_EVENTS : events;
    }

    /** Whether a code object must run instrumented. */
    public boolean isMonitored(PyCode code) {
        return active && eventsOf(code) != 0;
    }

    /** Has somebody told of each change of events, before it takes effect: with the code object, or with null when it concerns all. */
    public void addListener(Consumer<PyCode> listener) {
        listeners.add(listener);
    }

    // ---- tools -----------------------------------------------------------------------------------------------------------------

    static void checkTool(int tool) {
        if (tool < 0 || tool >= PUBLIC_TOOLS) {
            throw ValueErrors.of("invalid tool " + tool + " (must be between 0 and 5)");
        }
    }

    private void checkUsed(int tool) {
        if (tool < PUBLIC_TOOLS && names[tool] == null) {
            throw ValueErrors.of("tool " + tool + " is not in use");
        }
    }

    public synchronized void useTool(int tool, Object name) {
        checkTool(tool);
        if (names[tool] != null) {
            throw ValueErrors.of("tool " + tool + " is already in use");
        }
        names[tool] = name;
    }

    /** Takes all events and callbacks of a tool away. */
    public void clearTool(PyThread t, int tool) {
        checkTool(tool);
        synchronized (this) {
            if (names[tool] == null) {
                return;
            }
            java.util.Arrays.fill(callbacks[tool], null);
            java.util.Arrays.fill(registered[tool], null);
            for (PyCode code : localCodes()) {
                setLocalUnchecked(code, tool, 0);
            }
        }
        setEvents(t, tool, 0);
    }

    public void freeTool(PyThread t, int tool) {
        checkTool(tool);
        clearTool(t, tool);
        synchronized (this) {
            names[tool] = null;
        }
    }

    /** The name of a tool, or null. */
    public synchronized Object toolName(int tool) {
        checkTool(tool);
        return names[tool];
    }

    /** Registers a callback for one event; gives the one before, as it was registered, or null. */
    public synchronized Object register(int tool, int event, Object shown, Callback callback) {
        int first = event == Event.BRANCH ? Event.BRANCH_LEFT : event;
        int last = event == Event.BRANCH ? Event.BRANCH_RIGHT : event;
        Object before = registered[tool][first];
        for (int e = first; e <= last; e++) {
            registered[tool][e] = shown;
            callbacks[tool][e] = callback;
        }
        return before;
    }

    // ---- events ----------------------------------------------------------------------------------------------------------------

    public synchronized int events(int tool) {
        return global[tool];
    }

    public void setEvents(PyThread t, int tool, int events) {
        synchronized (this) {
            checkUsed(tool);
            if (global[tool] == events) {
                return;
            }
            global[tool] = events;
            globalEvents = 0;
            for (int own : global) {
                globalEvents |= own;
            }
            changed();
        }
        announce(t, null);
    }

    public synchronized int localEvents(int tool, PyCode code) {
        CodeMonitors monitors = CodeState.of(code).monitors;
        return monitors == null ? 0 : monitors.local[tool];
    }

    public void setLocalEvents(PyThread t, int tool, PyCode code, int events) {
        synchronized (this) {
            checkUsed(tool);
            if (!setLocalUnchecked(code, tool, events)) {
                return;
            }
            changed();
        }
        announce(t, code);
    }

    private final List<java.lang.ref.WeakReference<PyCode>> local = new ArrayList<>();

    private List<PyCode> localCodes() {
        List<PyCode> living = new ArrayList<>();
        local.removeIf(r -> r.get() == null);
        for (java.lang.ref.WeakReference<PyCode> r : local) {
            PyCode code = r.get();
            if (code != null) {
                living.add(code);
            }
        }
        return living;
    }

    private boolean setLocalUnchecked(PyCode code, int tool, int events) {
        CodeMonitors monitors = monitors(code);
        if (monitors.local[tool] == events) {
            return false;
        }
        boolean before = any(monitors);
        monitors.local[tool] = events;
        monitors.reconcile(tool, global[tool] | events);
        boolean after = any(monitors);
        if (after && !before) {
            codesWithLocalEvents++;
            local.add(new java.lang.ref.WeakReference<>(code));
        } else if (before && !after) {
            codesWithLocalEvents--;
            local.removeIf(r -> r.get() == code || r.get() == null);
        }
        return true;
    }

    private static boolean any(CodeMonitors monitors) {
        for (int own : monitors.local) {
            if (own != 0) {
                return true;
            }
        }
        return false;
    }

    private static CodeMonitors monitors(PyCode code) {
        CodeState state = CodeState.of(code);
        if (state.monitors == null) {
            state.monitors = new CodeMonitors();
        }
        return state.monitors;
    }

    private void changed() {
        active = globalEvents != 0 || codesWithLocalEvents > 0;
        version++;
    }

    /** Forgets what has been disabled. */
    public void restart(PyThread t) {
        synchronized (this) {
            restarts++;
            version++;
        }
        announce(t, null);
    }

    /** Tells listeners, then has each thread look at its activations again. */
    private void announce(PyThread t, PyCode code) {
        for (Consumer<PyCode> listener : listeners) {
            listener.accept(code);
        }
        interpreter.handshake(t, interpreter.threads(), Monitoring::flagActivations);
        flagActivations(t);
    }

    /** Makes each activation of a thread look, before its next instruction, whether it must change its form. */
    public static void flagActivations(PyThread t) {
        for (PyFrame f = t.frame; f != null; f = f.back) {
            f.attention |= PyFrame.MONITORING;
            t.interpreter.monitoring.reconcile(f.code);
        }
    }

    /** Has the code forget what tools have disabled of events that they no longer have. */
    public void reconcile(PyCode code) {
        CodeMonitors monitors = CodeState.of(code).monitors;
        if (monitors != null) {
            synchronized (this) {
                for (int tool = 0; tool < TOOLS; tool++) {
                    monitors.reconcile(tool, global[tool] | monitors.local[tool]);
                }
            }
        }
    }

    /** The tools that have an event set globally, as bits. */
    synchronized long toolsOf(int event) {
        long tools = 0;
        for (int tool = 0; tool < TOOLS; tool++) {
            tools |= (long) (global[tool] >> event & 1) << tool;
        }
        return tools;
    }

    /** A frame asks for {@code opcode} events. */
    public void traceOpcodes(PyThread t) {
        opcodesTraced = true;
        Tracing.update(t);
    }

    // ---- delivery --------------------------------------------------------------------------------------------------------------

    /** Delivers an event to the tools that want it; an exception of a callback comes out. */
    public void deliver(PyThread t, PyFrame frame, int event, int unit, Object... arguments) {
        if (t.tracing > 0) {
            return;
        }
        PyCode code = frame.code;
        CodeMonitors monitors = CodeState.of(code).monitors;
        // The C events are told to those who listen to calls.
        int setBit = event == Event.C_RETURN || event == Event.C_RAISE ? Event.CALL : event;
        for (int tool = TOOLS - 1; tool >= 0; tool--) {
            int own = global[tool] | (monitors == null ? 0 : monitors.local[tool]);
            Callback callback = callbacks[tool][event];
            if ((own >> setBit & 1) == 0 || callback == null || monitors != null && monitors.isDisabled(event, unit, tool, restarts)) {
                continue;
            }
            Object result = call(t, callback, event, frame, arguments);
            if (result == DISABLE) {
                disable(tool, event, unit, code);
            }
        }
    }

    /** Whether a tool has an event and has not disabled it at an instruction. */
    public boolean isWanted(PyCode code, int event, int unit) {
        CodeMonitors monitors = CodeState.of(code).monitors;
        for (int tool = 0; tool < TOOLS; tool++) {
            int own = global[tool] | (monitors == null ? 0 : monitors.local[tool]);
            if ((own >> event & 1) != 0 && (monitors == null || !monitors.isDisabled(event, unit, tool, restarts))) {
                return true;
            }
        }
        return false;
    }

    private static Object call(PyThread t, Callback callback, int event, PyFrame frame, Object[] arguments) {
        int outer = t.event;
        t.event = event;
        t.tracing++;
        try {
            return callback.call(t, frame, frame.code, arguments);
        } finally {
            t.event = outer;
            t.tracing--;
        }
    }

    private synchronized void disable(int tool, int event, int unit, PyCode code) {
        if (event >= Event.LOCAL_COUNT) {
            registered[tool][event] = null;
            callbacks[tool][event] = null;
            PyException e = ValueErrors.of("Cannot disable " + Event.name(event) + " events. Callback removed.");
            throw e;
        }
        CodeMonitors monitors = monitors(code);
        monitors.reconcile(tool, global[tool] | monitors.local[tool]);
        monitors.disable(event, unit, code.code.length / 2, tool, restarts);
    }
}
