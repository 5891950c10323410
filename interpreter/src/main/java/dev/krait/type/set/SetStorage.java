package dev.krait.type.set;

import dev.krait.object.ComparedInstance;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.mapping.DictStorage;
import dev.krait.type.mapping.KeyHashes;
import java.lang.invoke.VarHandle;

/**
 * Look-up and mutation of a set, free of Python methods; the same way of locking as {@link DictStorage}: probe without a lock, then lock and check that
 * nobody changed the set meanwhile.
 */
public abstract class SetStorage extends ComparedInstance {
    private static final int RETRY = Integer.MIN_VALUE;

    /** Null as long as a constant has not been hashed. */
    private volatile SetTable table;
    private Object[] constants;
    /** Counts changes of the set of keys; written under the lock in shared mode, when a change is complete: who reads it first and probes then sees all of it. */
    private int version;
    /** Where {@code pop} looks next. */
    private int finger;

    /** Of constants, which are hashed when somebody looks: code may be made where no interpreter is, and string hashes belong to one. */
    SetStorage(PyType type, Object[] constants) {
        super(type);
        this.constants = constants;
    }

    SetStorage(PyType type) {
        super(type);
        this.shape = type.rootShape;
        this.table = SetTable.empty();
    }

    /** The present storage. */
    final SetTable table() {
        SetTable tb = table;
        return tb != null ? tb : hashConstants();
    }

    private synchronized SetTable hashConstants() {
        if (table == null) {
            PyThread t = PyThread.current();
            SetTable tb = SetTable.empty();
            for (Object item : constants) {
                tb.insertClean(item, HashOps.hash(t, item));
                tb = tb.full() ? tb.grown() : tb;
            }
            table = tb;
            constants = null;
        }
        return table;
    }

    public final int size() {
        return table().used;
    }

    /** Whether this is an exact set or frozenset. */
    public final boolean isExactSet() {
        return type == PySet.TYPE || type == PyFrozenSet.TYPE;
    }

    // ---- look-up ---------------------------------------------------------------------------------------------------------------

