package dev.krait.modules.core;

import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.NumberOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;

/** A {@code _thread.RLock}: its owner may take it again. */
@ExposedType(value = "_thread.RLock", doc = "RLock()\n--\n")
public final class PyRLock extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyRLockTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    static {
        TYPE.hasWeakref = true;
        TYPE.allocator = PyRLock::new;
    }

    /** The owner's ident, 0 when free; guarded by this, as the count. */
    private long owner;
    private long count;

    private PyRLock(PyType type) {
        super(type);
        shape = type.rootShape;
    }

    PyRLock() {
        this(TYPE);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newLock(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return new PyRLock(cls);
    }

    private synchronized boolean take(long ident) {
        if (owner != 0 && owner != ident) {
            return false;
        }
        owner = ident;
        count++;
        return true;
    }

    @ExposedMethod("acquire($self, /, blocking=True, timeout=-1)")
    boolean acquire(PyThread t, Object blocking, Object timeout) {
        long nanos = blocking == null && timeout == null ? -1 : PyLock.wait(t, blocking, timeout);
        return take(t.ident) || nanos != 0 && t.await(this, nanos, () -> take(t.ident));
    }

    @ExposedMethod("release($self, /)")
    synchronized void release(PyThread t) {
        if (owner != t.ident) {
            throw RuntimeErrors.of("cannot release un-acquired lock");
        }
        if (--count == 0) {
            owner = 0;
            notify();
        }
    }

    @ExposedMethod(value = "__enter__($self, /)", plain = true)
    boolean enter(PyThread t) {
        return acquire(t, null, null);
    }

    @ExposedMethod(value = "__exit__($self, /, *exc_info)", plain = true)
    void exit(PyThread t, Object[] args) {
        release(t);
    }

    @ExposedMethod("locked($self, /)")
    synchronized boolean locked() {
        return owner != 0;
    }

    @ExposedMethod("_is_owned($self, /)")
    synchronized boolean isOwned(PyThread t) {
        return owner == t.ident;
    }

    @ExposedMethod("_recursion_count($self, /)")
    synchronized long recursionCount(PyThread t) {
        return owner == t.ident ? count : 0;
    }

    @ExposedMethod("_release_save($self, /)")
    synchronized Object releaseSave(PyThread t) {
        if (owner == 0) {
            throw RuntimeErrors.of("cannot release un-acquired lock");
        }
        PyTuple saved = PyTuple.of(count, owner);
        owner = 0;
        count = 0;
        notify();
        return saved;
    }

    @ExposedMethod("_acquire_restore($self, state, /)")
    void acquireRestore(PyThread t, Object state) {
        if (!(state instanceof PyTuple saved) || saved.items.length != 2) {
            throw TypeErrors.of("_acquire_restore() argument 1 must be 2-item tuple, not " + ArgumentOps.typeName(state));
        }
        long ident = (Long) NumberOps.index(t, saved.items[1]);
        if (!take(ident)) {
            t.await(this, -1, () -> take(ident));
        }
        synchronized (this) {
            count = (Long) NumberOps.index(t, saved.items[0]);
        }
    }

    @ExposedMethod("_at_fork_reinit($self, /)")
    synchronized void reinit() {
        owner = 0;
        count = 0;
    }

    @ExposedMethod("__repr__($self, /)")
    synchronized Object repr(PyThread t) {
        return "<" + (owner != 0 ? "locked" : "unlocked") + " " + (type.module == null ? "" : type.module + ".") + type.name + " object owner="
                + owner + " count=" + count + " at " + Addresses.of(t, this) + ">";
    }
}
