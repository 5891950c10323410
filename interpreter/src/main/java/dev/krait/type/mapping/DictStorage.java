package dev.krait.type.mapping;

import dev.krait.object.Assumptions;
import dev.krait.object.PyType;
import dev.krait.object.Validity;
import dev.krait.ops.HashOps;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import java.util.List;
import java.util.Objects;

/**
 * Mutation of a dict, free of Python methods.
 *
 * <p>Writing probes without a lock, because probing may call {@code __eq__}, and then, in shared mode, locks and checks that the keys are still those that were probed
 * ({@link #keysToken()}), or starts again (architecture D3). Values may change at any time and are not part of that check.
 */
public abstract class DictStorage extends DictLookup {
    /** Only malformed code gets an empty slot here; without the check a look-up would take it for a race and try again for ever. */
    private static final String MALFORMED = "no value";

    /** Who takes for granted what names are here, or null while nobody does. */
    private volatile Assumptions assumptions;

    protected DictStorage(PyType type) {
        super(type);
    }

    // ---- assumptions -----------------------------------------------------------------------------------------------------------

    /** Whether it may be taken for granted what a name is here. */
    public final boolean mayAssume(String name) {
        Assumptions present = assumptions;
        return !table.general() && (present == null || present.possible(name));
    }

    /** Whether somebody takes something for granted here. */
    final boolean isAssumed() {
        return assumptions != null;
    }

    /**
     * Has somebody rely on a name's value, which is null when there is none, if it is so; returns whether it is. Called by a thread that runs Python code: while
     * there is only one such thread, writing takes no lock.
     */
    public final boolean assume(String name, Object value, Validity v) {
        synchronized (this) {
            if (!mayAssume(name)) {
                return false;
            }
            if (assumptions == null) {
                assumptions = new Assumptions();
            }
            return assumptions.add(name, v, getName(name) == value);
        }
    }

    /** Before a key's value changes, or all do when it is null, in shared mode and without the lock: nobody relies on it any more. */
    private void announce(Object key) {
        Assumptions present = assumptions;
        if (present != null) {
            Assumptions.settle(changes(present, key));
        }
    }

    private static List<Validity> changes(Assumptions present, Object key) {
        // a key that is no plain string may equal any
        return present.change(key instanceof String s ? s : null);
    }

    // ---- names -----------------------------------------------------------------------------------------------------------------

    /** Sets the value of a name. */
    public final void putName(String name, Object value) {
        if (!ThreadMode.shared()) {
            putNameUnlocked(name, value);
        } else {
            announce(name);
            synchronized (this) {
                putNameUnlocked(name, value);
            }
        }
    }

    private void putNameUnlocked(String name, Object value) {
        DictTable tb = table;
        if (!tb.general()) {
            int n = tb.findName(name);
            if (n >= 0) {
                replace(tb, n, value);
                return;
            }
            if (n == DictTable.ABSENT) {
                add(name, 0, value);
                return;
            }
        }
        putHashed(PyThread.current(), name, nameHash(name), value);
    }

    /** Removes a name; returns its value or null. */
    public final Object removeName(String name) {
        return removeHashed(PyThread.current(), name, nameHash(name));
    }

    // ---- any key ---------------------------------------------------------------------------------------------------------------

    /** Sets a key's value; returns the old one or null. The key that is there already stays. */
    public final Object put(PyThread t, Object key, Object value) {
        if (key instanceof String s && !ThreadMode.shared()) {
            DictTable tb = table;
            if (!tb.general()) {
                int n = tb.findName(s);
                if (n >= 0) {
                    return replace(tb, n, value);
                }
                if (n == DictTable.ABSENT) {
                    add(s, 0, value);
                    return null;
                }
            }
        }
        return putHashed(t, key, KeyHashes.ofDictKey(t, key), value);
    }

    public final Object putHashed(PyThread t, Object key, long hash, Object value) {
        if (ThreadMode.shared()) {
            announce(key);
        }
        for (;;) {
            Object before = ThreadMode.shared() ? keysToken() : null;
            int n = locate(t, key, hash);
            if (n == RETRY) {
                continue;
            }
            if (before == null) {
                if (n >= 0) {
                    return replace(table, n, value);
                }
                add(key, hash, value);
                return null;
            }
            synchronized (this) {
                if (token == before) {
                    if (n >= 0) {
                        return replace(table, n, value);
                    }
                    add(key, hash, value);
                    return null;
                }
            }
        }
    }

    // ---- ints and strings, without Python code ---------------------------------------------------------------------------------------

    /** Sets the value of an int or a string; returns false, and does nothing, when Python code has to compare keys, and for other keys. */
    public final boolean putPlain(PyThread t, Object key, Object value) {
        if (!(key instanceof Long) && !(key instanceof String)) {
            return false;
        }
        for (;;) {
            Object before = ThreadMode.shared() ? keysToken() : null;
            DictTable tb = table;
            if (!tb.general() && key instanceof Long) {
                generalise();
                continue;
            }
            int n = findPlain(t, tb, key);
            if (n == RETRY) {
                return false;
            }
            if (n == DictTable.LONG_PROBE) {
                generalise();
            } else if (n == DictTable.RACE) {
                settle();
            } else if (before == null) {
                set(tb, n, key, tb.general() ? HashOps.hash(t, key) : 0, value);
                return true;
            } else {
                synchronized (this) {
                    if (token == before && table == tb) {
                        set(tb, n, key, tb.general() ? HashOps.hash(t, key) : 0, value);
                        return true;
                    }
                }
            }
        }
    }

