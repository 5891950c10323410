package dev.krait.eval;

import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;

/** Starts a frame, which the evaluators then see. */
final class InterpretedEntry extends CompiledEntry {
    static final InterpretedEntry ONLY = new InterpretedEntry();

    private InterpretedEntry() {
    }

    @Override
    public Object callArray(PyThread t, PyFunction f, Object[] arguments) {
        PyFrame frame = f.newFrame();
        System.arraycopy(arguments, 0, frame.slots, 0, arguments.length);
        return Evaluation.start(t, frame);
    }
}
