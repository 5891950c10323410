package dev.krait.eval;

import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The frame evaluators of an interpreter (PEP 523): an ordered list that is replaced whole. The one installed last sees a frame first and may pass it to the
 * one before it; at the end stands the default evaluator.
 */
public final class Evaluators {
    private static final Installed[] NONE = {};
    private volatile Installed[] installed = NONE;
    private volatile Runnable watcher;

    /** An evaluator in its place; the handle by which it is removed and reaches its successor. */
    public final class Installed {
        private final FrameEvaluator evaluator;
        private volatile boolean removed;

        private Installed(Function<Installed, FrameEvaluator> maker) {
            this.evaluator = maker.apply(this);
        }

        /** Takes the evaluator out. Frames that it is evaluating go on there; the handle keeps forwarding to its successor. */
        public void remove() {
            Evaluators.this.remove(this);
        }

        /** Evaluates a frame by the next evaluator down; also after this one has been removed. */
        public Object next(PyThread t, PyFrame frame, PyException throwing) {
            return below(this, t, frame, throwing);
        }

        public FrameEvaluator evaluator() {
            return evaluator;
        }

        public boolean isRemoved() {
            return removed;
        }
    }

    boolean isDefault() {
        return installed == NONE;
    }

    /** Whether no evaluator but {@code only} is installed, so that its compiled entries may be called directly. */
    public boolean isOnly(FrameEvaluator only) {
        Installed[] all = installed;
        return all.length == 1 && all[0].evaluator == only;
    }

    /** The evaluators, the first asked last. */
    public List<FrameEvaluator> list() {
        List<FrameEvaluator> all = new ArrayList<>();
        for (Installed i : installed) {
            all.add(i.evaluator);
        }
        return all;
    }

    /** Puts an evaluator before those that are there. */
    public Installed install(FrameEvaluator evaluator) {
        return install(handle -> evaluator);
    }

    /** Puts an evaluator before those that are there; it is made with its handle. */
    public synchronized Installed install(Function<Installed, FrameEvaluator> maker) {
        Installed[] before = installed;
        Installed handle = new Installed(maker);
        Installed[] after = java.util.Arrays.copyOf(before, before.length + 1);
        after[before.length] = handle;
        installed = after;
        changed();
        return handle;
    }

    /** Puts the evaluators that other jars provide before those that are there. */
    public void installProvided(dev.krait.thread.Interpreter interpreter) {
        for (FrameEvaluatorProvider provider : java.util.ServiceLoader.load(FrameEvaluatorProvider.class, Evaluators.class.getClassLoader())) {
            boolean[] declined = new boolean[1];
            Installed handle = install(h -> {
                FrameEvaluator evaluator = provider.evaluator(interpreter, h);
                declined[0] = evaluator == null;
                return evaluator != null ? evaluator : h::next;
            });
            if (declined[0]) {
                handle.remove();
            }
        }
    }

    private synchronized void remove(Installed handle) {
        if (handle.removed) {
            return;
        }
        List<Installed> left = new ArrayList<>(List.of(installed));
        int place = left.indexOf(handle);
        // Remembered so that the handle's successor is known for as long as somebody holds it.
        handle.removed = true;
        successors.put(handle, place == 0 ? null : left.get(place - 1));
        left.remove(place);
        installed = left.isEmpty() ? NONE : left.toArray(NONE);
        changed();
    }

    private final java.util.Map<Installed, Installed> successors = new java.util.WeakHashMap<>();

    /** Called after each change of the list. */
    public void setWatcher(Runnable watcher) {
        this.watcher = watcher;
    }

    private void changed() {
        Runnable w = watcher;
        if (w != null) {
            w.run();
        }
    }

    Object evaluate(PyThread t, PyFrame frame, PyException throwing) {
        if (t.request != null) {
            // code of an evaluator's own
            return below(t.request.by, t, frame, throwing);
        }
        Installed[] all = installed;
        return all.length == 0 ? EvalLoop.enter(t, frame, throwing) : call(t, all, all.length - 1, frame, throwing);
    }

    private Object below(Installed handle, PyThread t, PyFrame frame, PyException throwing) {
        Installed next = successor(handle);
        if (next == null) {
            return EvalLoop.enter(t, frame, throwing);
        }
        return call(t, new Installed[] {next}, 0, frame, throwing);
    }

    private synchronized Installed successor(Installed handle) {
        if (handle.removed) {
            Installed next = successors.get(handle);
            return next != null && next.removed ? successor(next) : next;
        }
        Installed[] all = installed;
        for (int i = all.length - 1; i > 0; i--) {
            if (all[i] == handle) {
                return all[i - 1];
            }
        }
        return null;
    }

    private static Object call(PyThread t, Installed[] all, int index, PyFrame frame, PyException throwing) {
        try {
            return all[index].evaluator.evaluate(t, frame, throwing);
        } finally {
            if (frame.state == PyFrame.CREATED) {
                java.util.Arrays.fill(frame.slots, null);
                frame.state = PyFrame.COMPLETED;
            }
        }
    }

    static RuntimeException evaluatedTwice() {
        return RuntimeErrors.of("frame was evaluated already");
    }
}
