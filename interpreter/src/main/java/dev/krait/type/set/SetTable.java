package dev.krait.type.set;

/**
 * The storage of a set: open addressing with CPython's probing and growth, so that equal hashes give CPython's iteration order (architecture D10).
 *
 * <p>A slot's key goes from null to a key to {@link #DUMMY} and no further; growing makes a new table. Not safe by itself: {@link SetStorage} locks.
 * Compare CPython {@code Objects/setobject.c: set_add_entry, set_insert_clean, set_table_resize}.
 */
final class SetTable {
    static final int LINEAR_PROBES = 9;
    static final int MIN_SIZE = 8;
    /** What a deleted key leaves. */
    static final Object DUMMY = new Object();

    final Object[] keys;
    final long[] hashes;
    final int mask;
    /** Slots that are not null. */
    int fill;
    int used;

    SetTable(int size) {
        this.keys = new Object[size];
        this.hashes = new long[size];
        this.mask = size - 1;
    }

    static SetTable empty() {
        return new SetTable(MIN_SIZE);
    }

    SetTable copy() {
        SetTable copy = new SetTable(mask + 1);
        System.arraycopy(keys, 0, copy.keys, 0, keys.length);
        System.arraycopy(hashes, 0, copy.hashes, 0, hashes.length);
        copy.fill = fill;
        copy.used = used;
        return copy;
    }

    /** The null slot at which a key that is not there goes, other keys of its hash being skipped. */
    int freeSlot(long hash) {
        long perturb = hash;
        int i = (int) hash & mask;
        for (;;) {
            int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
            for (int j = i; j <= last; j++) {
                if (keys[j] == null) {
                    return j;
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + 1 + perturb) & mask;
        }
    }

    void insertClean(Object key, long hash) {
        int i = freeSlot(hash);
        hashes[i] = hash;
        keys[i] = key;
        fill++;
        used++;
    }

    boolean full() {
        return fill * 5L >= mask * 3L;
    }

    /** The table that adding so many keys at once wants: itself, or a larger one. */
    SetTable roomFor(int more) {
        return (fill + (long) more) * 5 >= mask * 3L ? resized((used + more) * 2) : this;
    }

    /** After an addition or deletions: the next size. */
    SetTable grown() {
        return resized(used > 50000 ? used * 2 : used * 4);
    }

    SetTable resized(int least) {
        int size = MIN_SIZE;
        while (size <= least) {
            size <<= 1;
        }
        SetTable next = new SetTable(size);
        for (int i = 0; i <= mask; i++) {
            Object key = keys[i];
            if (key != null && key != DUMMY) {
                next.insertClean(key, hashes[i]);
            }
        }
        return next;
    }

    /** The first slot at or after {@code i} that holds a key, or -1. */
    int next(int i) {
        for (; i <= mask; i++) {
            Object key = keys[i];
            if (key != null && key != DUMMY) {
                return i;
            }
        }
        return -1;
    }
}
