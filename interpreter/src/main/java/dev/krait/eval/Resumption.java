package dev.krait.eval;

import dev.krait.frame.PyFrame;

/** Where activations go on that change form, or come from compiled code. */
final class Resumption {
    /** What the loop returns when the activation is to go on in another form. */
    static final Object SWITCH = new Object();

    /** What the loop returns at a jump backwards of a hot loop, {@code lasti} being the jump. */
    static final Object LOOP = new Object();

    private Resumption() {
    }

    /** The unit at which a frame goes on whose instruction at {@code lasti} has been done elsewhere, with its result. */
    static int after(PyFrame f, Form form, Object result) {
        throw new AssertionError("not yet");
    }
}
