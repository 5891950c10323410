package dev.krait.modules.io;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;

/** An {@code io.BufferedRandom}: reads and writes a seekable stream. */
@ExposedType(value = "_io.BufferedRandom", doc = "A buffered interface to random access streams.", signature = "(raw, buffer_size=131072)")
public final class PyBufferedRandom extends BufferedInput {
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

    @Override
    void prepare(PyThread t) {
        flushOut(t);
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
