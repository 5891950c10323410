package dev.krait.modules.io;

import dev.krait.error.OSErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedSetter;
import dev.krait.host.Errno;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.util.Arrays;

/**
 * A buffer over a raw stream: what was read ahead of the position, or what was written and not passed on yet; never both. Compare CPython
 * {@code Modules/_io/bufferedio.c}.
 */
abstract class BufferedStream extends PyBufferedIOBase {
    final StreamLock lock = new StreamLock();
    /** Null before {@code __init__} and after {@code detach}. */
    Object raw;
    boolean detached;
    int size;
    /** Read ahead: the bytes from {@code inPos} to {@code inEnd}. */
    byte[] in = {};
    int inPos;
    int inEnd;
    /** Written behind: the first {@code outEnd} bytes. */
    byte[] out = {};
    int outEnd;
    /** Whether {@code close} is called for a stream that nobody can reach: then an open file is worth a warning. */
    private boolean finalizing;

    BufferedStream(PyType type) {
        super(type);
    }

    /** The stream is about to be started, perhaps again. */
    final void reset(PyThread t) {
        if (raw != null) {
            dropped().leave(t, raw);
            raw = null;
        }
    }

    final void start(PyThread t, Object stream, Object sizeValue) {
        long n = sizeValue == null ? Streams.DEFAULT_BUFFER_SIZE : ArgumentOps.longInteger(t, sizeValue);
        if (n <= 0) {
            throw ValueErrors.of("buffer size must be strictly positive");
        }
        raw = stream;
        dropped().watchInsteadOf(t, stream);
        detached = false;
        size = (int) Math.min(n, 1 << 28);
        inPos = 0;
        inEnd = 0;
        outEnd = 0;
    }

