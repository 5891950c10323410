package dev.krait.modules.io;

import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.util.Arrays;

/** The writing half of a text stream: turns line ends and characters into bytes, and gives them to the buffer in larger pieces. */
final class TextWriter {
    private final PyTextIOWrapper stream;
    /** What stands for {@code \n}. */
    private String newline;
    boolean lineBuffering;
    boolean writeThrough;
    /** Encoded, not passed on; guarded by this, as {@link #pendingEnd} is. */
    private byte[] pending = {};
    private int pendingEnd;

    TextWriter(PyTextIOWrapper stream) {
        this.stream = stream;
    }

    /** Takes the argument {@code newline}; null for None. */
    void newline(String given) {
        newline = given == null ? System.lineSeparator() : given.isEmpty() ? "\n" : given;
    }

    /** Drops what was not passed on. */
    void clear() {
        pendingEnd = 0;
    }

    void write(PyThread t, Object text) {
        boolean hasNewline = (lineBuffering || !newline.equals("\n")) && Streams.indexOf(text, '\n', 0) >= 0;
        boolean flushes = lineBuffering && (hasNewline || Streams.indexOf(text, '\r', 0) >= 0);
        boolean translates = hasNewline && !newline.equals("\n");
        add(stream.codec.encode(t, translates ? Str.of(Str.java(text).replace("\n", newline)) : text));
        if (pendingEnd >= stream.chunkSize || flushes || writeThrough) {
            passOn(t);
        }
        if (flushes) {
            flushBuffer(t);
        }
    }

    private synchronized void add(byte[] bytes) {
        if (pendingEnd + bytes.length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(pendingEnd + bytes.length, 2 * pending.length + 256));
        }
        System.arraycopy(bytes, 0, pending, pendingEnd, bytes.length);
        pendingEnd += bytes.length;
    }

    /** Gives what was encoded to the buffer. */
    void passOn(PyThread t) {
        byte[] bytes;
        synchronized (this) {
            if (pendingEnd == 0) {
                return;
            }
            bytes = Arrays.copyOf(pending, pendingEnd);
            pendingEnd = 0;
            if (pending.length > 4 * stream.chunkSize) {
                pending = new byte[stream.chunkSize];
            }
        }
        if (stream.attached() instanceof PyBufferedWriter w && w.type == PyBufferedWriter.TYPE) {
            w.write(t, bytes);
        } else {
            CallOps.callMethod(t, stream.attached(), "write", PyBytes.of(bytes));
        }
    }

    void flushBuffer(PyThread t) {
        if (stream.attached() instanceof PyBufferedWriter w && w.type == PyBufferedWriter.TYPE) {
            w.flush(t);
        } else {
            CallOps.callMethod(t, stream.attached(), "flush");
        }
    }
}
