package dev.krait.modules.io;

import dev.krait.error.OSErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.PyBytes;
import java.io.ByteArrayOutputStream;

/** An {@code io.IOBase}. Compare CPython {@code Modules/_io/iobase.c}. */
@ExposedType(value = "_io._IOBase", doc = "The abstract base class for all I/O classes.")
public class PyIOBase extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyIOBaseTable.TABLE, PyType.OBJECT,
            PyType.BASETYPE | PyType.MANAGED_DICT | PyType.MANAGED_WEAKREF);

    static {
        TYPE.allocator = PyIOBase::new;
    }

    /** Whether {@code close} of this class has run. */
    boolean baseClosed;
    private final DroppedStream dropped = new DroppedStream(this);

    PyIOBase(PyType type) {
        super(type);
        shape = type.rootShape;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newStream(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        PyIOBase stream = (PyIOBase) cls.allocate();
        if (cls.isHeap()) {
            stream.dropped.watch(t);
        }
        return stream;
    }

    /** What closes this when nobody can reach it any more. */
    final DroppedStream dropped() {
        return dropped;
    }

    @ExposedMethod("__del__($self, /)")
    void del(PyThread t) {
        DroppedStream.close(t, this);
    }

    final PyException unsupported(PyThread t, String operation) {
        return Streams.unsupported(t, operation);
    }

    final void requireOpen(PyThread t) {
        if (Streams.attribute(t, this, "closed")) {
            throw Streams.closedFile();
        }
    }

    @ExposedMethod("seek($self, offset, whence=0, /)")
    Object seek(PyThread t, Object offset, Object whence) {
        throw unsupported(t, "seek");
    }

    @ExposedMethod("tell($self, /)")
    Object tell(PyThread t) {
        return CallOps.callMethod(t, this, "seek", 0L, 1L);
    }

    @ExposedMethod("truncate($self, size=None, /)")
    Object truncate(PyThread t, Object size) {
        throw unsupported(t, "truncate");
    }

    @ExposedMethod("flush($self, /)")
    void flush(PyThread t) {
        if (baseClosed) {
            throw Streams.closedFile();
        }
    }

    @ExposedMethod("close($self, /)")
    void close(PyThread t) {
        if (!baseClosed) {
            try {
                CallOps.callMethod(t, this, "flush");
            } finally {
                baseClosed = true;
                dropped.forget(t);
            }
        }
    }

    @ExposedGetter("closed")
    Object closed(PyThread t) {
        return baseClosed;
    }

    @ExposedMethod("seekable($self, /)")
    Object seekable(PyThread t) {
        return false;
    }

    @ExposedMethod("readable($self, /)")
    Object readable(PyThread t) {
        return false;
    }

    @ExposedMethod("writable($self, /)")
    Object writable(PyThread t) {
        return false;
    }

    @ExposedMethod("_checkClosed($self, msg=None, /)")
    void checkClosed(PyThread t, Object message) {
        requireOpen(t);
    }

    @ExposedMethod("_checkSeekable($self, msg=None, /)")
    Object checkSeekable(PyThread t, Object message) {
        return check(t, "seekable", "File or stream is not seekable.");
    }

    @ExposedMethod("_checkReadable($self, msg=None, /)")
    Object checkReadable(PyThread t, Object message) {
        return check(t, "readable", "File or stream is not readable.");
    }

    @ExposedMethod("_checkWritable($self, msg=None, /)")
    Object checkWritable(PyThread t, Object message) {
        return check(t, "writable", "File or stream is not writable.");
    }

    private boolean check(PyThread t, String method, String message) {
        if (!Streams.ask(t, this, method)) {
            throw unsupported(t, message);
        }
        return true;
    }

    @ExposedMethod("fileno($self, /)")
    Object fileno(PyThread t) {
        throw unsupported(t, "fileno");
    }

    @ExposedMethod("isatty($self, /)")
    Object isatty(PyThread t) {
        requireOpen(t);
        return false;
    }

    @ExposedMethod(value = "__enter__($self, /)", plain = true)
    Object enter(PyThread t) {
        requireOpen(t);
        return this;
    }

    @ExposedMethod(value = "__exit__($self, /, *exc_info)", plain = true)
    Object exit(PyThread t, Object[] args) {
        CallOps.callMethod(t, this, "close");
        return dev.krait.object.PyNone.NONE;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter(PyThread t) {
        requireOpen(t);
        return this;
    }

    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        Object line = CallOps.callMethod(t, this, "readline");
        return SubscriptOps.length(t, line) == 0 ? null : line;
    }

    @ExposedMethod("readline($self, size=-1, /)")
    Object readline(PyThread t, Object size) {
        long limit = ArgumentOps.sizeOrNone(t, size, -1);
        Object peek = AttributeOps.lookup(t, this, "peek");
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (limit < 0 || line.size() < limit) {
            long want = 1;
            if (peek != null) {
                byte[] ahead = BufferOps.bytes(t, CallOps.call1(t, peek, 1L));
                if (ahead.length > 0) {
                    int end = 0;
                    while (end < ahead.length && (limit < 0 || line.size() + end < limit) && ahead[end++] != '\n') {
                        continue;
                    }
                    want = Math.max(end, 1);
                }
            }
            Object part = CallOps.callMethod(t, this, "read", want);
            if (!(part instanceof PyBytes bytes)) {
                throw OSErrors.of(t, 0, "read() should have returned a bytes object, not '" + PyType.of(part).name + "'");
            }
            if (bytes.value.length == 0) {
                break;
            }
            line.writeBytes(bytes.value);
            if (bytes.value[bytes.value.length - 1] == '\n') {
                break;
            }
        }
        return PyBytes.of(line.toByteArray());
    }

    @ExposedMethod("readlines($self, hint=-1, /)")
    Object readlines(PyThread t, Object hint) {
        long limit = ArgumentOps.sizeOrNone(t, hint, -1);
        PyList lines = new PyList();
        long total = 0;
        Object iterator = IterationOps.iterator(t, this);
        for (Object line = IterationOps.next(t, iterator); line != null; line = IterationOps.next(t, iterator)) {
            lines.append(line);
            total += SubscriptOps.length(t, line);
            if (limit > 0 && total >= limit) {
                break;
            }
        }
        return lines;
    }

    @ExposedMethod("writelines($self, lines, /)")
    void writelines(PyThread t, Object lines) {
        requireOpen(t);
        Object iterator = IterationOps.iterator(t, lines);
        for (Object line = IterationOps.next(t, iterator); line != null; line = IterationOps.next(t, iterator)) {
            CallOps.callMethod(t, this, "write", line);
        }
    }

    /** A descriptor out of whatever {@code fileno()} returned. */
    static int descriptor(PyThread t, Object value) {
        if (!(value instanceof Long)) {
            throw TypeErrors.of("fileno() returned a non-integer");
        }
        return ArgumentOps.integer(t, value);
    }
}
