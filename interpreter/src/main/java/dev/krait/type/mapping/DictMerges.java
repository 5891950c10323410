package dev.krait.type.mapping;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.sequence.FastSequence;

/** Fills dicts from other mappings and from pairs. Compare CPython {@code Objects/dictobject.c: dict_merge, PyDict_MergeFromSeq2}. */
public final class DictMerges {
    private DictMerges() {
    }

    /** The arguments of {@code dict(…)} and {@code dict.update(…)}. */
    public static void updateFromCall(PyThread t, PyDict self, String name, Object[] args, PyDict kwargs) {
        Object source = PyDict.optionalArgument(name, args);
        if (source != null) {
            update(t, self, source);
        }
        if (kwargs != null) {
            merge(t, self, kwargs, true);
        }
    }

    /** {@code self.update(source)}: a mapping if it has {@code keys}, else pairs. */
    public static void update(PyThread t, PyDict self, Object source) {
        if (source instanceof PyDict d && d.type == PyDict.TYPE || AttributeOps.lookup(t, source, "keys") != null) {
            merge(t, self, source, true);
        } else {
            mergePairs(t, self, source, true);
        }
    }

    /** Copies the items of a mapping; those that are there already stay unless {@code override}. */
    public static void merge(PyThread t, PyDict self, Object source, boolean override) {
        if (source instanceof PyDict d && d.plainlyRead()) {
            mergeDict(t, self, d, override);
            return;
        }
        Object keys = CallOps.callMethod(t, source, "keys");
        Object it = IterationOps.iterator(t, keys);
        for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
            if (override || self.get(t, key) == null) {
                self.put(t, key, SubscriptOps.get(t, source, key));
            }
        }
    }

    private static void mergeDict(PyThread t, PyDict self, PyDict source, boolean override) {
        if (source == self || source.size() == 0) {
            return;
        }
        if (self.size() == 0 && !self.isAssumed()) {
            self.setTable(source.copyTable());
            return;
        }
        DictTable tb = source.table;
        int expected = source.size();
        for (int n = tb.next(0); n >= 0; n = tb.next(n + 1)) {
            Object key = tb.entries[2 * n];
            Object value = tb.entries[2 * n + 1];
            if (key == null || value == null) {
                continue;
            }
            boolean hashed = tb.general();
            if (override) {
                if (hashed) {
                    self.putHashed(t, key, tb.hashes[n], value);
                } else {
                    self.put(t, key, value);
                }
            } else if (self.get(t, key) == null) {
                self.putIfAbsent(t, key, value);
            }
            if (source.size() != expected) {
                throw RuntimeErrors.of("dict mutated during update");
            }
            tb = source.table;
        }
    }

    /** Items from an iterable of pairs. */
    static void mergePairs(PyThread t, PyDict self, Object source, boolean override) {
        Object it = FastSequence.steadyIterator(t, source);
        int index = 0;
        for (Object item = IterationOps.next(t, it); item != null; item = IterationOps.next(t, it), index++) {
            Object[] pair = pair(t, item, index);
            if (override) {
                self.put(t, pair[0], pair[1]);
            } else {
                self.putIfAbsent(t, pair[0], pair[1]);
            }
        }
    }

    private static Object[] pair(PyThread t, Object item, int index) {
        Object[] pair;
        try {
            pair = FastSequence.toArray(t, item, "object is not iterable");
        } catch (PyException e) {
            if (e.is(ExceptionTypes.TYPE_ERROR)) {
                CallOps.callMethod(t, e.value, "add_note", "Cannot convert dictionary update sequence element #" + index + " to a sequence");
            }
            throw e;
        }
        if (pair.length != 2) {
            throw ValueErrors.of("dictionary update sequence element #" + index + " has length " + pair.length + "; 2 is required");
        }
        return pair;
    }

    /** Whether a value may be merged by {@code **}: it has {@code keys}. */
    public static boolean isMapping(PyThread t, Object value) {
        return value instanceof PyDict || AttributeOps.lookup(t, value, "keys") != null;
    }
}
