package dev.krait.eval;

import dev.krait.bytecode.PyCode;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The indexes under which values are kept in code objects ({@code co_extra}, PEP 523), and what happens to a value when its code has gone.
 *
 * <p>A value under an index without a free function lives and dies with the code, by reachability. With one, the function is called with the value after the code has
 * gone, at a poll of the main thread; such a value must not reach the code, or neither ever goes.
 */
public final class CodeExtras {
    private final Interpreter interpreter;
    /** By index; null where there is no free function. */
    private final List<BiConsumer<PyThread, Object>> freeFunctions = new ArrayList<>();
    /** What waits for its code to go. */
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<PyCode> gone = new ReferenceQueue<>();
    private boolean watching;

    public CodeExtras(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** A value that outlives its code for as long as it takes to free it; stands in the code's list in the value's place. */
    private static final class Held extends PhantomReference<PyCode> {
        final int index;
        volatile Object value;

        Held(PyCode code, ReferenceQueue<PyCode> queue, int index, Object value) {
            super(code, queue);
            this.index = index;
            this.value = value;
        }
    }

    /** A new index; {@code free}, if any, is called with a value after its code has gone. */
    public int request(BiConsumer<PyThread, Object> free) {
        synchronized (freeFunctions) {
            freeFunctions.add(free);
            return freeFunctions.size() - 1;
        }
    }

    private BiConsumer<PyThread, Object> freeFunction(int index) {
        synchronized (freeFunctions) {
            return freeFunctions.get(index);
        }
    }

    /** The value of a code object under an index, or null. */
    public Object get(PyCode code, int index) {
        Object value = CodeState.of(code).extra(index);
        return value instanceof Held h ? h.value : value;
    }

    /** Sets the value of a code object under an index; null takes it away. The value before is given up without being freed, as by CPython. */
    public void set(PyCode code, int index, Object value) {
        CodeState state = CodeState.of(code);
        if (freeFunction(index) == null) {
            state.setExtra(index, value);
            return;
        }
        synchronized (state) {
            Held before = (Held) state.extra(index);
            if (before != null && value != null) {
                before.value = value;
                return;
            }
            Held next = value == null ? null : new Held(code, gone, index, value);
            if (next != null) {
                held.add(next);
                watch();
            } else if (before != null) {
                held.remove(before);
            }
            state.setExtra(index, next);
        }
    }

    private synchronized void watch() {
        if (!watching) {
            watching = true;
            Thread.ofPlatform().daemon().name("krait-code-extras").start(this::watchQueue);
        }
    }

    private void watchQueue() {
        try {
            while (interpreter.finalizing() == null) {
                Held one = (Held) gone.remove();
                interpreter.pending.addAtLeisure(t -> free(t, one));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Frees what belonged to code that is known to have gone. */
    public void freeGone(PyThread t) {
        for (Object one = gone.poll(); one != null; one = gone.poll()) {
            free(t, (Held) one);
        }
    }

    private void free(PyThread t, Held one) {
        if (held.remove(one)) {
            freeFunction(one.index).accept(t, one.value);
        }
    }
}
