package dev.krait.deopt;

import dev.krait.eval.EvalLoop;
import dev.krait.frame.PyFrame;
import dev.krait.runtime.CompiledCode;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;
import java.util.Arrays;

/** Makes interpreter frames of an exit's live values and goes on with them, the innermost first. */
public final class FrameRebuilder {
    private FrameRebuilder() {
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
        fill(frame, exit.frames()[0], live);
        return EvalLoop.resumeBefore(t, frame, exit.frames()[0].index());
    }

    /** Leaves a compiled loop: the activation of the interpreter that called it goes on at {@code next}. */
    public static Object leaveLoop(PyThread t, ExitPoint exit, Object place, Object[] live) {
        PyFrame frame = (PyFrame) place;
        fill(frame, exit.frames()[0], live);
        frame.next = exit.frames()[0].index();
        return CompiledCode.CONTINUE;
    }

    /** The frame's {@code lasti} stays what ran last: a LINE event of the instruction to go on with compares it with that. */
    private static void fill(PyFrame frame, FrameDescription d, Object[] live) {
        Object[] slots = frame.slots;
        int[] sources = d.sources();
        for (int i = 0; i < sources.length; i++) {
            int source = sources[i];
            if (source >= 0) {
                slots[i] = live[source];
            } else if (source == FrameDescription.EMPTY) {
                slots[i] = null;
            } else if (source != FrameDescription.STORED) {
                slots[i] = d.constants()[FrameDescription.CONSTANT - source];
            }
        }
        Arrays.fill(slots, sources.length, slots.length, null);
    }
}