    private void set(DictTable tb, int n, Object key, long hash, Object value) {
        if (n >= 0) {
            replace(tb, n, value);
        } else {
            add(key, hash, value);
        }
    }

    /** The value of a key, or {@code value} after adding it. */
    public final Object putIfAbsent(PyThread t, Object key, Object value) {
        long hash = KeyHashes.ofDictKey(t, key);
        if (ThreadMode.shared()) {
            announce(key);
        }
        for (;;) {
            Object before = ThreadMode.shared() ? keysToken() : null;
            int n = locate(t, key, hash);
            if (n == RETRY) {
                continue;
            }
            if (before == null) {
                return addOrGet(n, key, hash, value);
            }
            synchronized (this) {
                if (token == before) {
                    return addOrGet(n, key, hash, value);
                }
            }
        }
    }

    private Object addOrGet(int n, Object key, long hash, Object value) {
        if (n >= 0) {
            return table.entries[2 * n + 1];
        }
        add(key, hash, value);
        return value;
    }

    /** Removes a key; returns its value or null. */
    public final Object remove(PyThread t, Object key) {
        return removeHashed(t, key, KeyHashes.ofDictKey(t, key));
    }

    public final Object removeHashed(PyThread t, Object key, long hash) {
        if (ThreadMode.shared()) {
            announce(key);
        }
        for (;;) {
            Object before = ThreadMode.shared() ? keysToken() : null;
            if (!table.general() && neverString(key)) {
                return null;
            }
            int n = locate(t, key, hash);
            if (n == RETRY) {
                continue;
            }
            if (before == null) {
                return n < 0 ? null : removeEntry(n);
            }
            synchronized (this) {
                if (token == before) {
                    return n < 0 ? null : removeEntry(n);
                }
            }
        }
    }

    /** The entry of a key to be written, ABSENT (then the table's mode fits the key), or RETRY when somebody interfered. */
    private int locate(PyThread t, Object key, long hash) {
        DictTable tb = table;
        int n;
        if (tb.general()) {
            n = probe(t, tb, key, hash);
        } else if (key instanceof String s) {
            n = tb.findName(s);
        } else {
            n = DictTable.LONG_PROBE;
        }
        if (n == DictTable.LONG_PROBE) {
            generalise();
            return RETRY;
        }
        if (n == DictTable.RACE) {
            settle();
            return RETRY;
        }
        return n;
    }

    // ---- writing: the caller holds the lock in shared mode -----------------------------------------------------------------------

    private Object replace(DictTable tb, int n, Object value) {
        Objects.requireNonNull(value, MALFORMED);
        Object[] e = tb.entries;
        Object old = e[2 * n + 1];
        if (old != value) {
            Assumptions present = assumptions;
            if (present != null) {
                changes(present, e[2 * n]);
            }
            e[2 * n + 1] = value;
        }
        return old;
    }

    private void add(Object key, long hash, Object value) {
        Objects.requireNonNull(value, MALFORMED);
        DictTable tb = table;
        Assumptions present = assumptions;
        if (present != null) {
            changes(present, key);
        }
        if (tb.usable == 0) {
            tb = tb == DictTable.EMPTY ? DictTable.forCount(5, !(key instanceof String)) : tb.grown();
            tb.append(key, hash, value);
            table = tb;
        } else {
            tb.append(key, hash, value);
        }
        token = null;
    }

    private Object removeEntry(int n) {
        DictTable tb = table;
        Assumptions present = assumptions;
        if (present != null) {
            changes(present, tb.entries[2 * n]);
        }
        token = null;
        return tb.delete(n);
    }

    /** Replaces the whole contents. The table must belong to nobody else. */
    final void setTable(DictTable next) {
        if (ThreadMode.shared()) {
            announce(null);
        }
        synchronized (this) {
            Assumptions present = assumptions;
            if (present != null) {
                changes(present, null);
            }
            table = next;
            token = null;
        }
    }

    /** Removes and returns the last entry as {key, value}; null when there is none. */
    public final Object[] removeLast() {
        synchronized (this) {
            DictTable tb = table;
            int n = tb.previous(tb.appended - 1);
            if (n < 0) {
                return null;
            }
            Object key = tb.entries[2 * n];
            Object value = removeEntry(n);
            tb.dropLast(n);
            return new Object[] {key, value};
        }
    }

    /** Removes and returns the first entry as {key, value}; null when there is none. */
    public final Object[] removeFirst() {
        synchronized (this) {
            int n = table.next(0);
            if (n < 0) {
                return null;
            }
            Object key = table.entries[2 * n];
            return new Object[] {key, removeEntry(n)};
        }
    }

    /** Moves a key behind or before all others; returns whether it is there. Moving it before them rebuilds the table. */
    public final boolean move(PyThread t, Object key, boolean toFront) {
        long hash = KeyHashes.ofDictKey(t, key);
        for (;;) {
            Object before = ThreadMode.shared() ? keysToken() : null;
            if (!table.general() && neverString(key)) {
                return false;
            }
            int n = locate(t, key, hash);
            if (n == RETRY) {
                continue;
            }
            if (n < 0) {
                return false;
            }
            synchronized (this) {
                if (before != null && token != before) {
                    continue;
                }
                if (toFront) {
                    setTable(table.withFirst(n));
                } else if (table.previous(table.appended - 1) != n) {
                    // one that is last already stays: a key whose __eq__ moves another would never come to an end
                    Object own = table.entries[2 * n];
                    add(own, hash, removeEntry(n));
                }
                return true;
            }
        }
    }

    public final void clear() {
        setTable(DictTable.EMPTY);
    }
}
