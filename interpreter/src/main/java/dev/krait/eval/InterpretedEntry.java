package dev.krait.eval;

import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;
import dev.krait.type.generator.Resumable;

/** Starts or resumes a frame, which the evaluators then see. */
final class InterpretedEntry extends CompiledEntry {
    static final InterpretedEntry ONLY = new InterpretedEntry();

    private InterpretedEntry() {
    }

    @Override
    public Object resume(PyThread t, Resumable generator, Object sent) {
        return generator.evaluate(t, sent);
    }

    @Override
    public Object callArray(PyThread t, PyFunction f, Object[] arguments) {
        PyFrame frame = f.newFrame();
        System.arraycopy(arguments, 0, frame.slots, 0, arguments.length);
        return Evaluation.start(t, frame);
    }
}
