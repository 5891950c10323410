package dev.krait.modules.io;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;

/** An {@code io.BufferedRWPair}: a reader and a writer side by side. */
@ExposedType(value = "_io.BufferedRWPair", doc = "A buffered reader and writer object together.", signature = "(reader, writer, buffer_size=131072, /)")
public final class PyBufferedRWPair extends PyBufferedIOBase {
    public static final PyType TYPE = PyType.builtin(PyBufferedRWPairTable.TABLE, PyBufferedIOBase.TYPE, PyType.BASETYPE);

    static {
        TYPE.allocator = PyBufferedRWPair::new;
    }

    private Object reader;
    private Object writer;

    PyBufferedRWPair(PyType type) {
        super(type);
    }

    @ExposedMethod("__init__($self, reader, writer, buffer_size=131072, /)")
    void init(PyThread t, Object in, Object out, Object bufferSize) {
        if (!Streams.ask(t, in, "readable")) {
            throw unsupported(t, "File or stream is not readable.");
        }
        if (!Streams.ask(t, out, "writable")) {
            throw unsupported(t, "File or stream is not writable.");
        }
        Object size = bufferSize == null ? (Object) (long) Streams.DEFAULT_BUFFER_SIZE : bufferSize;
        reader = CallOps.call2(t, PyBufferedReader.TYPE, in, size);
        writer = CallOps.call2(t, PyBufferedWriter.TYPE, out, size);
    }

    private Object in() {
        if (reader == null) {
            throw dev.krait.error.ValueErrors.of("I/O operation on uninitialized object");
        }
        return reader;
    }

    private Object out() {
        if (writer == null) {
            throw dev.krait.error.ValueErrors.of("I/O operation on uninitialized object");
        }
        return writer;
    }

    @Override
    @ExposedMethod("read($self, size=-1, /)")
    Object read(PyThread t, Object size) {
        return CallOps.callMethod(t, in(), "read", size == null ? -1L : size);
    }

    @Override
    @ExposedMethod("read1($self, size=-1, /)")
    Object read1(PyThread t, Object size) {
        return CallOps.callMethod(t, in(), "read1", size == null ? -1L : size);
    }

    @ExposedMethod("peek($self, size=0, /)")
    Object peek(PyThread t, Object size) {
        return CallOps.callMethod(t, in(), "peek", size == null ? 0L : size);
    }

    @Override
    @ExposedMethod("readinto($self, buffer, /)")
    Object readinto(PyThread t, Object buffer) {
        return CallOps.callMethod(t, in(), "readinto", buffer);
    }

    @Override
    @ExposedMethod("readinto1($self, buffer, /)")
    Object readinto1(PyThread t, Object buffer) {
        return CallOps.callMethod(t, in(), "readinto1", buffer);
    }

    @Override
    @ExposedMethod("write($self, b, /)")
    Object write(PyThread t, Object b) {
        return CallOps.callMethod(t, out(), "write", b);
    }

    @Override
    @ExposedMethod("flush($self, /)")
    void flush(PyThread t) {
        CallOps.callMethod(t, out(), "flush");
    }

    @Override
    @ExposedMethod("readable($self, /)")
    Object readable(PyThread t) {
        return CallOps.callMethod(t, in(), "readable");
    }

    @Override
    @ExposedMethod("writable($self, /)")
    Object writable(PyThread t) {
        return CallOps.callMethod(t, out(), "writable");
    }

    @Override
    @ExposedMethod("close($self, /)")
    void close(PyThread t) {
        try {
            CallOps.callMethod(t, out(), "close");
        } finally {
            CallOps.callMethod(t, in(), "close");
        }
    }

    @Override
    @ExposedMethod("isatty($self, /)")
    Object isatty(PyThread t) {
        Object terminal = CallOps.callMethod(t, out(), "isatty");
        return TruthOps.isTrue(t, terminal) ? terminal : CallOps.callMethod(t, in(), "isatty");
    }

    @Override
    @ExposedGetter("closed")
    Object closed(PyThread t) {
        return Streams.attribute(t, out(), "closed");
    }
}
