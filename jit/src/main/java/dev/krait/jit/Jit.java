package dev.krait.jit;

import dev.krait.bytecode.PyCode;
import dev.krait.deopt.DeoptReason;
import dev.krait.deopt.ExitPoint;
import dev.krait.deopt.FrameDescription;
import dev.krait.error.ImportErrors;
import dev.krait.error.PyException;
import dev.krait.eval.CodeState;
import dev.krait.eval.Evaluators;
import dev.krait.eval.FrameEvaluator;
import dev.krait.eval.GeneratorEntry;
import dev.krait.eval.LoopEvaluator;
import dev.krait.frame.PyFrame;
import dev.krait.jit.Backend.EntryKind;
import dev.krait.jit.build.GraphBuilder;
import dev.krait.jit.build.Profile;
import dev.krait.jit.ir.Assumption;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.ir.IrVerifier;
import dev.krait.jit.pass.Pipeline;
import dev.krait.monitoring.Monitoring;
import dev.krait.object.Validity;
import dev.krait.runtime.CompiledCode;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The adaptive evaluator of one interpreter (PEP 523): counts how often code runs, compiles what is hot, and runs what is compiled. Its state for a code object
 * is a value in {@code co_extra}. The life of a hot function: {@link #evaluate} counts; at the limit a {@link Snapshot} is taken, a graph built, improved and
 * handed to the backend; the unit is installed and entered from then on; an exit that refutes a guess is counted at its site, and enough of them retire the unit.
 */
public final class Jit implements FrameEvaluator, LoopEvaluator {
    private static final int EAGER_THRESHOLD = 10;
    private static final int LOOP_PERIOD = 500;
    private static final int STRICT_EXIT = 70;
    private static final int GENERATORS = PyCode.CO_GENERATOR | PyCode.CO_COROUTINE | PyCode.CO_ASYNC_GENERATOR;

    private final Interpreter interpreter;
    private final Backend backend;
    private final int index;
    private final Statistics statistics = new Statistics();
    /** The states of the code objects that have run, held weakly; guarded by itself. */
    private final Set<JitState> states = Collections.newSetFromMap(new WeakHashMap<>());
    private volatile JitOptions options;
    private ExecutorService compiler;
    private volatile Evaluators.Installed installed;
    private volatile boolean enabled;

    private Jit(Interpreter interpreter, JitOptions options, Backend backend) {
        this.interpreter = interpreter;
        this.options = options;
        this.backend = backend;
        this.index = interpreter.codeExtras.request(null);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "krait-jit", 64L << 20);
        thread.setDaemon(true);
        return thread;
    }

    /** Makes the evaluator of an interpreter, and installs it there unless it is off. */
    public static Jit install(Interpreter interpreter, JitOptions options, Backend backend) {
        Jit jit = new Jit(interpreter, options, backend);
        interpreter.state(Jit.class, i -> jit);
        interpreter.evaluators.setWatcher(jit::refreshEntries);
        jit.setEnabled(options.mode() != JitOptions.Mode.OFF);
        return jit;
    }

    /** The evaluator that was made for an interpreter; raises ImportError when there is none. */
    public static Jit of(Interpreter interpreter) {
        return interpreter.state(Jit.class, i -> {
            throw ImportErrors.of("this interpreter was started without an adaptive evaluator");
        });
    }

    public JitOptions options() {
        return options;
    }

    /** Takes other options. What is compiled already stays as it is, except that counting needs other code. */
    public void setOptions(JitOptions next) {
        boolean recount = next.count() != options.count();
        options = next;
        if (recount) {
            for (JitState state : states()) {
                CodeState.of(state.code).count(next.count());
                retire(state);
            }
        }
    }

    /** The states of the code objects that are alive and have run. */
    public List<JitState> states() {
        synchronized (states) {
            return List.copyOf(states);
        }
    }

    public Statistics statistics() {
        return statistics;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Switches compiled code on or off; what was compiled is kept. Activations that run compiled go on. */
    public synchronized void setEnabled(boolean on) {
        if (on && installed == null) {
            installed = interpreter.evaluators.install(this);
            interpreter.loops = this;
        }
        enabled = on;
        refreshEntries();
    }

    /** Opens or closes the direct ways into compiled code, after the list of evaluators or the switch has changed. */
    private void refreshEntries() {
        states().forEach(this::publish);
        if (!interpreter.evaluators.isOnly(this)) {
            leaveInlined();
        }
    }

    /** Has all activations look before their next instruction: compiled ones leave, and others see what had been inlined into them. */
    private void leaveInlined() {
        PyThread current = PyThread.current();
        for (PyThread t : interpreter.threads()) {
            if (t == current) {
                Monitoring.flagActivations(t);
            } else {
                t.post(Monitoring::flagActivations);
            }
        }
    }

    /** Lets callers enter compiled code directly, or not: only while no other evaluator wants to see the frame. */
    private void publish(JitState state) {
        synchronized (state) {
            CompiledUnit call = state.call;
            boolean direct = call != null && enabled && interpreter.evaluators.isOnly(this);
            CodeState code = CodeState.of(state.code);
            CompiledUnit frame = state.frame;
            boolean resumable = frame != null && isGenerator(state.code) && enabled && interpreter.evaluators.isOnly(this);
            code.setCompiled(direct ? call.code() : resumable && !options.count() ? GeneratorEntry.of(state.code) : null);
            code.setResumption(resumable ? frame.code() : null);
        }
    }

    Interpreter interpreter() {
        return interpreter;
    }

    /** Something that a unit takes for granted changes: it is given up, if it is installed. One that is about to be sees under the same lock that its validity has ended. */
    void invalidated(JitState state, Validity validity) {
        synchronized (state) {
            if (state.units().stream().anyMatch(u -> u.validity() == validity)) {
                retire(state);
            }
        }
    }

    private void retire(JitState state) {
        synchronized (state) {
            CodeState code = CodeState.of(state.code);
            code.setCompiled(null);
            code.setResumption(null);
            state.retire();
            if (state.status == JitState.Status.FAILED) {
                statistics.bailout(BailoutReason.TOO_MANY_VERSIONS);
            }
        }
    }

    /** The state of a code object, or null when it has not run yet. */
    public JitState stateOf(PyCode code) {
        JitState state = (JitState) CodeState.of(code).extra(index);
        if (state != null && state.ready != null) {
            install(state);
        }
        return state;
    }

    private JitState state(CodeState code) {
        JitState state = (JitState) code.extra(index);
        return state != null ? state : newState(code);
    }

    private JitState newState(CodeState code) {
        synchronized (states) {
            JitState state = (JitState) code.extra(index);
            if (state == null) {
                state = new JitState(code.code, options.threshold());
                code.setExtra(index, state);
                states.add(state);
                if (options.count()) {
                    code.count(true);
                }
            }
            return state;
        }
    }

    // ---- frames

    @Override
    public Object evaluate(PyThread t, PyFrame frame, PyException throwing) {
        if (!enabled || throwing != null || interpreter.monitoring.isActive()) {
            return installed.next(t, frame, throwing);
        }
        JitState state = state(CodeState.of(frame.code));
        if (state.ready != null) {
            install(state);
        }
        CompiledUnit unit = usable(state.frame);
        if (unit == null) {
            boolean only = interpreter.evaluators.isOnly(this);
            if (!only || state.call == null) {
                unit = count(t, state, frame);
            }
            CompiledUnit call = only && unit == null ? state.call : null;
            if (call != null && frame.lasti < 0 && frame.function != null) {
                // nobody has seen the frame: the call makes its own
                return call.code().callArray(t, frame.function, java.util.Arrays.copyOf(frame.slots, frame.code.argcount));
            }
        }
        // a fresh generator has to make its object first
        if (unit == null || isGenerator(frame.code) && frame.lasti < 0) {
            state.ran = true;
            return installed.next(t, frame, null);
        }
        return unit.code().run(t, frame);
    }

    /** The unit, or null where another evaluator would miss the frames of what is inlined into it. */
    private CompiledUnit usable(CompiledUnit unit) {
        return unit != null && unit.inlines() && !interpreter.evaluators.isOnly(this) ? null : unit;
    }

    private static boolean isGenerator(PyCode code) {
        return (code.flags & GENERATORS) != 0;
    }

    private CompiledUnit count(PyThread t, JitState state, PyFrame frame) {
        if (++state.heat < state.limit || state.status == JitState.Status.FAILED || state.status == JitState.Status.QUEUED) {
            return null;
        }
        request(state, frame.globals, frame.builtins, EntryKind.FRAME, -1);
        return usable(state.frame);
    }

    /** A loop of the interpreter is hot; returns what the activation returns, {@link CompiledCode#CONTINUE}, or null to go on as before. */
    @Override
    public Object loop(PyThread t, PyFrame frame, int target, int jumps) {
        if (!enabled || interpreter.monitoring.isActive()) {
            return null;
        }
        JitState state = state(CodeState.of(frame.code));
        if (state.ready != null) {
            install(state);
        }
        CompiledUnit unit = usable(state.loops.get(target));
        if (unit == null) {
            if (state.status == JitState.Status.QUEUED || state.status == JitState.Status.FAILED || state.loopHeat(target, jumps) < loopThreshold()) {
                return null;
            }
            boolean suspends = isGenerator(state.code) && suspends(state.code, target, frame.lasti);
            if (suspends ? usable(state.frame) != null : !state.mayTryLoop(target)) {
                return null;
            }
            request(state, frame.globals, frame.builtins, suspends ? EntryKind.FRAME : EntryKind.LOOP, target);
            unit = usable(state.loops.get(target));
            if (unit == null) {
                return null;
            }
        }
        return unit.code().run(t, frame);
    }

    /** Whether a generator's loop suspends it: then the next resumption enters compiled code anyway. */
    private static boolean suspends(PyCode code, int from, int to) {
        for (int i = from; i < to; i++) {
            if ((code.code[2 * i] & 0xff) == dev.krait.bytecode.Opcode.YIELD_VALUE) {
                return true;
            }
        }
        return false;
    }

    private int loopThreshold() {
        return options.threshold() > EAGER_THRESHOLD ? LOOP_PERIOD : LoopEvaluator.FIRST;
    }

    @Override
    public int period(PyCode code) {
        JitState state = stateOf(code);
        return state != null && !state.loops.isEmpty() ? LoopEvaluator.FIRST : loopThreshold();
    }

    // ---- compiling

    /** Compiles a function at once, whatever its heat; what it has compiled already is kept. */
    public JitState compile(PyFunction function) {
        JitState state = state(function.state());
        if (state.frame == null && state.call == null) {
            compile(state, snapshot(state, function.globals, function.builtins), EntryKind.FRAME, -1, 0, moduleName(function.globals));
            install(state);
        }
        return state;
    }

    private Snapshot snapshot(JitState state, PyDict globals, Object builtins) {
        return new Snapshot(state, globals, builtins, options, this::calleeProfile);
    }

    /** What was seen in a function that may be inlined: none may while another evaluator wants to see its frame. */
    private Profile calleeProfile(PyFunction f) {
        return interpreter.evaluators.isOnly(this) ? snapshot(state(f.state()), f.globals, f.builtins) : null;
    }

    private static String moduleName(PyDict globals) {
        return globals.getName("__name__") instanceof String s ? s : "·";
    }

    private void request(JitState state, PyDict globals, Object builtins, EntryKind kind, int target) {
        Snapshot snapshot = snapshot(state, globals, builtins);
        String module = moduleName(globals);
        int depth = kind == EntryKind.LOOP ? GraphBuilder.depthAt(state.code, target) : 0;
        state.status = JitState.Status.QUEUED;
        if (options.synchronous()) {
            compile(state, snapshot, kind, target, depth, module);
            install(state);
        } else {
            background().execute(() -> compile(state, snapshot, kind, target, depth, module));
        }
    }

    private synchronized ExecutorService background() {
        if (compiler == null) {
            compiler = Executors.newSingleThreadExecutor(Jit::daemon);
        }
        return compiler;
    }

    private void compile(JitState state, Snapshot snapshot, EntryKind kind, int target, int depth, String module) {
        try {
            try {
                state.ready = unit(state, snapshot, kind, target, depth, module);
            } catch (Bailout b) {
                if (b.reason != BailoutReason.METHOD_TOO_BIG) {
                    throw b;
                }
                // what was inlined may have made it so
                snapshot.stopInlining();
                state.ready = unit(state, snapshot, kind, target, depth, module);
            }
        } catch (Bailout b) {
            state.bailouts++;
            statistics.bailout(b.reason);
            fail(state, b.reason, b.getMessage(), kind);
        } catch (RuntimeException | Error e) {
            statistics.internalError(state.code, e);
            if (options.strict()) {
                System.err.println("krait: error while compiling " + state.code.qualname);
                e.printStackTrace();
                Runtime.getRuntime().halt(STRICT_EXIT);
            }
            fail(state, BailoutReason.INTERNAL_ERROR, e.toString(), kind);
        }
    }

    /** Installs what was compiled, unless something that it takes for granted has changed meanwhile: then it is compiled again later. */
    private void install(JitState state) {
        JitState.Ready ready;
        synchronized (state) {
            ready = state.ready;
            state.ready = null;
        }
        if (ready == null) {
            return;
        }
        CompiledUnit unit = ready.unit();
        boolean holds = true;
        for (Assumption fact : ready.assumptions()) {
            // all of them: those that do not hold are not taken for granted next time
            holds &= fact.register(unit.validity());
        }
        synchronized (state) {
            state.versions++;
            if (holds && !unit.validity().isBroken()) {
                switch (unit.entry()) {
                    case CALL -> state.call = unit;
                    case FRAME, RESUMPTION -> state.frame = unit;
                    case LOOP -> state.loops.put(ready.target(), unit);
                }
                state.status = JitState.Status.COMPILED;
                publish(state);
            } else {
                retire(state);
            }
        }
    }

    private JitState.Ready unit(JitState state, Profile profile, EntryKind kind, int target, int depth, String module) {
        return kind == EntryKind.LOOP
                ? compile(state, GraphBuilder.frame(state.code, profile, List.of(target), List.of(depth)), EntryKind.LOOP, target, module)
                : function(state, profile, module);
    }

    private static void fail(JitState state, BailoutReason reason, String detail, EntryKind kind) {
        state.failure = reason;
        state.failureDetail = detail;
        state.status = kind == EntryKind.LOOP && (state.frame != null || state.call != null) ? JitState.Status.COMPILED : JitState.Status.FAILED;
    }

    private JitState.Ready function(JitState state, Profile snapshot, String module) {
        PyCode code = state.code;
        if ((code.flags & GENERATORS) != 0) {
            List<Integer> entries = new ArrayList<>();
            List<Integer> depths = new ArrayList<>();
            resumptions(code, entries, depths);
            return compile(state, GraphBuilder.resumptions(code, snapshot, entries, depths), EntryKind.RESUMPTION, -1, module);
        }
        boolean plain = (code.flags & (PyCode.CO_VARARGS | PyCode.CO_VARKEYWORDS)) == 0 && code.kwonlyargcount == 0
                && (code.flags & PyCode.CO_OPTIMIZED) != 0;
        return !plain || !interpreter.evaluators.isOnly(this)
                ? compile(state, GraphBuilder.function(code, snapshot, GraphBuilder.Entry.FRAME), EntryKind.FRAME, -1, module)
                : compile(state, GraphBuilder.function(code, snapshot, GraphBuilder.Entry.CALL), EntryKind.CALL, -1, module);
    }

    private JitState.Ready compile(JitState state, Graph graph, EntryKind kind, int target, String module) {
        graph.validity = new UnitValidity(this, state);
        Pipeline.run(graph);
        if (options.mode() == JitOptions.Mode.EAGER) {
            IrVerifier.check(graph, String.valueOf(state.code.qualname));
        }
        CompiledUnit unit = backend.compile(graph, kind, module, (u, exit) -> left(state, exit));
        statistics.compiled(state.code, unit);
        return new JitState.Ready(unit, target, graph.assumptions);
    }

    /** Where a generator goes on: behind what made it, and behind each {@code yield}. */
    private static void resumptions(PyCode code, List<Integer> entries, List<Integer> depths) {
        for (int i : GraphBuilder.suspensions(code)) {
            entries.add(i + 1);
            depths.add(GraphBuilder.depthAt(code, i + 1));
        }
    }

    /** Writes the graphs of the units that were compiled, the newest last. */
    public void dump(java.io.PrintStream out) {
        statistics.graphs().forEach(out::println);
    }

    // ---- leaving

    private void left(JitState state, ExitPoint exit) {
        statistics.exit(exit.reason());
        FrameDescription innermost = exit.frames()[0];
        JitState owner = innermost.code() == state.code ? state : state(CodeState.of(innermost.code()));
        owner.left(exit.reason(), innermost.index());
        boolean wrong = exit.reason() == DeoptReason.UNSEEN ? owner.ranUnseen(exit.site(), options.retireLimit())
                : exit.reason().speculative() && owner.failed(exit.site(), options.retireLimit());
        if (wrong) {
            retire(state);
        }
    }
}