    final void requireRaw() {
        if (raw == null) {
            throw ValueErrors.of(detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
        }
    }

    final void requireOpen(PyThread t, String message) {
        requireRaw();
        if (isClosed(t)) {
            throw ValueErrors.of(message);
        }
    }

    final boolean isClosed(PyThread t) {
        return raw instanceof PyFileIO f && f.type == PyFileIO.TYPE ? (Boolean) f.closed(t) : Streams.attribute(t, raw, "closed");
    }

    /** One read of the raw stream; -1 when it has nothing now. */
    final int rawRead(PyThread t, byte[] target, int offset, int length) {
        if (raw instanceof PyFileIO f && f.type == PyFileIO.TYPE) {
            return f.readInto(t, target, offset, length);
        }
        Object buffer = CallOps.call1(t, t.interpreter.builtins.getName("bytearray"), (long) length);
        Object count = CallOps.callMethod(t, raw, "readinto", buffer);
        if (count == PyNone.NONE) {
            return -1;
        }
        long n = (Long) NumberOps.index(t, count);
        if (n < 0 || n > length) {
            throw OSErrors.of(t, 0, "raw readinto() returned invalid length " + n + " (should have been between 0 and " + length + ")");
        }
        System.arraycopy(BufferOps.bytes(t, buffer), 0, target, offset, (int) n);
        return (int) n;
    }

    /** One write to the raw stream; -1 when it takes nothing now. */
    private int rawWrite(PyThread t, byte[] source, int offset, int length) {
        if (raw instanceof PyFileIO f && f.type == PyFileIO.TYPE) {
            return f.writeFrom(t, source, offset, length);
        }
        Object count = CallOps.callMethod(t, raw, "write", PyBytes.of(Arrays.copyOfRange(source, offset, offset + length)));
        if (count == PyNone.NONE) {
            return -1;
        }
        long n = (Long) NumberOps.index(t, count);
        if (n < 0 || n > length) {
            throw OSErrors.of(t, 0, "raw write() returned invalid length " + n + " (should have been between 0 and " + length + ")");
        }
        return (int) n;
    }

    /** Reads ahead; returns how many bytes there are, 0 at the end, -1 when there is nothing now. */
    final int fill(PyThread t) {
        if (in.length == 0) {
            in = new byte[size];
        }
        int n = rawRead(t, in, 0, in.length);
        inPos = 0;
        inEnd = Math.max(n, 0);
        return n;
    }

    final int ahead() {
        return inEnd - inPos;
    }

    // writing: the caller holds the lock and has given back what was read ahead

    final void writeBytes(PyThread t, byte[] bytes) {
        if (out.length == 0) {
            out = new byte[size];
        }
        if (bytes.length <= out.length - outEnd) {
            System.arraycopy(bytes, 0, out, outEnd, bytes.length);
            outEnd += bytes.length;
            return;
        }
        try {
            flushOut(t);
        } catch (PyException e) {
            if (!Streams.isBlocked(e)) {
                throw e;
            }
            int room = out.length - outEnd;
            System.arraycopy(bytes, 0, out, outEnd, Math.min(room, bytes.length));
            outEnd += Math.min(room, bytes.length);
            if (bytes.length > room) {
                throw blocked(t, room);
            }
            return;
        }
        int written = 0;
        while (bytes.length - written > out.length) {
            int n = rawWrite(t, bytes, written, bytes.length - written);
            if (n < 0) {
                System.arraycopy(bytes, written, out, 0, out.length);
                outEnd = out.length;
                throw blocked(t, written + out.length);
            }
            written += n;
        }
        System.arraycopy(bytes, written, out, 0, bytes.length - written);
        outEnd = bytes.length - written;
    }

    private static PyException blocked(PyThread t, int written) {
        return PyErrors.raised(t, CallOps.call3(t, ExceptionTypes.BLOCKING_IO_ERROR, (long) Errno.EAGAIN.number,
                "write could not complete without blocking", (long) written));
    }

    final void flushOut(PyThread t) {
        int done = 0;
        try {
            while (done < outEnd) {
                int n = rawWrite(t, out, done, outEnd - done);
                if (n < 0) {
                    throw blocked(t, 0);
                }
                done += n;
            }
        } finally {
            System.arraycopy(out, done, out, 0, outEnd - done);
            outEnd -= done;
        }
    }

    /** Moves the raw stream back to where the reader is, and forgets what was read ahead. */
    final void giveBack(PyThread t) {
        if (ahead() > 0) {
            rawSeek(t, -ahead(), 1);
        }
        inPos = 0;
        inEnd = 0;
    }

    final long rawSeek(PyThread t, long offset, int whence) {
        Object position = raw instanceof PyFileIO f && f.type == PyFileIO.TYPE ? f.seek(t, offset, (long) whence)
                : CallOps.callMethod(t, raw, "seek", offset, (long) whence);
        return position(t, position, "seek");
    }

    final long rawTell(PyThread t) {
        Object position = raw instanceof PyFileIO f && f.type == PyFileIO.TYPE ? f.tell(t) : CallOps.callMethod(t, raw, "tell");
        return position(t, position, "tell");
    }

    private static long position(PyThread t, Object value, String method) {
        long position = ArgumentOps.longInteger(t, value);
        if (position < 0) {
            throw OSErrors.of(t, 0, "Raw stream returned invalid position " + position);
        }
        return position;
    }

    // what all have

    @Override
    @ExposedMethod("flush($self, /)")
    void flush(PyThread t) {
        requireOpen(t, "flush of closed file");
        lock.enter(t, this);
        try {
            flushOut(t);
            if (ahead() > 0 && Streams.ask(t, raw, "seekable")) {
                giveBack(t);
            }
        } finally {
            lock.leave();
        }
        if (!(raw instanceof PyFileIO f && f.type == PyFileIO.TYPE)) {
            CallOps.callMethod(t, raw, "flush");
        }
    }

    @Override
    @ExposedMethod("seek($self, target, whence=0, /)")
    Object seek(PyThread t, Object target, Object whence) {
        int how = ArgumentOps.integer(t, whence, 0);
        if (how < 0 || how > 4) {
            throw ValueErrors.of("whence value " + how + " unsupported");
        }
        requireOpen(t, "seek of closed file");
        if (!Streams.ask(t, raw, "seekable")) {
            throw unsupported(t, "File or stream is not seekable.");
        }
        long offset = ArgumentOps.longInteger(t, target);
        lock.enter(t, this);
        try {
            flushOut(t);
            if (how == 1) {
                offset -= ahead();
            }
            inPos = 0;
            inEnd = 0;
            return rawSeek(t, offset, how);
        } finally {
            lock.leave();
        }
    }

    @Override
    @ExposedMethod("tell($self, /)")
    Object tell(PyThread t) {
        requireRaw();
        return rawTell(t) - ahead() + outEnd;
    }

    @Override
    @ExposedMethod("truncate($self, pos=None, /)")
    Object truncate(PyThread t, Object pos) {
        requireOpen(t, "truncate of closed file");
        if (!Streams.ask(t, this, "writable")) {
            throw unsupported(t, "truncate");
        }
        lock.enter(t, this);
        try {
            flushOut(t);
            Object position = Streams.isNone(pos) ? (Object) (rawTell(t) - ahead()) : pos;
            return CallOps.callMethod(t, raw, "truncate", position);
        } finally {
            lock.leave();
        }
    }

    @Override
    @ExposedMethod("close($self, /)")
    void close(PyThread t) {
        requireRaw();
        if (isClosed(t)) {
            return;
        }
        if (finalizing) {
            deallocWarn(t, this);
        }
        try {
            CallOps.callMethod(t, this, "flush");
        } finally {
            CallOps.callMethod(t, raw, "close");
            dropped().forget(t);
            in = new byte[0];
            inPos = 0;
            inEnd = 0;
        }
    }

    @Override
    @ExposedMethod("detach($self, /)")
    Object detach(PyThread t) {
        requireRaw();
        CallOps.callMethod(t, this, "flush");
        Object stream = raw;
        reset(t);
        detached = true;
        return stream;
    }

    @Override
    @ExposedMethod("seekable($self, /)")
    Object seekable(PyThread t) {
        requireRaw();
        return CallOps.callMethod(t, raw, "seekable");
    }

    @Override
    @ExposedMethod("fileno($self, /)")
    Object fileno(PyThread t) {
        requireRaw();
        return CallOps.callMethod(t, raw, "fileno");
    }

    @Override
    @ExposedMethod("isatty($self, /)")
    Object isatty(PyThread t) {
        requireRaw();
        return CallOps.callMethod(t, raw, "isatty");
    }

    @ExposedMethod("_dealloc_warn($self, source, /)")
    void deallocWarn(PyThread t, Object source) {
        if (raw != null) {
            Streams.deallocWarn(t, raw, source);
        }
    }

    @ExposedGetter("_finalizing")
    Object finalizing() {
        return finalizing;
    }

    @ExposedSetter("_finalizing")
    void finalizing(PyThread t, Object value) {
        finalizing = TruthOps.isTrue(t, value);
    }

    @ExposedGetter(value = "raw", member = true)
    Object raw() {
        requireRaw();
        return raw;
    }

    @Override
    @ExposedGetter("closed")
    Object closed(PyThread t) {
        requireRaw();
        return isClosed(t);
    }

    @ExposedGetter("name")
    Object name(PyThread t) {
        requireRaw();
        return AttributeOps.get(t, raw, "name");
    }

    @ExposedGetter("mode")
    Object mode(PyThread t) {
        requireRaw();
        return AttributeOps.get(t, raw, "mode");
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        String typeName = type.isHeap() ? Str.java(AttributeOps.get(t, type, "__module__")) + "." + type.qualname : "_io." + type.name;
        Object name = raw == null ? null : AttributeOps.lookup(t, raw, "name");
        return Str.of(name == null ? "<" + typeName + ">" : "<" + typeName + " name=" + Str.java(TextOps.repr(t, name)) + ">");
    }
}
