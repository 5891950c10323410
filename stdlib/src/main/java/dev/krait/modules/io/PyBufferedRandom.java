package dev.krait.modules.io;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;

/** An {@code io.BufferedRandom}: reads and writes a seekable stream. */
@ExposedType(value = "_io.BufferedRandom", doc = "A buffered interface to random access streams.", signature = "(raw, buffer_size=131072)")
public final class PyBufferedRandom extends BufferedStream {
    public static final PyType TYPE = PyType.builtin(PyBufferedRandomTable.TABLE, PyBufferedIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyBufferedRandom::new;
    }

    PyBufferedRandom(PyType type) {
        super(type);
    }

    @ExposedMethod("__init__($self, raw, buffer_size=131072)")
    void init(PyThread t, Object stream, Object bufferSize) {
        reset(t);
        check(t, stream, "seekable");
        check(t, stream, "readable");
        check(t, stream, "writable");
        start(t, stream, bufferSize);
    }

    private void check(PyThread t, Object stream, String method) {
        if (!Streams.ask(t, stream, method)) {
            throw unsupported(t, "File or stream is not " + method + ".");
        }
    }

    private void prepare(PyThread t) {
        flushOut(t);
    }

    @Override
    @ExposedMethod("readable($self, /)")
    Object readable(PyThread t) {
        requireRaw();
        return CallOps.callMethod(t, raw, "readable");
    }

    @Override
    @ExposedMethod("read($self, size=-1, /)")
    Object read(PyThread t, Object size) {
        long n = ArgumentOps.sizeOrNone(t, size, -1);
        if (n < -1) {
            throw ValueErrors.of("read length must be non-negative or -1");
        }
        requireOpen(t, "read of closed file");
        lock.enter(t, this);
        try {
            prepare(t);
            byte[] bytes = readBytes(t, n);
            return bytes == null ? PyNone.NONE : PyBytes.of(bytes);
        } finally {
            lock.leave();
        }
    }

    @Override
    @ExposedMethod("read1($self, size=-1, /)")
    Object read1(PyThread t, Object size) {
        long n = size == null ? -1 : ArgumentOps.longInteger(t, size);
        requireOpen(t, "read of closed file");
        lock.enter(t, this);
        try {
            prepare(t);
            return PyBytes.of(readOnce(t, n));
        } finally {
            lock.leave();
        }
    }

    @ExposedMethod("peek($self, size=0, /)")
    Object peek(PyThread t, Object size) {
        requireOpen(t, "peek of closed file");
        lock.enter(t, this);
        try {
            prepare(t);
            if (ahead() == 0) {
                fill(t);
            }
            return PyBytes.of(java.util.Arrays.copyOfRange(in, inPos, inEnd));
        } finally {
            lock.leave();
        }
    }

    @Override
    @ExposedMethod("readline($self, size=-1, /)")
    Object readline(PyThread t, Object size) {
        long limit = ArgumentOps.sizeOrNone(t, size, -1);
        requireOpen(t, "readline of closed file");
        lock.enter(t, this);
        try {
            prepare(t);
            return PyBytes.of(readLine(t, limit));
        } finally {
            lock.leave();
        }
    }

    @Override
    @ExposedMethod("__next__($self, /)")
    Object next(PyThread t) {
        if (type != TYPE) {
            return super.next(t);
        }
        PyBytes line = (PyBytes) readline(t, null);
        return line.value.length == 0 ? null : line;
    }

    @Override
    @ExposedMethod("writable($self, /)")
    Object writable(PyThread t) {
        requireRaw();
        return CallOps.callMethod(t, raw, "writable");
    }

    @Override
    @ExposedMethod("write($self, buffer, /)")
    Object write(PyThread t, Object buffer) {
        if (Str.is(buffer)) {
            throw TypeErrors.of("a bytes-like object is required, not '" + PyType.of(buffer).name + "'");
        }
        byte[] bytes = BufferOps.bytes(t, buffer);
        write(t, bytes);
        return (long) bytes.length;
    }

    /** Writes bytes; what happens to the array afterwards does not matter. */
    void write(PyThread t, byte[] bytes) {
        requireOpen(t, "write to closed file");
        lock.enter(t, this);
        try {
            giveBack(t);
            writeBytes(t, bytes);
        } finally {
            lock.leave();
        }
    }
}
