package dev.krait.type.mapping;

import dev.krait.thread.ThreadMode;
import java.lang.invoke.VarHandle;

/**
 * The storage of a dict: entries in insertion order and an open-addressing index into them, with CPython's sizes and growth.
 *
 * <p>Two modes. While {@link #hashes} is null every key is an exact {@code String} and the index goes by {@code String.hashCode}; otherwise it goes by the
 * visible hash. An entry's number never gets another key: appending takes the next number, deleting leaves a hole, and rebuilding makes a new table. That lets
 * readers work without a lock and inline caches remember a number. Not safe by itself: {@link PyDict} locks around every method that writes.
 * Compare CPython {@code Objects/dictobject.c: PyDictKeysObject}.
 */
public final class DictTable {
    static final int ABSENT = -1;
    /** The reader met an entry that another thread is changing. */
    static final int RACE = -2;
    /** So many steps that the strings' hashes must have been chosen to collide. */
    static final int LONG_PROBE = -3;
    private static final int MAX_PROBES = 100;
    private static final int DUMMY = -1;
    static final DictTable EMPTY = new DictTable(1, 0, false);

    /** 0 is free, DUMMY was deleted, otherwise 1 + the number of the entry. */
    final int[] index;
    /** The key of entry i at 2i and its value at 2i + 1, both null in a hole. */
    public final Object[] entries;
    /** The visible hashes of the keys, or null in string mode. */
    final long[] hashes;
    /** Numbers given out; holes included. */
    int appended;
    int usable;
    int live;
    /** No entry before this one is alive: taking from the front stays cheap. */
    private int first;

    private DictTable(int size, int capacity, boolean general) {
        this.index = new int[size];
        this.entries = new Object[2 * capacity];
        this.hashes = general ? new long[capacity] : null;
        this.usable = capacity;
    }

    private DictTable(DictTable source) {
        this.index = source.index.clone();
        this.entries = source.entries.clone();
        this.hashes = source.hashes == null ? null : source.hashes.clone();
        this.appended = source.appended;
        this.usable = source.usable;
        this.live = source.live;
        this.first = source.first;
    }

    /** The general form over the same entries. {@code hashes} are those of the keys. */
    private DictTable(DictTable source, long[] hashes) {
        this.index = new int[source.index.length];
        this.entries = source.entries;
        this.hashes = hashes;
        this.appended = source.appended;
        this.usable = source.usable;
        this.live = source.live;
        this.first = source.first;
        for (int i = 0; i < appended; i++) {
            if (entries[2 * i] != null) {
                link(hashes[i], i);
            }
        }
    }

    /** A table with room for {@code count} entries without growing. */
    static DictTable forCount(int count, boolean general) {
        int size = sizeFor((int) Math.min(1L << 30, (count * 3L + 1) / 2));
        return new DictTable(size, (size << 1) / 3, general);
    }

    private static int sizeFor(int least) {
        return least <= 8 ? 8 : Integer.highestOneBit(least - 1) << 1;
    }

    static long spread(String key) {
        int h = key.hashCode() * 0x9E3779B1;
        return (h ^ h >>> 15) & 0xFFFFFFFFL;
    }

    boolean general() {
        return hashes != null;
    }

    /** One past the number of the last entry. */
    public int end() {
        return appended;
    }

    int capacity() {
        return entries.length >> 1;
    }

    int indexSize() {
        return index.length;
    }

    /** The entry of a string in string mode. */
    int findName(String key) {
        int[] ix = index;
        int mask = ix.length - 1;
        long perturb = spread(key);
        int i = (int) perturb & mask;
        for (int steps = 0; steps < MAX_PROBES; steps++) {
            int n = ix[i];
            if (n == 0) {
                return ABSENT;
            }
            if (n > 0) {
                Object k = entries[2 * n - 2];
                if (k == key) {
                    return n - 1;
                }
                if (k == null) {
                    return RACE;
                }
                if (key.equals(k)) {
                    return n - 1;
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + perturb + 1) & mask;
        }
        return LONG_PROBE;
    }

    /** Adds an entry whose key is not there. {@code hash} is the visible one in general mode, and not used in string mode. */
    void append(Object key, long hash, Object value) {
        int n = appended;
        entries[2 * n] = key;
        entries[2 * n + 1] = value;
        if (hashes != null) {
            hashes[n] = hash;
        } else {
            hash = spread((String) key);
        }
        if (ThreadMode.shared()) {
            VarHandle.releaseFence();
        }
        link(hash, n);
        appended = n + 1;
        usable--;
        live++;
    }

    private void link(long hash, int n) {
        int mask = index.length - 1;
        long perturb = hash;
        int i = (int) hash & mask;
        while (index[i] != 0) {
            perturb >>>= 5;
            i = (int) (i * 5L + perturb + 1) & mask;
        }
        index[i] = n + 1;
    }

    /** Deletes an entry; returns its value. */
    Object delete(int n) {
        Object key = entries[2 * n];
        long perturb = hashes != null ? hashes[n] : spread((String) key);
        int mask = index.length - 1;
        int i = (int) perturb & mask;
        while (index[i] != n + 1) {
            perturb >>>= 5;
            i = (int) (i * 5L + perturb + 1) & mask;
        }
        index[i] = DUMMY;
        Object value = entries[2 * n + 1];
        entries[2 * n + 1] = null;
        entries[2 * n] = null;
        live--;
        if (n == first) {
            do {
                n++;
            } while (n < appended && entries[2 * n + 1] == null);
            first = n;
        }
        return value;
    }

    /** Takes back the number of the last entry, which was deleted, and those of the holes before it. */
    void dropLast(int n) {
        appended = n;
        first = Math.min(first, n);
    }

    /** The same entries without holes in a table of CPython's next size. */
    DictTable grown() {
        return compacted(Math.min(1 << 29, live) * 3);
    }

    private DictTable compacted(int least) {
        int size = sizeFor(least);
        DictTable next = new DictTable(size, (size << 1) / 3, hashes != null);
        for (int i = 0; i < appended; i++) {
            Object key = entries[2 * i];
            if (key != null) {
                next.append(key, hashes == null ? 0 : hashes[i], entries[2 * i + 1]);
            }
        }
        return next;
    }

    /** The same entries with one of them before all others. */
    DictTable withFirst(int n) {
        DictTable next = forCount(live, hashes != null);
        next.append(entries[2 * n], hashes == null ? 0 : hashes[n], entries[2 * n + 1]);
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            if (i != n) {
                next.append(entries[2 * i], hashes == null ? 0 : hashes[i], entries[2 * i + 1]);
            }
        }
        return next;
    }

    /** The same, copied for another dict: dense tables as they are, others compacted. */
    DictTable copied() {
        if (live == 0) {
            return EMPTY;
        }
        return live * 3L >= appended * 2L && live == appended ? new DictTable(this) : compacted((int) ((live * 3L + 1) / 2));
    }

    /** The general form of a table in string mode; the entries keep their numbers. */
    DictTable generalised(long[] keyHashes) {
        return this == EMPTY ? new DictTable(8, 5, true) : new DictTable(this, keyHashes);
    }

    /** The number of the first entry at or after {@code n}, or -1. */
    public int next(int n) {
        Object[] e = entries;
        n = Math.max(n, first);
        for (int end = appended; n < end; n++) {
            if (e[2 * n + 1] != null) {
                return n;
            }
        }
        return -1;
    }

    /** The number of the last entry at or before {@code n}, or -1. */
    public int previous(int n) {
        Object[] e = entries;
        for (; n >= 0; n--) {
            if (e[2 * n + 1] != null) {
                return n;
            }
        }
        return -1;
    }
}
