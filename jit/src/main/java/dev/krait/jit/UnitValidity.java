package dev.krait.jit;

import dev.krait.frame.PyFrame;
import dev.krait.object.Validity;
import dev.krait.thread.PyThread;

/** The validity of one unit: when it ends, the unit is given up and its activations leave at their next poll. */
final class UnitValidity extends Validity {
    private final Jit jit;
    private final JitState state;

    UnitValidity(Jit jit, JitState state) {
        this.jit = jit;
        this.state = state;
    }

    @Override
    protected void ended() {
        jit.invalidated(state, this);
        PyThread current = PyThread.current();
        for (PyThread t : jit.interpreter().threads()) {
            if (t == current) {
                flag(t);
            } else {
                t.post(this::flag);
            }
        }
    }

    @Override
    protected void settle() {
        PyThread current = PyThread.current();
        if (current != null) {
            jit.interpreter().handshake(current, jit.interpreter().threads(), t -> {});
        }
    }

    /** Has the activations of a thread that may run the unit look before their next instruction. */
    private void flag(PyThread t) {
        for (PyFrame f = t.frame; f != null; f = f.back) {
            if (f.code == state.code) {
                f.attention |= PyFrame.ASSUMPTION;
            }
        }
    }
}
