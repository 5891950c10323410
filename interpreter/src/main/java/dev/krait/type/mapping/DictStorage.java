package dev.krait.type.mapping;

import dev.krait.object.Assumptions;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Validity;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.WideString;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * Look-up and mutation of a dict, free of Python methods.
 *
 * <p>Reading takes no lock. Writing probes without a lock, because probing may call {@code __eq__}, and then, in shared mode, locks and checks that the keys are
 * still those that were probed ({@link #keysToken()}), or starts again (architecture D3). Values may change at any time and are not part of that check.
 */
public abstract class DictStorage extends ComparedInstance {
    /** Only malformed code gets an empty slot here; without the check a look-up would take it for a race and try again for ever. */
    private static final String MALFORMED = "no value";

    private static final int RETRY = -4;
    private static final VarHandle TOKEN;

    static {
        try {
            TOKEN = MethodHandles.lookup().findVarHandle(DictStorage.class, "token", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Replaced whole when it grows; readers take it once. */
    volatile DictTable table = DictTable.EMPTY;
    /** See {@link #keysToken()}. */
    @SuppressWarnings("unused")
    private Object token;
    /** Who takes for granted what names are here, or null while nobody does. */
    private volatile Assumptions assumptions;

    protected DictStorage(PyType type) {
        super(type);
    }

    // ---- for inline caches -----------------------------------------------------------------------------------------------------

    /** Stands for the present set of keys: another object, different from those of all other dicts, as soon as a key was added or removed. */
    public final Object keysToken() {
        Object present = TOKEN.getAcquire(this);
        if (present == null) {
            synchronized (this) {
                present = token;
                if (present == null) {
                    present = new Object();
                    TOKEN.setRelease(this, present);
                }
            }
        }
        return present;
    }

    /** Whether the set of keys is still that for which {@link #keysToken()} gave {@code token}. */
    public final boolean sameKeys(Object token) {
        return TOKEN.getOpaque(this) == token;
    }

    /** The number of a name's entry for {@link #valueAt(int, String)}, or -1. */
    public final int slotOf(String name) {
        DictTable tb = table;
        if (tb.general()) {
            long hash = nameHash(name);
            int n = probe(PyThread.current(), tb, name, hash);
            return n >= 0 && tb.entries[2 * n] instanceof String ? n : -1;
        }
        return Math.max(-1, tb.findName(name));
    }

    /** The value of entry {@code slot} if its key is the very string {@code name}, else null: then ask {@link #getName}. */
    public final Object valueAt(int slot, String name) {
        Object[] e = table.entries;
        int i = 2 * slot;
        return i < e.length && e[i] == name ? e[i + 1] : null;
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

    private static long nameHash(String name) {
        return HashOps.hash(PyThread.current(), name);
    }

    // ---- names -----------------------------------------------------------------------------------------------------------------

    /** The value of a name (an exact string key without surrogate pairs), or null. Runs Python code only where keys that are not strings collide. */
    public final Object getName(String name) {
        DictTable tb = table;
        if (!tb.general()) {
            int n = tb.findName(name);
            if (n >= 0) {
                Object value = tb.entries[2 * n + 1];
                if (value != null) {
                    return value;
                }
            } else if (n == DictTable.ABSENT) {
                return null;
            }
        }
        return getHashed(PyThread.current(), name, nameHash(name));
    }

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

    /** The value of a key, or null. Raises TypeError for an unhashable key. */
    public final Object get(PyThread t, Object key) {
        if (key instanceof String s && !table.general()) {
            return getName(s);
        }
        return getHashed(t, key, KeyHashes.ofDictKey(t, key));
    }

    public final Object getHashed(PyThread t, Object key, long hash) {
        for (;;) {
            DictTable tb = table;
            if (!tb.general()) {
                if (key instanceof String s) {
                    int n = tb.findName(s);
                    if (n == DictTable.ABSENT) {
                        return null;
                    }
                    Object value = n < 0 ? null : tb.entries[2 * n + 1];
                    if (value != null) {
                        return value;
                    }
                    if (n == DictTable.LONG_PROBE) {
                        generalise();
                    }
                } else if (neverString(key)) {
                    return null;
                } else {
                    generalise();
                }
            } else {
                int n = probe(t, tb, key, hash);
                if (n == DictTable.ABSENT) {
                    return null;
                }
                Object value = n < 0 ? null : tb.entries[2 * n + 1];
                if (value != null) {
                    return value;
                }
            }
            settle();
        }
    }

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

    /** The value of an int or a string; null when there is none, when Python code has to compare keys, and for other keys. */
    public final Object getPlain(PyThread t, Object key) {
        DictTable tb = table;
        int n = findPlain(t, tb, key);
        return n >= 0 ? tb.entries[2 * n + 1] : null;
    }

    /** 1 or 0 for an int or a string that is a key or not; -1 when Python code has to compare keys, and for others. */
    public final int hasPlain(PyThread t, Object key) {
        int n = findPlain(t, table, key);
        return n >= 0 ? 1 : n == DictTable.ABSENT ? 0 : -1;
    }

    private int findPlain(PyThread t, DictTable tb, Object key) {
        if (!tb.general()) {
            return key instanceof String s ? tb.findName(s) : key instanceof Long ? DictTable.ABSENT : RETRY;
        }
        return key instanceof Long i ? probe(null, tb, key, HashOps.hash((long) i)) : key instanceof String ? probe(null, tb, key, HashOps.hash(t, key)) : RETRY;
    }

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

    /** Probes a general table. Calls {@code __eq__}, or gives RETRY when {@code t} is null; what it returns was true of this table after the last such call. */
    private int probe(PyThread t, DictTable tb, Object key, long hash) {
        int[] ix = tb.index;
        int mask = ix.length - 1;
        long perturb = hash;
        int i = (int) hash & mask;
        for (;;) {
            int n = ix[i];
            if (n == 0) {
                return DictTable.ABSENT;
            }
            if (n > 0) {
                Object k = tb.entries[2 * n - 2];
                if (k == key) {
                    return n - 1;
                }
                if (k == null) {
                    return DictTable.RACE;
                }
                if (tb.hashes[n - 1] == hash) {
                    int quick = quickEqual(k, key);
                    if (quick > 0) {
                        return n - 1;
                    }
                    if (quick < 0) {
                        boolean same = CompareOps.is(k, key);
                        if (t == null && !same) {
                            return RETRY;
                        }
                        boolean equal = same || TruthOps.isTrue(t, CompareOps.compare(t, k, key, CompareOps.EQ));
                        if (table != tb || tb.entries[2 * n - 2] != k) {
                            return RETRY;
                        }
                        if (equal) {
                            return n - 1;
                        }
                    }
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + perturb + 1) & mask;
        }
    }

    /** 1 or 0 when equality is known without asking, else -1. */
    public static int quickEqual(Object a, Object b) {
        if (a instanceof Long x) {
            return b instanceof Long y ? x.longValue() == y.longValue() ? 1 : 0 : b instanceof String ? 0 : -1;
        }
        if (a instanceof String x) {
            return b instanceof String ? x.equals(b) ? 1 : 0 : b instanceof Long ? 0 : -1;
        }
        return -1;
    }

    /** Whether a key's type rules out that it equals an exact string of the {@code String} form. */
    private static boolean neverString(Object key) {
        return key instanceof Long || key instanceof Double || key instanceof Boolean || key instanceof WideString || key instanceof BigInteger
                || key == PyNone.NONE || key instanceof PyObject p && (p.type == PyTuple.TYPE || p.type == PyBytes.TYPE || p.type == PyType.TYPE);
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

    private synchronized void generalise() {
        DictTable tb = table;
        if (tb.general()) {
            return;
        }
        PyThread t = PyThread.current();
        long[] hashes = new long[tb.capacity()];
        for (int i = 0; i < tb.appended; i++) {
            Object key = tb.entries[2 * i];
            if (key != null) {
                hashes[i] = HashOps.hash(t, key);
            }
        }
        table = tb.generalised(hashes);
    }

    /** Waits until whoever is changing an entry is done. */
    private synchronized void settle() {
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

    // ---- reading whole -----------------------------------------------------------------------------------------------------------

    public final int size() {
        return table.live;
    }

    /** The present storage, for iterating by {@link DictTable#next}. */
    public final DictTable table() {
        return table;
    }

    /** A copy of the storage that nobody else sees. */
    final DictTable copyTable() {
        if (!ThreadMode.shared()) {
            return table.copied();
        }
        synchronized (this) {
            return table.copied();
        }
    }

    /** Keys and values alternately, in order; a snapshot. */
    public final Object[] snapshot() {
        if (!ThreadMode.shared()) {
            return copyPairs();
        }
        synchronized (this) {
            return copyPairs();
        }
    }

    /** The visible hashes of the keys of {@link #snapshot}, in its order. */
    public final long[] snapshotHashes(PyThread t, Object[] pairs) {
        long[] hashes = new long[pairs.length / 2];
        DictTable tb = table;
        int n = -1;
        for (int i = 0; i < hashes.length; i++) {
            Object key = pairs[2 * i];
            n = tb.next(n + 1);
            boolean same = n >= 0 && tb.general() && tb.entries[2 * n] == key;
            hashes[i] = same ? tb.hashes[n] : HashOps.hash(t, key);
            n = n < 0 ? tb.end() : n;
        }
        return hashes;
    }

    private Object[] copyPairs() {
        DictTable tb = table;
        Object[] all = new Object[2 * tb.live];
        int i = 0;
        for (int n = tb.next(0); n >= 0 && i < all.length; n = tb.next(n + 1)) {
            all[i++] = tb.entries[2 * n];
            all[i++] = tb.entries[2 * n + 1];
        }
        return all;
    }
}
