package dev.krait.type.text;

import java.util.Arrays;

/** Collects bytes. */
public final class ByteBuilder {
    private byte[] bytes;
    private int size;

    public ByteBuilder(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    public int length() {
        return size;
    }

    public void append(int b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) b;
    }

    public void append(byte[] more) {
        append(more, 0, more.length);
    }

    public void append(byte[] more, int from, int to) {
        int n = to - from;
        if (size + n > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + n, bytes.length * 2));
        }
        System.arraycopy(more, from, bytes, size, n);
        size += n;
    }

    /** Appends ASCII text. */
    public void append(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            append(ascii.charAt(i));
        }
    }

    /** Puts ASCII text in place of the last byte. */
    public void replaceLast(String ascii) {
        size--;
        append(ascii);
    }

    public byte[] toArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
