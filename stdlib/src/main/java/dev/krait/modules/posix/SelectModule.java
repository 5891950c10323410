package dev.krait.modules.posix;

import dev.krait.error.OSErrors;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedModule;
import dev.krait.exposer.ExposedType;
import dev.krait.host.Errno;
import dev.krait.host.Host;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.HostOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.FastSequence;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import java.util.LinkedHashMap;
import java.util.Map;

/** The module {@code select} over the host's readiness. Compare CPython {@code Modules/selectmodule.c}. */
@ExposedModule(value = "select", doc = "This module supports asynchronous I/O on multiple file descriptors.")
public final class SelectModule implements NativeModule {
    private static final int POLLIN = 1;
    private static final int POLLPRI = 2;
    private static final int POLLOUT = 4;
    private static final int POLLERR = 8;
    private static final int POLLHUP = 16;
    private static final int POLLNVAL = 32;

    @Override
    public CallTable table() {
        return SelectModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("error", ExceptionTypes.OS_ERROR);
        module.dict.putName("POLLIN", (long) POLLIN);
        module.dict.putName("POLLPRI", (long) POLLPRI);
        module.dict.putName("POLLOUT", (long) POLLOUT);
        module.dict.putName("POLLERR", (long) POLLERR);
        module.dict.putName("POLLHUP", (long) POLLHUP);
        module.dict.putName("POLLNVAL", (long) POLLNVAL);
        module.dict.putName("POLLRDNORM", 64L);
        module.dict.putName("POLLWRNORM", 256L);
        module.dict.putName("PIPE_BUF", 4096L);
    }

    private static int descriptor(PyThread t, Object value) {
        if (value instanceof Long) {
            int d = ArgumentOps.integer(t, value);
            if (d < 0) {
                throw ValueErrors.of("file descriptor cannot be a negative integer (" + d + ")");
            }
            return d;
        }
        if (PyType.of(value).lookup("fileno") == null && dev.krait.ops.AttributeOps.lookup(t, value, "fileno") == null) {
            throw TypeErrors.of("argument must be an int, or have a fileno() method.");
        }
        return ArgumentOps.integer(t, CallOps.callMethod(t, value, "fileno"));
    }

    /** Waits until one of the descriptors is ready as asked; below zero waits without limit. */
    private static int[] wait(PyThread t, int[] descriptors, int[] events, long nanos) {
        Host host = t.interpreter.host;
        return HostOps.blocking(t, () -> host.poll(descriptors, events, nanos));
    }

    @ExposedFunction("select(rlist, wlist, xlist, timeout=None, /)")
    static Object select(PyThread t, Object readers, Object writers, Object exceptional, Object timeout) {
        Object[] r = FastSequence.toArray(t, readers, "arguments 1-3 must be sequences");
        Object[] w = FastSequence.toArray(t, writers, "arguments 1-3 must be sequences");
        Object[] x = FastSequence.toArray(t, exceptional, "arguments 1-3 must be sequences");
        long nanos = timeout == null || timeout == PyNone.NONE ? -1 : ArgumentOps.nanoseconds(t, timeout);
        if (nanos < 0 && timeout != null && timeout != PyNone.NONE) {
            throw ValueErrors.of("timeout must be non-negative");
        }
        int[] descriptors = new int[r.length + w.length];
        int[] events = new int[descriptors.length];
        for (int i = 0; i < descriptors.length; i++) {
            descriptors[i] = descriptor(t, i < r.length ? r[i] : w[i - r.length]);
            events[i] = i < r.length ? POLLIN : POLLOUT;
        }
        for (Object each : x) {
            descriptor(t, each);
        }
        int[] ready = wait(t, descriptors, events, nanos);
        PyList[] lists = {new PyList(), new PyList()};
        for (int i = 0; i < ready.length; i++) {
            if ((ready[i] & POLLNVAL) != 0) {
                throw OSErrors.of(t, Errno.EBADF);
            }
            if (ready[i] != 0) {
                lists[i < r.length ? 0 : 1].append(i < r.length ? r[i] : w[i - r.length]);
            }
        }
        return PyTuple.of(lists[0], lists[1], new PyList());
    }

    @ExposedFunction("poll()")
    static Object poll() {
        return new PyPoll();
    }

    /** A {@code select.poll} object. */
    @ExposedType("select.poll")
    public static final class PyPoll extends PyObject {
        public static final PyType TYPE = PyType.builtin(SelectModulePyPollTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);
        private final Map<Integer, Integer> registered = new LinkedHashMap<>();

        PyPoll() {
            super(TYPE);
        }

        @ExposedMethod("register($self, fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)")
        synchronized void register(PyThread t, Object fd, Object mask) {
            registered.put(descriptor(t, fd), ArgumentOps.integer(t, mask, POLLIN | POLLPRI | POLLOUT));
        }

        @ExposedMethod("modify($self, fd, eventmask, /)")
        synchronized void modify(PyThread t, Object fd, Object mask) {
            int d = descriptor(t, fd);
            if (!registered.containsKey(d)) {
                throw OSErrors.of(t, Errno.ENOENT);
            }
            registered.put(d, ArgumentOps.integer(t, mask));
        }

        @ExposedMethod("unregister($self, fd, /)")
        synchronized void unregister(PyThread t, Object fd) {
            if (registered.remove(descriptor(t, fd)) == null) {
                throw dev.krait.error.PyErrors.with(ExceptionTypes.KEY_ERROR, fd);
            }
        }

        @ExposedMethod("poll($self, timeout=None, /)")
        Object poll(PyThread t, Object timeout) {
            long nanos = -1;
            if (timeout != null && timeout != PyNone.NONE) {
                double milliseconds = ArgumentOps.real(t, timeout);
                nanos = milliseconds < 0 ? -1 : (long) Math.ceil(milliseconds * 1e6);
            }
            int[] descriptors;
            int[] events;
            synchronized (this) {
                descriptors = registered.keySet().stream().mapToInt(Integer::intValue).toArray();
                events = registered.values().stream().mapToInt(Integer::intValue).toArray();
            }
            int[] ready = SelectModule.wait(t, descriptors, events, nanos);
            PyList result = new PyList();
            for (int i = 0; i < ready.length; i++) {
                if (ready[i] != 0) {
                    result.append(PyTuple.of((long) descriptors[i], (long) ready[i]));
                }
            }
            return result;
        }
    }
}
