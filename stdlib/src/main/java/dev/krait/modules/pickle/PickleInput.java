package dev.krait.modules.pickle;

import dev.krait.error.PyException;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import java.util.Arrays;

/** The bytes of a pickle as they are read: all at once, or from a file, of which no byte more than needed is taken. */
final class PickleInput {
    private static final byte[] NOTHING = {};

    private final PyThread t;
    /** Methods of the file, or null. */
    private final Object read;
    private final Object readLine;
    private byte[] bytes;
    private int at;

    PickleInput(PyThread t, byte[] bytes) {
        this.t = t;
        this.bytes = bytes;
        this.read = null;
        this.readLine = null;
    }

    PickleInput(PyThread t, Object read, Object readLine) {
        this.t = t;
        this.bytes = NOTHING;
        this.read = read;
        this.readLine = readLine;
    }

    private PyException truncated() {
        return PickleState.unpickling(t, "pickle data was truncated");
    }

    /** The next instruction, or -1 at the end. */
    int op() {
        if (at < bytes.length) {
            return bytes[at++] & 0xFF;
        }
        return fill(1) ? bytes[at++] & 0xFF : -1;
    }

    /** Sees to it that so many bytes can be read from {@code bytes} at {@code at}. */
    private boolean fill(int n) {
        int have = bytes.length - at;
        if (have >= n) {
            return true;
        }
        if (read == null) {
            return false;
        }
        byte[] more = BufferOps.bytes(t, CallOps.call1(t, read, (long) (n - have)));
        if (have == 0) {
            bytes = more;
        } else {
            byte[] both = Arrays.copyOf(Arrays.copyOfRange(bytes, at, bytes.length), have + more.length);
            System.arraycopy(more, 0, both, have, more.length);
            bytes = both;
        }
        at = 0;
        return bytes.length >= n;
    }

    private int take(int n) {
        if (bytes.length - at < n && !fill(n)) {
            throw truncated();
        }
        int from = at;
        at += n;
        return from;
    }

    /** Reads ahead: a frame. */
    void require(long n) {
        if (n > Integer.MAX_VALUE - 16 || !fill((int) n)) {
            throw truncated();
        }
    }

    int unsigned(int n) {
        return (int) little(n);
    }

    /** A little-endian number of n bytes. */
    long little(int n) {
        int from = take(n);
        long value = 0;
        for (int i = n - 1; i >= 0; i--) {
            value = value << 8 | bytes[from + i] & 0xFF;
        }
        return value;
    }

    long big() {
        return Long.reverseBytes(little(8));
    }

    byte[] bytes(int n) {
        int from = take(n);
        return Arrays.copyOfRange(bytes, from, from + n);
    }

    /** A string of n bytes if they are ASCII; null and nothing read otherwise. */
    @SuppressWarnings("deprecation")
    String asciiOrNull(int n) {
        int from = take(n);
        byte[] b = bytes;
        for (int i = from; i < from + n; i++) {
            if (b[i] < 0) {
                at = from;
                return null;
            }
        }
        return new String(b, 0, from, n);
    }

    /** The bytes of a line, without its end. */
    byte[] line() {
        for (int i = at; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                byte[] line = Arrays.copyOfRange(bytes, at, i);
                at = i + 1;
                return line;
            }
        }
        if (readLine == null) {
            throw truncated();
        }
        byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
        byte[] more = BufferOps.bytes(t, CallOps.call0(t, readLine));
        bytes = NOTHING;
        at = 0;
        if (more.length == 0 || more[more.length - 1] != '\n') {
            throw truncated();
        }
        byte[] line = Arrays.copyOf(rest, rest.length + more.length - 1);
        System.arraycopy(more, 0, line, rest.length, more.length - 1);
        return line;
    }

    /** A line that is not empty. */
    byte[] filledLine() {
        byte[] line = line();
        if (line.length == 0) {
            throw truncated();
        }
        return line;
    }

    PyBytes pyBytes(int n) {
        return PyBytes.of(bytes(n));
    }
}
