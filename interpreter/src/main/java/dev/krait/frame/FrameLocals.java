package dev.krait.frame;

import dev.krait.bytecode.PyCode;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyCell;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** The variables of a frame by name (PEP 667): what {@link FrameLocalsProxy} and {@code locals()} read and write. */
public final class FrameLocals {
    private FrameLocals() {
    }

    /** {@code frame.f_locals}: a proxy for a function, the namespace itself for a module or class body. */
    public static Object of(PyFrame f) {
        if (isFunction(f) || hasHidden(f)) {
            return new FrameLocalsProxy(f);
        }
        return f.locals;
    }

    /** {@code locals()} in a frame: a fresh dict for a function. */
    public static Object snapshot(PyThread t, PyFrame f) {
        return of(f) instanceof FrameLocalsProxy proxy ? proxy.toDict(t) : f.locals;
    }

    private static boolean isFunction(PyFrame f) {
        return (f.code.flags & PyCode.CO_OPTIMIZED) != 0;
    }

    /** Whether the frame is within an inlined comprehension of a module or class body. */
    private static boolean hasHidden(PyFrame f) {
        byte[] kinds = f.code.localspluskinds;
        for (int i = 0; i < kinds.length; i++) {
            if ((kinds[i] & PyCode.CO_FAST_HIDDEN) != 0 && value(f, i) != null) {
                return true;
            }
        }
        return false;
    }

    static int count(PyFrame f) {
        return f.code.localsplusnames.length;
    }

    static Object name(PyFrame f, int i) {
        return Str.of(f.code.localsplusnames[i]);
    }

    /** The value of a variable, or null. Before the first instruction cells have not been made yet. */
    static Object value(PyFrame f, int i) {
        Object value = f.slots[i];
        int kind = f.code.localspluskinds[i];
        if ((kind & PyCode.CO_FAST_FREE) != 0 && value == null && f.state != PyFrame.COMPLETED && f.function != null && f.function.closure != null) {
            value = f.function.closure.items[i - (count(f) - f.code.nfreevars)];
        }
        boolean shared = (kind & (PyCode.CO_FAST_CELL | PyCode.CO_FAST_FREE)) != 0;
        return shared && value instanceof PyCell cell ? cell.get() : value;
    }

    /** Writes a variable; the activation, compiled or not, reads it next time from its slot. */
    static void set(PyThread t, PyFrame f, int i, Object value) {
        store(f, i, value);
        if (f.state == PyFrame.EXECUTING && !runs(t, f)) {
            // the thread that runs it may hold its variables elsewhere until its next poll
            t.interpreter.handshake(t, t.interpreter.threads(), other -> {
                if (other != t && runs(other, f)) {
                    store(f, i, value);
                }
            });
        }
    }

    private static boolean runs(PyThread t, PyFrame f) {
        for (PyFrame up = t.frame; up != null; up = up.back) {
            if (up == f) {
                return true;
            }
        }
        return false;
    }

    private static void store(PyFrame f, int i, Object value) {
        int kind = f.code.localspluskinds[i];
        boolean shared = (kind & (PyCode.CO_FAST_CELL | PyCode.CO_FAST_FREE)) != 0;
        if (shared && f.slots[i] instanceof PyCell cell) {
            cell.set(value);
        } else {
            f.slots[i] = value;
            f.attention |= PyFrame.VARIABLES;
        }
    }

    /** The index of a variable with a name that is bound (or, for writing, any), or -1. */
    static int find(PyThread t, PyFrame f, Object key, boolean reading) {
        boolean text = Str.is(key);
        long hash = text ? 0 : HashOps.hash(t, key);
        for (int i = 0; i < count(f); i++) {
            Object name = name(f, i);
            if ((text || HashOps.hash(t, name) == hash) && CompareOps.equal(t, name, key)) {
                if (reading ? value(f, i) != null : (f.code.localspluskinds[i] & PyCode.CO_FAST_HIDDEN) == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Variables that were added through a proxy. */
    static PyDict extras(PyFrame f, boolean make) {
        if (f.extraLocals == null && make) {
            f.extraLocals = new PyDict();
        }
        return f.extraLocals;
    }
}
