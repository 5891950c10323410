package dev.krait.type.weakref;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;
import dev.krait.type.function.Unraisable;
import dev.krait.type.text.Str;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The weakly referenced objects of one interpreter, and what happens when they go. A daemon thread takes them from the collector's queue and has the main
 * thread run the callbacks.
 */
public final class References {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LAST_ROUNDS = 4;
    private static final String IMPORT_SYSTEM = "<frozen importlib._bootstrap";

    private final Interpreter interpreter;
    private final ConcurrentHashMap<Object, Referent> referents = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private boolean watching;
    /** Of the objects that have a last word, until it has been handed to the interpreter. */
    private final Set<Finaliser.Ticket> finalisers = ConcurrentHashMap.newKeySet();
    private final AtomicLong made = new AtomicLong();

    private References(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    public static References of(Interpreter interpreter) {
        return interpreter.state(References.class, References::new);
    }

    /** One object that is referenced weakly, with the weak references to it, oldest first. Equal to any other key of the same object. */
    static final class Referent extends WeakReference<Object> {
        private final int hash;
        private final List<WeakReference<PyWeakObject>> weak = new ArrayList<>(2);

        Referent(Object object, ReferenceQueue<Object> queue) {
            super(object, queue);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object mine = get();
            return mine != null && other instanceof Referent r && r.get() == mine;
        }

        synchronized List<PyWeakObject> living() {
            List<PyWeakObject> living = new ArrayList<>();
            weak.removeIf(w -> w.get() == null);
            for (WeakReference<PyWeakObject> w : weak) {
                PyWeakObject object = w.get();
                if (object != null) {
                    living.add(object);
                }
            }
            return living;
        }

        boolean hasCallbacks() {
            return living().stream().anyMatch(w -> w.callback() != null);
        }

        synchronized void add(PyWeakObject object) {
            weak.removeIf(w -> w.get() == null);
            weak.add(new WeakReference<>(object));
        }
    }

    /** The entry of an object; raises TypeError when its type cannot be referenced weakly. */
    Referent referent(Object object) {
        PyType type = PyType.of(object);
        if (!(object instanceof PyObject) || !type.hasWeakref) {
            throw TypeErrors.of("cannot create weak reference to '" + type.fullName() + "' object");
        }
        purge();
        Referent made = new Referent(object, queue);
        Referent known = referents.putIfAbsent(made, made);
        return known == null ? made : known;
    }

    /** The living weak references to an object, oldest first. */
    public List<PyWeakObject> referencesTo(Object object) {
        Referent known = referents.get(new Referent(object, null));
        return known == null ? List.of() : known.living();
    }

    /** Makes sure that callbacks and finalisers are run without anybody asking. */
    synchronized void watch() {
        if (!watching) {
            watching = true;
            Thread.ofPlatform().daemon().name("krait-references").start(this::watchQueue);
        }
    }

    private void watchQueue() {
        try {
            while (interpreter.finalizing() == null) {
                Referent dead = (Referent) queue.remove();
                referents.remove(dead);
                if (dead.hasCallbacks()) {
                    interpreter.pending.addAtLeisure(t -> runCallbacks(t, dead));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets dead objects while nobody watches: none of their references had a callback. */
    private void purge() {
        if (!watching) {
            for (Object dead = queue.poll(); dead != null; dead = queue.poll()) {
                referents.remove(dead);
            }
        }
    }

    private static void runCallbacks(PyThread t, Referent dead) {
        List<PyWeakObject> living = dead.living();
        Collections.reverse(living);
        for (PyWeakObject object : living) {
            Object callback = object.takeCallback();
            if (callback != null) {
                runCallback(t, callback, object);
            }
        }
    }

    /** The import system's own housekeeping, which CPython has done before anybody looks, is no event of the program that happens to run when the collector comes. */
    private static void runCallback(PyThread t, Object callback, PyWeakObject object) {
        int unobserved = callback instanceof PyFunction f && Str.java(f.code.filename).startsWith(IMPORT_SYSTEM) ? 1 : 0;
        t.tracing += unobserved;
        try {
            CallOps.call1(t, callback, object);
        } catch (PyException e) {
            Unraisable.report(t, e, "Exception ignored while calling weakref callback", callback);
        } finally {
            t.tracing -= unobserved;
        }
    }

    /** What an object must hold so that {@code lastWord} is said when nobody can reach it any more. */
    public static Finaliser finaliser(PyThread t, Consumer<PyThread> lastWord, Finaliser.AtExit atExit) {
        Finaliser finaliser = Finaliser.spare(t);
        if (finaliser == null) {
            finaliser = of(t.interpreter).newFinaliser();
        }
        finaliser.serve(lastWord, atExit);
        return finaliser;
    }

    Finaliser newFinaliser() {
        Finaliser finaliser = new Finaliser(interpreter, made.incrementAndGet());
        finalisers.add(finaliser.ticket());
        return finaliser;
    }

    void forget(Finaliser.Ticket ticket) {
        finalisers.remove(ticket);
        synchronized (finalisers) {
            finalisers.notifyAll();
        }
    }

    /** Gives all that is still alive, and all that the JVM is about to finalise, its last word: the interpreter ends. */
    public void finaliseAll(PyThread t, Finaliser.AtExit stage) {
        for (int round = 0; round < LAST_ROUNDS && finaliseLiving(t, stage); round++) {
            continue; // a last word may lead to another one
        }
    }

    private boolean finaliseLiving(PyThread t, Finaliser.AtExit stage) {
        List<Finaliser> living = livingFinalisers();
        living.sort(Comparator.comparingLong(f -> f.ticket().age));
        t.poll();
        boolean said = false;
        for (Finaliser finaliser : living) {
            said |= finaliser.runAtExit(t, stage);
        }
        return said;
    }

    /** Those that the collector has not found; the last words of all others are pending when this returns. */
    private List<Finaliser> livingFinalisers() {
        List<Finaliser> living = new ArrayList<>();
        for (Finaliser.Ticket ticket : finalisers) {
            Finaliser finaliser = ticket.get();
            if (finaliser != null) {
                living.add(finaliser);
            } else {
                awaitForgotten(ticket);
            }
        }
        return living;
    }

    /** The collector has found this one, so the JVM's finalisation comes to it soon; should that hang in foreign code, we don't. */
    private void awaitForgotten(Finaliser.Ticket ticket) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (finalisers) {
            for (long left = PATIENCE.toMillis(); finalisers.contains(ticket) && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                try {
                    finalisers.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Collects garbage, clears weak references and runs callbacks and finalisers; returns how many referenced objects went. */
    public int collect(PyThread t) {
        int cleared = 0;
        for (int round = 0; round < 2; round++) {
            awaitCollection();
            livingFinalisers();
            for (Object dead = queue.poll(); dead != null; dead = queue.poll()) {
                referents.remove(dead);
                runCallbacks(t, (Referent) dead);
                cleared++;
            }
            interpreter.codeExtras.freeGone(t);
            t.poll();
        }
        return cleared;
    }

    /** Returns when the collector has cleared what was unreachable and the JVM has run its finalizers, or after a while. */
    private static void awaitCollection() {
        ReferenceQueue<Object> done = new ReferenceQueue<>();
        WeakReference<Object> sentinel = new WeakReference<>(new Object(), done);
        try {
            for (int i = 0; i < 10 && !sentinel.refersTo(null); i++) {
                System.gc();
            }
            done.remove(1000);
            runFinalizers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("removal")
    private static void runFinalizers() {
        System.runFinalization();
    }
}