    /**
     * The slot of a key, {@code ~slot} of the free one where it would go, or RETRY when {@code __eq__} or another thread changed the set, or when there is no
     * thread ({@code t} is null) to ask {@code __eq__}.
     */
    private int find(PyThread t, Object key, long hash) {
        SetTable tb = table();
        Object[] keys = tb.keys;
        long[] hashes = tb.hashes;
        int mask = tb.mask;
        long perturb = hash;
        int i = (int) hash & mask;
        for (;;) {
            int last = i + SetTable.LINEAR_PROBES <= mask ? i + SetTable.LINEAR_PROBES : i;
            for (int j = i; j <= last; j++) {
                Object k = keys[j];
                if (k == null) {
                    return ~j;
                }
                if (k == key) {
                    return j;
                }
                if (hashes[j] == hash && k != SetTable.DUMMY) {
                    int quick = DictStorage.quickEqual(k, key);
                    if (quick > 0) {
                        return j;
                    }
                    if (quick < 0) {
                        boolean same = CompareOps.is(k, key);
                        if (t == null && !same) {
                            return RETRY;
                        }
                        boolean equal = same || TruthOps.isTrue(t, CompareOps.compare(t, k, key, CompareOps.EQ));
                        if (table != tb || keys[j] != k) {
                            return RETRY;
                        }
                        if (equal) {
                            return j;
                        }
                    }
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + 1 + perturb) & mask;
        }
    }

    public final boolean containsHashed(PyThread t, Object key, long hash) {
        int slot;
        do {
            slot = find(t, key, hash);
        } while (slot == RETRY);
        return slot >= 0;
    }

    /** Whether an element is there. Raises TypeError when it is unhashable. */
    public final boolean has(PyThread t, Object key) {
        return containsHashed(t, key, KeyHashes.ofSetElement(t, key));
    }

    // ---- mutation ----------------------------------------------------------------------------------------------------------------

    /** Adds an element; returns whether it was new. */
    public final boolean insert(PyThread t, Object key) {
        return insertHashed(t, key, KeyHashes.ofSetElement(t, key));
    }

    final boolean insertHashed(PyThread t, Object key, long hash) {
        for (;;) {
            int before = version;
            VarHandle.acquireFence();
            int slot = find(t, key, hash);
            if (slot == RETRY) {
                continue;
            }
            if (!ThreadMode.shared()) {
                return slot < 0 && put(key, hash, ~slot);
            }
            synchronized (this) {
                if (version == before) {
                    return slot < 0 && put(key, hash, ~slot);
                }
            }
        }
    }

    /** 1 or 0 for an int or a string that is there or not; -1 when Python code has to compare it, and for others. */
    public final int hasPlain(PyThread t, Object key) {
        if (!(key instanceof Long) && !(key instanceof String)) {
            return -1;
        }
        int slot = find(null, key, key instanceof Long i ? HashOps.hash((long) i) : HashOps.hash(t, key));
        return slot >= 0 ? 1 : slot == RETRY ? -1 : 0;
    }

    /** Adds an int or a string; returns false, and does nothing, when Python code has to compare it. */
    public final boolean insertPlain(PyThread t, Object key) {
        long hash = key instanceof Long i ? HashOps.hash((long) i) : HashOps.hash(t, key);
        for (;;) {
            int before = version;
            VarHandle.acquireFence();
            int slot = find(null, key, hash);
            if (slot == RETRY) {
                return false;
            }
            if (!ThreadMode.shared()) {
                if (slot < 0) {
                    put(key, hash, ~slot);
                }
                return true;
            }
            synchronized (this) {
                if (version == before) {
                    if (slot < 0) {
                        put(key, hash, ~slot);
                    }
                    return true;
                }
            }
        }
    }

    private boolean put(Object key, long hash, int i) {
        SetTable tb = table();
        tb.hashes[i] = hash;
        if (ThreadMode.shared()) {
            VarHandle.releaseFence();
        }
        tb.keys[i] = key;
        tb.fill++;
        tb.used++;
        if (tb.full()) {
            table = tb.grown();
        }
        changed();
        return true;
    }

    /** Removes an element; returns whether it was there. */
    final boolean removeHashed(PyThread t, Object key, long hash) {
        for (;;) {
            int before = version;
            VarHandle.acquireFence();
            int slot = find(t, key, hash);
            if (slot == RETRY) {
                continue;
            }
            if (!ThreadMode.shared()) {
                return slot >= 0 && clearSlot(slot);
            }
            synchronized (this) {
                if (version == before) {
                    return slot >= 0 && clearSlot(slot);
                }
            }
        }
    }

    private boolean clearSlot(int slot) {
        SetTable tb = table();
        tb.keys[slot] = SetTable.DUMMY;
        tb.hashes[slot] = -1;
        tb.used--;
        changed();
        return true;
    }

    private void changed() {
        VarHandle.releaseFence();
        version++;
    }

    /** Removes and returns any element, or null. Compare CPython {@code set_pop}. */
    final synchronized Object removeAny() {
        SetTable tb = table();
        if (tb.used == 0) {
            return null;
        }
        int slot = tb.next(finger & tb.mask);
        if (slot < 0) {
            slot = tb.next(0);
        }
        Object key = tb.keys[slot];
        clearSlot(slot);
        finger = slot + 1;
        return key;
    }

    /** Replaces the contents; the table must belong to nobody else. */
    final void setTable(SetTable next) {
        if (!ThreadMode.shared()) {
            table = next;
            changed();
            return;
        }
        synchronized (this) {
            table = next;
            changed();
        }
    }

    /** Makes room for so many more elements, where CPython does. */
    final void reserve(int more) {
        if (!ThreadMode.shared()) {
            makeRoom(more);
            return;
        }
        synchronized (this) {
            makeRoom(more);
        }
    }

    private void makeRoom(int more) {
        SetTable next = table().roomFor(more);
        if (next != table) {
            setTable(next);
        }
    }

    /** Drops the traces of deletions when they are many. */
    final synchronized void compact() {
        SetTable tb = table();
        if (tb.fill - tb.used > tb.mask / 4) {
            setTable(tb.grown());
        }
    }

    /** Adds the elements of another set. Compare CPython {@code set_merge}. */
    final void merge(PyThread t, SetStorage other) {
        if (other == this || other.size() == 0) {
            return;
        }
        SetTable source = other.snapshot();
        reserve(source.used);
        if (!ThreadMode.shared()) {
            if (takeOver(source)) {
                return;
            }
        } else {
            synchronized (this) {
                if (takeOver(source)) {
                    return;
                }
            }
        }
        for (int i = source.next(0); i >= 0; i = source.next(i + 1)) {
            insertHashed(t, source.keys[i], source.hashes[i]);
        }
    }

    /** Takes over the elements of a table that belongs to nobody, if this is empty. */
    private boolean takeOver(SetTable source) {
        SetTable tb = table();
        if (tb.fill != 0) {
            return false;
        }
        if (tb.mask == source.mask && source.fill == source.used) {
            setTable(source);
        } else {
            for (int i = source.next(0); i >= 0; i = source.next(i + 1)) {
                tb.insertClean(source.keys[i], source.hashes[i]);
            }
            changed();
        }
        return true;
    }

    // ---- reading whole -----------------------------------------------------------------------------------------------------------

    /** A copy of the table that nobody changes. */
    final SetTable snapshot() {
        if (!ThreadMode.shared()) {
            return table().copy();
        }
        synchronized (this) {
            return table().copy();
        }
    }

    /** The elements in iteration order; a copy. */
    public final Object[] toArray() {
        Object[] unhashed = constants;
        if (unhashed != null) {
            return unhashed.clone();
        }
        SetTable tb = ThreadMode.shared() ? snapshot() : table();
        Object[] all = new Object[tb.used];
        int n = 0;
        for (int i = tb.next(0); i >= 0; i = tb.next(i + 1)) {
            all[n++] = tb.keys[i];
        }
        return all;
    }
}
