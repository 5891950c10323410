package dev.krait.deopt;

import dev.krait.error.PyException;
import dev.krait.eval.EvalLoop;
import dev.krait.eval.JavaErrors;
import dev.krait.frame.PyFrame;
import dev.krait.runtime.Activations;
import dev.krait.runtime.Calls;
import dev.krait.runtime.CompiledCode;
import dev.krait.runtime.Operators;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;
import java.util.Arrays;

/** Makes interpreter frames of an exit's live values and goes on with them, the innermost first. */
public final class FrameRebuilder {
    private final PyThread t;
    private final ExitPoint exit;
    /** Of the same order as the exit's descriptions. */
    private final PyFrame[] frames;

    /** Fills all frames before any of them runs: what runs may change nothing that is live in an outer one. */
    private FrameRebuilder(PyThread t, ExitPoint exit, PyFrame outermost, Object[] live) {
        this.t = t;
        this.exit = exit;
        this.frames = new PyFrame[exit.frames().length];
        for (int i = 0; i < frames.length; i++) {
            FrameDescription d = exit.frames()[i];
            frames[i] = i == frames.length - 1 ? outermost : ((PyFunction) d.value(d.function(), live)).newFrame();
            fill(frames[i], d, live);
        }
        // the array stays on the Java stack while the activation goes on, and must keep nothing alive
        Arrays.fill(live, null);
    }

    /** Leaves an activation of compiled code; {@code place} is its frame, or the function when it has none. */
    public static Object leave(PyThread t, ExitPoint exit, Object place, Object[] live) {
        PyFrame frame;
        if (place instanceof PyFrame f) {
            frame = f;
            // the interpreter enters it anew
            t.frame = f.back;
            t.depth--;
        } else {
            frame = ((PyFunction) place).newFrame();
        }
        return new FrameRebuilder(t, exit, frame, live).run(exit.frames().length - 1);
    }

    /** Leaves a compiled loop: the activation of the interpreter that called it goes on at {@code next}. */
    public static Object leaveLoop(PyThread t, ExitPoint exit, Object place, Object[] live) {
        PyFrame frame = (PyFrame) place;
        FrameRebuilder rebuilder = new FrameRebuilder(t, exit, frame, live);
        int outermost = exit.frames().length - 1;
        FrameDescription d = exit.frames()[outermost];
        if (outermost == 0) {
            frame.next = d.index();
            return CompiledCode.CONTINUE;
        }
        frame.lasti = d.index();
        try {
            Object result = rebuilder.run(outermost - 1);
            Object taken = rebuilder.taken(outermost, result);
            int bottom = d.sources().length - d.popped();
            Arrays.fill(frame.slots, bottom, d.sources().length, null);
            frame.slots[bottom] = taken;
        } catch (Throwable e) {
            return EvalLoop.raiseInCaller(frame, frame.lasti, JavaErrors.raised(e, t, frame));
        }
        frame.next = d.next();
        return CompiledCode.CONTINUE;
    }

    /** Runs a frame to its end, those that it called first. */
    private Object run(int i) {
        PyFrame frame = frames[i];
        FrameDescription d = exit.frames()[i];
        if (i == 0) {
            return EvalLoop.resumeBefore(t, frame, d.index());
        }
        frame.lasti = d.index();
        Activations.enter(t, frame);
        Object result = null;
        PyException raised = null;
        try {
            result = taken(i, run(i - 1));
        } catch (Throwable e) {
            raised = JavaErrors.raised(e, t, frame);
        } finally {
            t.frame = frame.back;
            t.depth--;
        }
        return raised == null ? EvalLoop.resumeAfter(t, frame, result) : EvalLoop.resumeThrow(t, frame, frame.lasti, raised);
    }

    /** What the call in a frame gives, when the callee has returned. */
    private Object taken(int i, Object result) {
        FrameDescription d = exit.frames()[i];
        frames[i - 1] = null; // it has ended, and must keep nothing alive while its callers go on
        Object[] slots = frames[i].slots;
        int top = d.sources().length;
        return switch (d.callee()) {
            case NOTHING -> throw new AssertionError("no call");
            case PUSH -> result;
            case CHECK_INIT -> {
                Calls.checkInit(t, result);
                yield slots[top - 1];
            }
            case ANSWER -> Operators.answered(t, result, slots[top - 2], slots[top - 1], d.oparg());
        };
    }

    /** The frame's {@code lasti} stays what ran last: a LINE event of the instruction to go on with compares it with that. */
    private static void fill(PyFrame frame, FrameDescription d, Object[] live) {
        Object[] slots = frame.slots;
        int[] sources = d.sources();
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] != FrameDescription.STORED) {
                slots[i] = d.value(sources[i], live);
            }
        }
        Arrays.fill(slots, sources.length, slots.length, null);
    }
}
