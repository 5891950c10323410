package dev.krait.modules.multiprocessing;

import dev.krait.error.AssertionErrors;
import dev.krait.error.OSErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.Binding;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.host.Errno;
import dev.krait.host.HostException;
import dev.krait.host.Semaphores;
import dev.krait.host.Semaphores.Semaphore;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** A {@code _multiprocessing.SemLock}: a semaphore, or a lock that its thread may take again. Compare CPython {@code Modules/_multiprocessing/semaphore.c}. */
@ExposedType(value = "_multiprocessing.SemLock", doc = "Semaphore/Mutex type")
final class PySemLock extends PyObject {
    static final PyType TYPE = PyType.builtin(PySemLockTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    private static final int RECURSIVE_MUTEX = 0;
    private static final int SEMAPHORE = 1;
    /** The longest wait in which signals and others are not looked at. */
    private static final long SLICE = 50_000_000;

    private final Semaphore semaphore;
    private final int kind;
    private final int limit;
    private final String name;
    /** How often it was acquired less how often it was released here, and by which thread last; guarded by this. */
    private int count;
    private long owner;

    private PySemLock(PyType type, Semaphore semaphore, int kind, int limit, String name) {
        super(type);
        this.semaphore = semaphore;
        this.kind = kind;
        this.limit = limit;
        this.name = name;
    }

    /** The type with its constant. */
    static PyType type() {
        if (TYPE.dict().getName("SEM_VALUE_MAX") == null) {
            TYPE.setAttribute("SEM_VALUE_MAX", (long) Integer.MAX_VALUE);
        }
        return TYPE;
    }

    private static PyException failed(PyThread t, HostException e) {
        return OSErrors.of(t, e);
    }

    @ExposedNew("(kind, value, maxvalue, name, unlink)")
    static Object newLock(PyThread t, PyType cls, Object kindValue, Object value, Object maxvalue, Object nameValue, Object unlink) {
        int kind = ArgumentOps.integer(t, kindValue);
        if (kind != RECURSIVE_MUTEX && kind != SEMAPHORE) {
            throw ValueErrors.of("unrecognized kind");
        }
        String name = ArgumentOps.text(nameValue, "SemLock", "argument 4");
        boolean nameless = ArgumentOps.truth(t, unlink, false);
        int initial = ArgumentOps.integer(t, value);
        int limit = ArgumentOps.integer(t, maxvalue);
        Semaphores all = t.interpreter.host.semaphores();
        try {
            Semaphore made = all.create(name, initial);
            if (nameless) {
                all.unlink(name);
            }
            return new PySemLock(cls, made, kind, limit, nameless ? null : name);
        } catch (HostException e) {
            throw failed(t, e);
        }
    }

    @ExposedMethod(value = "_rebuild($type, handle, kind, maxvalue, name, /)", binding = Binding.CLASS)
    static Object rebuild(PyThread t, PyType cls, Object handle, Object kind, Object maxvalue, Object name) {
        if (name == PyNone.NONE) {
            // CPython takes the address over, which another process has only after a fork
            throw OSErrors.of(t, Errno.EINVAL);
        }
        try {
            Semaphore opened = t.interpreter.host.semaphores().open(ArgumentOps.text(name, "_rebuild", "argument 4"));
            return new PySemLock(cls, opened, ArgumentOps.integer(t, kind), ArgumentOps.integer(t, maxvalue), Str.java(name));
        } catch (HostException e) {
            throw failed(t, e);
        }
    }

    private synchronized boolean isOwn(PyThread t) {
        return count > 0 && owner == t.ident;
    }

    private synchronized boolean again(PyThread t) {
        boolean own = kind == RECURSIVE_MUTEX && isOwn(t);
        count += own ? 1 : 0;
        return own;
    }

    @ExposedMethod(value = "acquire($self, /, block=True, timeout=None)", doc = "Acquire the semaphore/lock.")
    boolean acquire(PyThread t, Object block, Object timeout) {
        boolean blocks = ArgumentOps.truth(t, block, true);
        boolean limited = timeout != null && timeout != PyNone.NONE;
        double seconds = limited ? ArgumentOps.real(t, timeout) : 0;
        if (again(t)) {
            return true;
        }
        boolean taken;
        try {
            taken = semaphore.await(0) || blocks && await(t, limited ? (long) (Math.max(0, seconds) * 1e9) : Long.MAX_VALUE);
        } catch (HostException e) {
            throw failed(t, e);
        }
        if (taken) {
            synchronized (this) {
                count++;
                owner = t.ident;
            }
        }
        return taken;
    }

    /** Waits in slices: the C library's wait cannot be ended from elsewhere, and signals are to be heard. */
    private boolean await(PyThread t, long nanos) {
        long start = System.nanoTime();
        while (true) {
            long left = nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            if (t.blocking(() -> semaphore.await(Math.min(left, SLICE)))) {
                return true;
            }
            t.poll();
        }
    }

    @ExposedMethod(value = "release($self, /)", doc = "Release the semaphore/lock.")
    void release(PyThread t) {
        try {
            synchronized (this) {
                if (kind == RECURSIVE_MUTEX) {
                    if (!isOwn(t)) {
                        throw AssertionErrors.of("attempt to release recursive lock not owned by thread");
                    }
                    if (count > 1) {
                        count--;
                        return;
                    }
                } else if (semaphore.value() >= limit) {
                    throw ValueErrors.of("semaphore or lock released too many times");
                }
                semaphore.post();
                count--;
            }
        } catch (HostException e) {
            throw failed(t, e);
        }
    }

    @ExposedMethod(value = "__enter__($self, /)", plain = true, doc = "Enter the semaphore/lock.")
    boolean enter(PyThread t) {
        return acquire(t, null, null);
    }

    @ExposedMethod(value = "__exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)", plain = true, doc = "Exit the semaphore/lock.")
    void exit(PyThread t, Object type, Object value, Object traceback) {
        release(t);
    }

    @ExposedMethod(value = "_count($self, /)", doc = "Num of `acquire()`s minus num of `release()`s for this process.")
    synchronized Object count() {
        return (long) count;
    }

    @ExposedMethod(value = "_is_mine($self, /)", doc = "Whether the lock is owned by this thread.")
    boolean isMine(PyThread t) {
        return isOwn(t);
    }

    @ExposedMethod(value = "_get_value($self, /)", doc = "Get the value of the semaphore.")
    Object value(PyThread t) {
        try {
            return (long) Math.max(0, semaphore.value());
        } catch (HostException e) {
            throw failed(t, e);
        }
    }

    @ExposedMethod(value = "_is_zero($self, /)", doc = "Return whether semaphore has value zero.")
    boolean isZero(PyThread t) {
        return value(t).equals(0L);
    }

    @ExposedMethod(value = "_after_fork($self, /)", doc = "Rezero the net acquisition count after fork().")
    synchronized void afterFork() {
        count = 0;
    }

    @ExposedGetter(value = "handle", member = true)
    Object handle() {
        return semaphore.address();
    }

    @ExposedGetter(value = "kind", member = true)
    Object kind() {
        return (long) kind;
    }

    @ExposedGetter(value = "maxvalue", member = true)
    Object limit() {
        return (long) limit;
    }

    @ExposedGetter(value = "name", member = true)
    Object name() {
        return name == null ? PyNone.NONE : Str.of(name);
    }
}
