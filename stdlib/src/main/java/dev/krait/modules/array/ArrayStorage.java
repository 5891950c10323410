package dev.krait.modules.array;

import dev.krait.error.BufferErrors;
import dev.krait.error.PyErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyType;
import dev.krait.protocol.Buffer;
import dev.krait.protocol.BufferView;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.SliceIndices;
import java.util.Arrays;

/**
 * The memory of an array. Mutators lock the object and never run user code under the lock; while memory is lent out, the size is fixed.
 */
public abstract class ArrayStorage extends ComparedInstance implements Buffer {
    static final byte[] NONE = {};

    final ItemKind kind;
    private byte[] storage = NONE;
    /** In items. */
    private int size;
    private int exports;

    ArrayStorage(PyType type, ItemKind kind) {
        super(type);
        this.kind = kind;
    }

    final int size() {
        return size;
    }

    /** Bytes reserved. */
    final int reserved() {
        return storage.length;
    }

    /** The item at a place, or null beyond the end. */
    final Object item(int index) {
        byte[] s = storage;
        int at = index * kind.size;
        return index < 0 || index >= size || at + kind.size > s.length ? null : kind.get(s, at);
    }

    /** Writes an item; false beyond the end. */
    final synchronized boolean put(int index, long bits) {
        if (index < 0 || index >= size) {
            return false;
        }
        kind.put(storage, index * kind.size, bits);
        return true;
    }

    final synchronized void add(long bits) {
        checkResizable();
        reserve(size + 1L);
        kind.put(storage, size * kind.size, bits);
        size++;
    }

    /** The contents, copied. */
    final synchronized byte[] copied() {
        return Arrays.copyOf(storage, size * kind.size);
    }

    final synchronized byte[] copied(int from, int to) {
        return Arrays.copyOfRange(storage, from * kind.size, to * kind.size);
    }

    /** The items of a slice, copied. */
    final synchronized byte[] copied(SliceIndices.Unpacked slice) {
        SliceIndices indices = slice.adjust(size);
        if (indices.step() == 1) {
            return copied(indices.start(), indices.start() + indices.count());
        }
        byte[] b = new byte[indices.count() * kind.size];
        for (int i = 0; i < indices.count(); i++) {
            System.arraycopy(storage, indices.at(i) * kind.size, b, i * kind.size, kind.size);
        }
        return b;
    }

    /** Replaces the items of a range by others, given as memory. */
    final synchronized void replace(int from, int to, byte[] by) {
        to = Math.min(to, size);
        from = Math.min(from, to);
        int n = by.length / kind.size;
        long newSize = (long) size - (to - from) + n;
        if (newSize != size) {
            checkResizable();
            reserve(newSize);
            System.arraycopy(storage, to * kind.size, storage, (from + n) * kind.size, (size - to) * kind.size);
        }
        System.arraycopy(by, 0, storage, from * kind.size, by.length);
        size = (int) newSize;
    }

    /** Replaces the items of a slice by others, given as memory; none delete them. Raises ValueError when an extended slice has another number of items. */
    final synchronized void replace(SliceIndices.Unpacked slice, byte[] by) {
        SliceIndices indices = slice.adjust(size);
        if (indices.step() == 1) {
            replace(indices.start(), Math.max(indices.start(), indices.stop()), by);
            return;
        }
        int n = by.length / kind.size;
        if (n == 0) {
            delete(indices);
            return;
        }
        if (n != indices.count()) {
            throw ValueErrors.of("attempt to assign array of size " + n + " to extended slice of size " + indices.count());
        }
        byte[] all = copied();
        for (int i = 0; i < n; i++) {
            System.arraycopy(by, i * kind.size, all, indices.at(i) * kind.size, kind.size);
        }
        replace(0, size, all);
    }

    private void delete(SliceIndices indices) {
        if (indices.count() == 0) {
            return;
        }
        checkResizable();
        boolean[] gone = new boolean[size];
        for (int i = 0; i < indices.count(); i++) {
            gone[indices.at(i)] = true;
        }
        byte[] all = copied();
        byte[] left = new byte[all.length - indices.count() * kind.size];
        int n = 0;
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                System.arraycopy(all, i * kind.size, left, n, kind.size);
                n += kind.size;
            }
        }
        replace(0, size, left);
    }

    final synchronized void reverseItems() {
        byte[] all = copied();
        for (int at = 0; at < all.length; at += kind.size) {
            System.arraycopy(all, at, storage, all.length - at - kind.size, kind.size);
        }
    }

    final void checkResizable() {
        if (exports > 0) {
            throw BufferErrors.of("cannot resize an array that is exporting buffers");
        }
    }

    private void reserve(long newSize) {
        long bytes = newSize * kind.size;
        if (bytes > Integer.MAX_VALUE - 16) {
            throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
        }
        if (bytes > storage.length) {
            long wider = (newSize + (newSize >> 4) + (size < 8 ? 3 : 7)) * kind.size;
            storage = Arrays.copyOf(storage, (int) Math.min(wider, Integer.MAX_VALUE - 16));
        }
    }

    /** Swaps the bytes of every item. */
    static byte[] swapped(byte[] b, int itemSize) {
        byte[] out = new byte[b.length];
        for (int at = 0; at < b.length; at += itemSize) {
            for (int i = 0; i < itemSize; i++) {
                out[at + i] = b[at + itemSize - 1 - i];
            }
        }
        return out;
    }

    @Override
    public final synchronized BufferView lend(PyThread t, int flags) {
        exports++;
        return new BufferView(this, storage, 0, size * kind.size, false, (flags & FORMAT) != 0 ? kind.format() : "B", kind.size, new int[] {size},
                new int[] {kind.size});
    }

    @Override
    public final synchronized void returned(BufferView view) {
        exports--;
    }
}
