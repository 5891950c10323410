package dev.krait.type.weakref;

import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.util.function.Consumer;

/**
 * Stands beside one object that needs a last word, referred to by it alone, so that only such objects pay for the JVM's finalisation. What is to be done
 * is done once, by the main thread: at a poll after the object could not be reached any more, or when the interpreter ends.
 */
public final class Finaliser {
    private final Interpreter interpreter;
    private Consumer<PyThread> lastWord;

    Finaliser(Interpreter interpreter, Consumer<PyThread> lastWord) {
        this.interpreter = interpreter;
        this.lastWord = lastWord;
    }

    /** The object has ended by itself. */
    public synchronized void cancel() {
        lastWord = null;
    }

    private synchronized Consumer<PyThread> take() {
        Consumer<PyThread> taken = lastWord;
        lastWord = null;
        return taken;
    }

    void run(PyThread t) {
        Consumer<PyThread> taken = take();
        if (taken != null) {
            taken.accept(t);
        }
    }

    @Override
    @SuppressWarnings({"removal", "deprecation"})
    protected void finalize() {
        Consumer<PyThread> taken = take();
        if (taken != null && interpreter.finalizing() == null) {
            interpreter.pend(taken);
        }
    }
}
