package dev.krait.protocol;

/**
 * A loan of memory. The bytes lie in a Java array; {@code strides} are in bytes. Whoever got it releases it once.
 */
public final class BufferView {
    public final Object owner;
    public final byte[] bytes;
    public final int offset;
    /** Bytes in all. */
    public final int length;
    public final boolean readonly;
    public final String format;
    public final int itemSize;
    public final int[] shape;
    public final int[] strides;
    private boolean released;

    public BufferView(Object owner, byte[] bytes, int offset, int length, boolean readonly) {
        this(owner, bytes, offset, length, readonly, "B", 1, new int[] {length}, new int[] {1});
    }

    public BufferView(Object owner, byte[] bytes, int offset, int length, boolean readonly, String format, int itemSize, int[] shape,
            int[] strides) {
        this.owner = owner;
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.readonly = readonly;
        this.format = format;
        this.itemSize = itemSize;
        this.shape = shape;
        this.strides = strides;
    }

    /** Whether the items lie one after the other in C order. */
    public boolean contiguous() {
        int expected = itemSize;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] > 1 && strides[i] != expected) {
                return false;
            }
            expected *= shape[i];
        }
        return true;
    }

    /** Gives the memory back. */
    public void release() {
        if (!released) {
            released = true;
            if (owner instanceof Buffer b) {
                b.returned(this);
            }
        }
    }

    /** A copy of the items in C order. */
    public byte[] toBytes() {
        if (contiguous()) {
            return java.util.Arrays.copyOfRange(bytes, offset, offset + length);
        }
        byte[] all = new byte[length];
        copy(0, offset, all, 0);
        return all;
    }

    private int copy(int dimension, int from, byte[] into, int at) {
        if (dimension == shape.length) {
            System.arraycopy(bytes, from, into, at, itemSize);
            return at + itemSize;
        }
        for (int i = 0; i < shape[dimension]; i++) {
            at = copy(dimension + 1, from + i * strides[dimension], into, at);
        }
        return at;
    }
}
