package dev.krait.thread;

import dev.krait.eval.Evaluators;
import dev.krait.host.Host;
import dev.krait.monitoring.Monitoring;
import dev.krait.importing.NativeModules;
import dev.krait.ops.CallOps;
import dev.krait.type.mapping.PyDict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One isolated Python: modules, builtins, evaluators, monitoring, settings. Everything mutable that is not in an object hangs off this
 * (architecture D9); several live in one JVM.
 */
public final class Interpreter {
    public final Host host;
    /** How it was started. */
    public final Settings settings;
    /** {@code sys.modules}. */
    public final PyDict modules = new PyDict();
    /** The dict of module {@code builtins}. */
    public final PyDict builtins = new PyDict();
    /** The dict of module {@code sys}. */
    public final PyDict sys = new PyDict();
    public final NativeModules nativeModules;
    public volatile int recursionLimit = 1000;
    public final Monitoring monitoring = new Monitoring(this);
    /** The frame evaluators (PEP 523). */
    public final Evaluators evaluators = new Evaluators();
    /** The indexes of {@code co_extra}. */
    public final dev.krait.eval.CodeExtras codeExtras = new dev.krait.eval.CodeExtras(this);
    /** How many bytecodes ran in each tier, where that is counted. */
    public final dev.krait.eval.BytecodeCounts bytecodes = new dev.krait.eval.BytecodeCounts();
    /** Takes over hot loops, or null. */
    public volatile dev.krait.eval.LoopEvaluator loops;
    /** The module {@code _frozen_importlib} once import works, before that null. */
    public volatile Object importlib;
    /** The function {@code builtins.__import__}. */
    public volatile Object importFunction;
    /** The functions {@code all} and {@code any}, whatever {@code builtins} holds under these names later. */
    public volatile Object allFunction;
    public volatile Object anyFunction;
    /** The thread that runs the main program and signal handlers. */
    public volatile PyThread mainThread;
    /** The thread that is ending this interpreter, or null: all others stop at their next poll. */
    private volatile PyThread finalizing;
    private final ConcurrentHashMap<Class<?>, Object> states = new ConcurrentHashMap<>();
    private final AtomicLong idents = new AtomicLong();
    /** Living threads, oldest first; guarded by itself. */
    private final List<PyThread> threads = new ArrayList<>();
    /** What the main thread is to run at its polls: signal handlers, finalisers, weakref callbacks. */
    public final PendingCalls pending = new PendingCalls(this);
    /** {@code sys.get_int_max_str_digits()}; 0 means no limit. */
    public volatile int intMaxStrDigits = 4300;
    /** The key of string hashes (PYTHONHASHSEED); random unless the settings say otherwise. */
    public final HashSecret hashSecret;
    /** The hashes of strings. */
    public final TextHashes textHashes;

    public Interpreter(Host host) {
        this(host, new Settings());
    }

    public Interpreter(Host host, Settings settings) {
        this.host = host;
        this.settings = settings;
        this.nativeModules = new NativeModules(settings.nativeSources);
        this.hashSecret = settings.hashSeed >= 0 ? HashSecret.ofSeed((int) settings.hashSeed) : HashSecret.random();
        this.textHashes = new TextHashes(hashSecret);
    }

    long nextIdent() {
        return idents.incrementAndGet();
    }

    /** The state of a thread that will start, see {@link #begin}. */
    public PyThread newThread() {
        PyThread thread = new PyThread(this);
        synchronized (threads) {
            threads.add(thread);
        }
        return thread;
    }

    /** Binds a new state to the calling Java thread and attaches it. */
    public void begin(PyThread thread) {
        thread.javaThread = Thread.currentThread();
        PyThread.bind(thread);
        thread.attach();
    }

    /** Makes the state of the calling Java thread, and attaches it. The first one is the main thread. */
    public PyThread enter() {
        PyThread thread = newThread();
        if (mainThread == null) {
            mainThread = thread;
        }
        begin(thread);
        return thread;
    }

    /** Ends what {@link #enter} began. */
    public void leave(PyThread thread) {
        thread.detach();
        synchronized (threads) {
            threads.remove(thread);
        }
        ThreadMode.ended(thread);
        PyThread.bind(null);
    }

    /** The living threads. */
    public List<PyThread> threads() {
        synchronized (threads) {
            return List.copyOf(threads);
        }
    }

    /**
     * Returns when each of the threads has run the action at a poll, or will run it before it attaches again (architecture D3). The calling thread
     * runs it at once, and counts as being at a poll while it waits.
     */
    public void handshake(PyThread caller, List<PyThread> targets, Consumer<PyThread> action) {
        for (PyThread target : targets) {
            if (target == caller) {
                action.accept(caller);
            } else {
                target.post(action);
            }
        }
        caller.detach();
        try {
            for (PyThread target : targets) {
                if (target != caller) {
                    target.awaitPosted();
                }
            }
        } finally {
            caller.attach();
        }
    }

    /**
     * Has all other threads that run Python code run the action at their next poll, but waits no longer than that: for those who look at a program that may
     * hang. Threads that wait or are in foreign code don't run it. The caller is a thread of this interpreter, or null for a Java thread that is none.
     */
    public void sample(PyThread caller, Consumer<PyThread> action, long nanos) {
        long deadline = System.nanoTime() + nanos;
        List<PyThread> asked = new ArrayList<>();
        for (PyThread other : threads()) {
            if (other != caller && other.postIfAttached(action)) {
                asked.add(other);
            }
        }
        if (caller != null) {
            caller.detach();
        }
        try {
            for (PyThread other : asked) {
                other.awaitPosted(deadline);
            }
        } finally {
            if (caller != null) {
                caller.attach();
            }
        }
    }

    /** From now on only this thread runs Python code here. */
    public void startFinalizing(PyThread thread) {
        finalizing = thread;
        for (PyThread other : threads()) {
            if (other != thread) {
                other.interrupt(Breaker.HANDSHAKE);
            }
        }
    }

    /** The thread that is ending this interpreter, or null. */
    public PyThread finalizing() {
        return finalizing;
    }

    void checkFinalizing(PyThread thread) {
        PyThread ending = finalizing;
        if (ending != null && ending != thread) {
            thread.detach();
            throw new ThreadEnd();
        }
    }

    /** What a native module remembers in this interpreter: one object of a class of its own, made by the first who asks. */
    public <S> S state(Class<S> key, Function<Interpreter, S> maker) {
        Object state = states.get(key);
        if (state == null) {
            S made = maker.apply(this);
            Object other = states.putIfAbsent(key, made);
            state = other == null ? made : other;
        }
        return key.cast(state);
    }

    /** {@code sorted(dict)} as a list. */
    public Object sortedKeys(PyThread t, PyDict dict) {
        return CallOps.call1(t, builtins.getName("sorted"), dict);
    }
}
