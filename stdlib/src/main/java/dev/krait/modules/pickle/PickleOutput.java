package dev.krait.modules.pickle;

import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.PyBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a pickle as they are written, in frames from protocol 4 on. Compare CPython {@code Modules/_pickle.c: _Pickler_Write}. */
final class PickleOutput {
    private static final int FRAME_TARGET = 64 * 1024;
    private static final int FRAME_LEAST = 4;
    private static final int FRAME_HEADER = 9;

    /** The {@code write} method of the file, or null: all stays here. */
    private final Object write;
    private byte[] bytes = new byte[256];
    private int size;
    private boolean framing;
    /** Where the header of the open frame stands, or -1. */
    private int frame = -1;

    PickleOutput(Object write) {
        this.write = write;
    }

    void clear() {
        size = 0;
        frame = -1;
        framing = false;
    }

    void startFraming() {
        framing = true;
    }

    void endFraming() {
        closeFrame();
        framing = false;
    }

    /** Called between instructions: a frame that is large enough ends here. */
    void boundary(PyThread t) {
        if (frame >= 0 && size - frame - FRAME_HEADER >= FRAME_TARGET) {
            closeFrame();
            if (write != null) {
                flush(t);
            }
        }
    }

    private void closeFrame() {
        if (frame < 0) {
            return;
        }
        int length = size - frame - FRAME_HEADER;
        if (length >= FRAME_LEAST) {
            bytes[frame] = (byte) PickleOps.FRAME;
            little(bytes, frame + 1, length, 8);
        } else {
            System.arraycopy(bytes, frame + FRAME_HEADER, bytes, frame, length);
            size -= FRAME_HEADER;
        }
        frame = -1;
    }

    private static void little(byte[] into, int at, long value, int count) {
        for (int i = 0; i < count; i++) {
            into[at + i] = (byte) (value >>> 8 * i);
        }
    }

    void flush(PyThread t) {
        PyBytes all = toBytes();
        size = 0;
        CallOps.call1(t, write, all);
    }

    PyBytes toBytes() {
        return PyBytes.of(Arrays.copyOf(bytes, size));
    }

    /** Makes room for more bytes, at the start of a frame for its header too. */
    private int room(int count) {
        int header = framing && frame < 0 ? FRAME_HEADER : 0;
        if (bytes.length - size < count + header) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count + header), (int) Math.min(Integer.MAX_VALUE - 16, bytes.length * 2L)));
        }
        if (header > 0) {
            frame = size;
            size += FRAME_HEADER;
        }
        int at = size;
        size += count;
        return at;
    }

    void op(int op) {
        int at = room(1);
        bytes[at] = (byte) op;
    }

    /** An instruction with a little-endian number of so many bytes. */
    void op(int op, long value, int count) {
        int at = room(1 + count);
        bytes[at] = (byte) op;
        little(bytes, at + 1, value, count);
    }

    void opBig(int op, long value) {
        int at = room(9);
        bytes[at] = (byte) op;
        for (int i = 0; i < 8; i++) {
            bytes[at + 1 + i] = (byte) (value >>> 56 - 8 * i);
        }
    }

    void raw(byte[] more) {
        int at = room(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
    }

    /** An instruction whose argument is a line of text. */
    void line(int op, String ascii) {
        op(op);
        raw(ascii.getBytes(StandardCharsets.ISO_8859_1));
        op('\n');
    }

    /** A counted payload; a large one goes to the file by itself, outside of frames. */
    void payload(PyThread t, int op, int countBytes, byte[] payload, Object asObject) {
        if (payload.length < FRAME_TARGET) {
            op(op, payload.length, countBytes);
            raw(payload);
            return;
        }
        boolean framed = framing;
        closeFrame();
        framing = false;
        op(op, payload.length, countBytes);
        if (write != null) {
            flush(t);
            CallOps.call1(t, write, asObject != null ? asObject : PyBytes.of(payload));
        } else {
            raw(payload);
        }
        framing = framed;
    }

    /** A counted ASCII payload that is short. */
    void shortText(int op, int countBytes, String ascii) {
        int n = ascii.length();
        int at = room(1 + countBytes + n);
        bytes[at] = (byte) op;
        little(bytes, at + 1, n, countBytes);
        copyAscii(ascii, n, bytes, at + 1 + countBytes);
    }

    @SuppressWarnings("deprecation")
    private static void copyAscii(String s, int n, byte[] into, int at) {
        // takes the low byte of each char, which is all there is to ASCII, without an array in between
        s.getBytes(0, n, into, at);
    }
}
