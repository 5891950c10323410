package dev.krait.type.weakref;

import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.lang.ref.WeakReference;
import java.util.function.Consumer;

/**
 * Stands beside one object that needs a last word, referred to by it alone, so that only such objects pay for the JVM's finalisation. What is to be done
 * is done once, by the main thread: at a poll after the object could not be reached any more, or when the interpreter ends.
 *
 * <p>Registering with the JVM's finalisation cannot be taken back and costs far more than the object, so one whose object has ended by itself waits on its
 * thread for the next object. {@link References#finaliser} takes from there.
 */
public final class Finaliser {
    /** Whether the last word is said, too, when the interpreter ends and the object is still alive; what runs code before the streams that it may use. */
    public enum AtExit { NOTHING, CODE, STREAM }

    /**
     * What {@link References} knows a finaliser by. It is forgotten when the JVM has finalised the finaliser, so one that refers to nothing and is still
     * known says that a last word is on its way.
     */
    static final class Ticket extends WeakReference<Finaliser> {
        /** When the interpreter ends, older ones come first. */
        final long age;

        Ticket(Finaliser finaliser, long age) {
            super(finaliser);
            this.age = age;
        }
    }

    private final Interpreter interpreter;
    private final Ticket ticket;
    private Consumer<PyThread> lastWord;
    private AtExit atExit;
    /** The JVM finalises an object once: after that it serves nobody else. */
    private boolean spent;
    /** The next one that waits on its thread. */
    private Finaliser next;

    Finaliser(Interpreter interpreter, long age) {
        this.interpreter = interpreter;
        this.ticket = new Ticket(this, age);
    }

    /** One that waited on this thread, or null. */
    static Finaliser spare(PyThread t) {
        Finaliser f = t.spareFinaliser;
        if (f != null) {
            t.spareFinaliser = f.next;
            f.next = null;
        }
        return f;
    }

    Ticket ticket() {
        return ticket;
    }

    /** Serves the object that this word belongs to from now on, which must refer to this as the one served before must not any longer. */
    public synchronized void serve(Consumer<PyThread> word, AtExit exit) {
        lastWord = word;
        atExit = exit;
    }

    /**
     * The object has ended by itself, and must not refer to this any longer. The object may have been unreachable before, and be back because another one
     * that refers to it had its last word first (a generator closes the one that it delegates to). Then the JVM finalises this sooner or later, too, and must
     * find nothing to say: so this serves nobody else once the collector has found it, which is when the ticket is cleared.
     */
    public void release(PyThread t) {
        synchronized (this) {
            lastWord = null;
            if (spent || ticket.refersTo(null)) {
                return;
            }
        }
        next = t.spareFinaliser;
        t.spareFinaliser = this;
    }

    private synchronized Consumer<PyThread> take() {
        Consumer<PyThread> taken = lastWord;
        lastWord = null;
        return taken;
    }

    private synchronized Consumer<PyThread> takeSpent() {
        spent = true;
        return take();
    }

    /** Whether there was something to say at this stage. */
    boolean runAtExit(PyThread t, AtExit stage) {
        Consumer<PyThread> taken = atExit == stage ? take() : null;
        if (taken != null) {
            taken.accept(t);
        }
        return taken != null;
    }

    @Override
    @SuppressWarnings({"removal", "deprecation"})
    protected void finalize() {
        handOver();
        References.of(interpreter).forget(ticket); // from here on a collection may be waited for: nothing on this stack may refer to the object
    }

    private void handOver() {
        Consumer<PyThread> taken = takeSpent();
        if (taken != null && interpreter.finalizing() == null) {
            interpreter.pending.addAtLeisure(taken);
        }
    }
}
