package dev.krait.type.mapping;

import dev.krait.object.ComparedInstance;
import dev.krait.object.PyNone;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
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

/**
 * Look-up in a dict, free of Python methods. Reading takes no lock; it makes the table a general one when a key asks for it, and waits only for a writer that stands
 * between a key and its value.
 */
public abstract class DictLookup extends ComparedInstance {
    /** No answer: somebody interfered, or Python code would have to compare. */
    static final int RETRY = -4;
    private static final VarHandle TOKEN;

    static {
        try {
            TOKEN = MethodHandles.lookup().findVarHandle(DictLookup.class, "token", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Replaced whole when it grows; readers take it once. */
    volatile DictTable table = DictTable.EMPTY;
    /** See {@link #keysToken()}. */
    Object token;

    DictLookup(PyType type) {
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

    static long nameHash(String name) {
        return HashOps.hash(PyThread.current(), name);
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

    /** The entry of an int or a string, ABSENT, LONG_PROBE or RACE; RETRY when Python code has to compare keys, and for other keys. */
    final int findPlain(PyThread t, DictTable tb, Object key) {
        if (!tb.general()) {
            return key instanceof String s ? tb.findName(s) : key instanceof Long ? DictTable.ABSENT : RETRY;
        }
        return key instanceof Long i ? probe(null, tb, key, HashOps.hash((long) i)) : key instanceof String ? probe(null, tb, key, HashOps.hash(t, key)) : RETRY;
    }

    // ---- the kernel --------------------------------------------------------------------------------------------------------------

    /** Probes a general table. Calls {@code __eq__}, or gives RETRY when {@code t} is null; what it returns was true of this table after the last such call. */
    final int probe(PyThread t, DictTable tb, Object key, long hash) {
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
    static boolean neverString(Object key) {
        return key instanceof Long || key instanceof Double || key instanceof Boolean || key instanceof WideString || key instanceof BigInteger
                || key == PyNone.NONE || key instanceof PyObject p && (p.type == PyTuple.TYPE || p.type == PyBytes.TYPE || p.type == PyType.TYPE);
    }

    /** Makes the table one for keys of all kinds. */
    final synchronized void generalise() {
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
    final synchronized void settle() {
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
