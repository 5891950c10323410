package dev.krait.modules.core;

import dev.krait.error.OverflowErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Addresses;

/** A {@code _thread.lock}: any thread may release it. Compare CPython {@code Modules/_threadmodule.c}. */
@ExposedType(value = "_thread.lock", doc = "A lock object is a synchronization primitive.  To create a lock,\ncall threading.Lock().")
public final class PyLock extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyLockTable.TABLE, PyType.OBJECT, 0);
    /** {@code threading.TIMEOUT_MAX}, in seconds. */
    static final double TIMEOUT_MAX = 9223372036.0;

    static {
        TYPE.hasWeakref = true;
    }

    /** Guarded by this. */
    private boolean locked;

    PyLock() {
        super(TYPE);
    }

    @ExposedNew("()")
    static Object newLock(PyThread t, PyType cls) {
        return new PyLock();
    }

    /** The wait that the arguments of {@code acquire} ask for, in nanoseconds, below zero without limit. */
    static long wait(PyThread t, Object blocking, Object timeout) {
        boolean block = ArgumentOps.truth(t, blocking, true);
        long nanos = timeout == null ? -1_000_000_000L : ArgumentOps.nanoseconds(t, timeout);
        if (!block) {
            if (timeout != null && nanos != -1_000_000_000L) {
                throw ValueErrors.of("can't specify a timeout for a non-blocking call");
            }
            return 0;
        }
        if (nanos < 0 && nanos != -1_000_000_000L) {
            throw ValueErrors.of("timeout value must be a non-negative number");
        }
        if (nanos > TIMEOUT_MAX * 1e9) {
            throw OverflowErrors.of("timeout value is too large");
        }
        return nanos;
    }

    private synchronized boolean take() {
        if (locked) {
            return false;
        }
        locked = true;
        return true;
    }

    /** Takes the lock; {@code nanos} below zero waits without limit. */
    boolean acquire(PyThread t, long nanos) {
        return take() || nanos != 0 && t.await(this, nanos, this::take);
    }

    @ExposedMethod("acquire($self, /, blocking=True, timeout=-1)")
    boolean acquire(PyThread t, Object blocking, Object timeout) {
        return acquire(t, blocking == null && timeout == null ? -1 : wait(t, blocking, timeout));
    }

    @ExposedMethod("release($self, /)")
    void release() {
        synchronized (this) {
            if (!locked) {
                throw RuntimeErrors.of("release unlocked lock");
            }
            locked = false;
            notify();
        }
    }

    @ExposedMethod("acquire_lock($self, /, blocking=True, timeout=-1)")
    boolean acquireLock(PyThread t, Object blocking, Object timeout) {
        return acquire(t, blocking, timeout);
    }

    @ExposedMethod("release_lock($self, /)")
    void releaseLock() {
        release();
    }

    @ExposedMethod("locked($self, /)")
    synchronized boolean locked() {
        return locked;
    }

    @ExposedMethod("locked_lock($self, /)")
    boolean lockedLock() {
        return locked();
    }

    @ExposedMethod(value = "__enter__($self, /)", plain = true)
    boolean enter(PyThread t) {
        return acquire(t, -1);
    }

    @ExposedMethod(value = "__exit__($self, /, *exc_info)", plain = true)
    void exit(Object[] args) {
        release();
    }

    @ExposedMethod("_at_fork_reinit($self, /)")
    synchronized void reinit() {
        locked = false;
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        return "<" + (locked() ? "locked" : "unlocked") + " " + type.module + "." + type.name + " object at " + Addresses.of(t, this) + ">";
    }
}
