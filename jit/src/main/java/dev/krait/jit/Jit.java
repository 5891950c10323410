package dev.krait.jit;

import dev.krait.bytecode.PyCode;
import dev.krait.deopt.ExitPoint;
import dev.krait.error.PyException;
import dev.krait.eval.CodeState;
import dev.krait.eval.Evaluators;
import dev.krait.eval.FrameEvaluator;
import dev.krait.eval.LoopEvaluator;
import dev.krait.frame.PyFrame;
import dev.krait.jit.Backend.EntryKind;
import dev.krait.jit.build.GraphBuilder;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.pass.Pipeline;
import dev.krait.runtime.CompiledCode;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.util.ArrayList;
import java.util.List;
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
    private static final int GENERATORS = PyCode.CO_GENERATOR | PyCode.CO_COROUTINE | PyCode.CO_ASYNC_GENERATOR;

    private final Interpreter interpreter;
    private final JitOptions options;
    private final Backend backend;
    private final int index;
    private final Statistics statistics = new Statistics();
    private final ExecutorService compiler;
    private Evaluators.Installed installed;
    private volatile boolean enabled = true;

    private Jit(Interpreter interpreter, JitOptions options, Backend backend) {
        this.interpreter = interpreter;
        this.options = options;
        this.backend = backend;
        this.index = interpreter.evaluators.requestExtraIndex(null);
        this.compiler = options.synchronous() ? null : Executors.newSingleThreadExecutor(Jit::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "krait-jit", 64L << 20);
        thread.setDaemon(true);
        return thread;
    }

    /** Installs the evaluator in an interpreter. */
    public static Jit install(Interpreter interpreter, JitOptions options, Backend backend) {
        Jit jit = new Jit(interpreter, options, backend);
        jit.installed = interpreter.evaluators.install(jit);
        interpreter.loops = jit;
        return jit;
    }

    public JitOptions options() {
        return options;
    }

    public Statistics statistics() {
        return statistics;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Switches compiled code on or off; what was compiled is kept. */
    public void setEnabled(boolean on) {
        enabled = on;
    }

    /** The state of a code object, or null when it has none yet. */
    JitState stateOf(PyCode code) {
        return (JitState) CodeState.of(code).extra(index);
    }

    private JitState state(CodeState code) {
        JitState state = (JitState) code.extra(index);
        if (state == null) {
            state = new JitState(code.code, options.threshold());
            code.setExtra(index, state);
        }
        return state;
    }

    // ---- frames

    @Override
    public Object evaluate(PyThread t, PyFrame frame, PyException throwing) {
        if (!enabled || throwing != null || interpreter.monitoring.isActive()) {
            return installed.next(t, frame, throwing);
        }
        JitState state = state(CodeState.of(frame.code));
        CompiledUnit unit = state.frame;
        if (unit == null) {
            unit = count(t, state, frame);
        }
        // a fresh generator has to make its object first
        boolean generator = (frame.code.flags & GENERATORS) != 0;
        if (unit == null || generator && frame.lasti < 0) {
            return installed.next(t, frame, null);
        }
        return unit.code().run(t, frame);
    }

    private CompiledUnit count(PyThread t, JitState state, PyFrame frame) {
        if (++state.heat < state.limit || state.status == JitState.Status.FAILED || state.status == JitState.Status.QUEUED) {
            return null;
        }
        request(t, state, frame, EntryKind.FRAME, -1);
        return state.frame;
    }

    /** A loop of the interpreter is hot; returns what the activation returns, {@link CompiledCode#CONTINUE}, or null to go on as before. */
    @Override
    public Object loop(PyThread t, PyFrame frame, int target) {
        if (!enabled || interpreter.monitoring.isActive()) {
            return null;
        }
        JitState state = state(CodeState.of(frame.code));
        CompiledUnit unit = state.loops.get(target);
        if (unit == null) {
            if (state.status == JitState.Status.QUEUED || state.status == JitState.Status.FAILED || !state.mayTryLoop(target)) {
                return null;
            }
            request(t, state, frame, EntryKind.LOOP, target);
            unit = state.loops.get(target);
            if (unit == null) {
                return null;
            }
        }
        return unit.code().run(t, frame);
    }

    @Override
    public int period() {
        return options.threshold() > EAGER_THRESHOLD ? LOOP_PERIOD : LoopEvaluator.FIRST;
    }

    // ---- compiling

    private void request(PyThread t, JitState state, PyFrame frame, EntryKind kind, int target) {
        Snapshot snapshot = new Snapshot(state, frame.globals, frame.builtins);
        Object name = frame.globals.getName("__name__");
        String module = name instanceof String s ? s : "·";
        int depth = kind == EntryKind.LOOP ? GraphBuilder.depthAt(state.code, target) : 0;
        state.status = JitState.Status.QUEUED;
        if (compiler == null) {
            compile(state, snapshot, kind, target, depth, module);
        } else {
            compiler.execute(() -> compile(state, snapshot, kind, target, depth, module));
        }
    }

    private void compile(JitState state, Snapshot snapshot, EntryKind kind, int target, int depth, String module) {
        try {
            if (kind == EntryKind.LOOP) {
                CompiledUnit unit = compile(state, GraphBuilder.frame(state.code, snapshot, List.of(target), List.of(depth)), EntryKind.LOOP, module);
                state.loops.put(target, unit);
            } else {
                functions(state, snapshot, module);
            }
            state.versions++;
            state.status = JitState.Status.COMPILED;
        } catch (Bailout b) {
            state.bailouts++;
            statistics.bailout(b.reason);
            fail(state, b.reason, kind);
        } catch (RuntimeException | Error e) {
            statistics.internalError(state.code, e);
            fail(state, BailoutReason.INTERNAL_ERROR, kind);
        }
    }

    private static void fail(JitState state, BailoutReason reason, EntryKind kind) {
        state.failure = reason;
        state.status = kind == EntryKind.LOOP && state.frame != null ? JitState.Status.COMPILED : JitState.Status.FAILED;
    }

    private void functions(JitState state, Snapshot snapshot, String module) {
        PyCode code = state.code;
        if ((code.flags & GENERATORS) != 0) {
            List<Integer> entries = new ArrayList<>();
            List<Integer> depths = new ArrayList<>();
            resumptions(code, entries, depths);
            state.frame = compile(state, GraphBuilder.frame(code, snapshot, entries, depths), EntryKind.FRAME, module);
            return;
        }
        state.frame = compile(state, GraphBuilder.function(code, snapshot, GraphBuilder.Entry.FRAME), EntryKind.FRAME, module);
        boolean plain = (code.flags & (PyCode.CO_VARARGS | PyCode.CO_VARKEYWORDS)) == 0 && code.kwonlyargcount == 0
                && (code.flags & PyCode.CO_OPTIMIZED) != 0;
        if (plain) {
            state.call = compile(state, GraphBuilder.function(code, snapshot, GraphBuilder.Entry.CALL), EntryKind.CALL, module);
            if (interpreter.evaluators.isOnly(this) && enabled) {
                CodeState.of(code).compiled = state.call.code();
            }
        }
    }

    private CompiledUnit compile(JitState state, Graph graph, EntryKind kind, String module) {
        Pipeline.run(graph);
        CompiledUnit unit = backend.compile(graph, kind, module, (u, exit) -> left(state, exit));
        statistics.compiled(state.code, unit);
        return unit;
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
        if (!exit.reason().speculative()) {
            return;
        }
        JitState owner = exit.frames()[0].code() == state.code ? state : state(CodeState.of(exit.frames()[0].code()));
        if (owner.failed(exit.site())) {
            CodeState.of(state.code).compiled = null;
            state.retire();
        }
    }
}
