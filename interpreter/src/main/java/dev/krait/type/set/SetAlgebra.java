package dev.krait.type.set;

import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.KeyHashes;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.FastSequence;

/** Unions, intersections and differences, element by element in CPython's order. Compare CPython {@code Objects/setobject.c}. */
public final class SetAlgebra {
    private SetAlgebra() {
    }

    /** {@code set(iterable)}. */
    public static PySet of(PyThread t, Object iterable) {
        PySet set = new PySet();
        update(t, set, iterable);
        return set;
    }

    /** A set or frozenset like {@code model}, which may be an instance of a subclass. */
    static SetStorage emptyLike(SetStorage model) {
        return model instanceof PyFrozenSet ? new PyFrozenSet() : new PySet();
    }

    static SetStorage copy(SetStorage self) {
        SetStorage copy = emptyLike(self);
        copy.merge(null, self);
        return copy;
    }

    /** {@code self |= other}. */
    static void update(PyThread t, SetStorage self, Object other) {
        if (other instanceof SetStorage s) {
            self.merge(t, s);
            return;
        }
        if (other instanceof PyDict d && d.type == PyDict.TYPE) {
            Object[] all = d.snapshot();
            long[] hashes = d.snapshotHashes(t, all);
            self.reserve(hashes.length);
            for (int i = 0; i < hashes.length; i++) {
                self.insertHashed(t, all[2 * i], hashes[i]);
            }
            return;
        }
        Object it = FastSequence.steadyIterator(t, other);
        for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
            self.insert(t, key);
        }
    }

    static SetStorage union(PyThread t, SetStorage self, Object[] others) {
        SetStorage result = copy(self);
        for (Object other : others) {
            if (other != self) {
                update(t, result, other);
            }
        }
        return result;
    }

    static SetStorage intersection(PyThread t, SetStorage self, Object other) {
        if (other == self) {
            return copy(self);
        }
        SetStorage result = emptyLike(self);
        if (other instanceof SetStorage o) {
            SetStorage large = o.size() > self.size() ? o : self;
            SetTable small = (large == o ? self : o).snapshot();
            for (int i = small.next(0); i >= 0; i = small.next(i + 1)) {
                if (large.containsHashed(t, small.keys[i], small.hashes[i])) {
                    result.insertHashed(t, small.keys[i], small.hashes[i]);
                }
            }
            return result;
        }
        Object it = FastSequence.steadyIterator(t, other);
        for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
            long hash = KeyHashes.ofSetElement(t, key);
            if (self.containsHashed(t, key, hash)) {
                result.insertHashed(t, key, hash);
            }
        }
        return result;
    }

    /** The intersection as a set, whatever kind {@code self} is. */
    public static PySet intersectionAsSet(PyThread t, SetStorage self, Object other) {
        SetStorage result = intersection(t, self, other);
        if (result instanceof PySet s) {
            return s;
        }
        PySet set = new PySet();
        set.merge(t, result);
        return set;
    }

    static SetStorage intersection(PyThread t, SetStorage self, Object[] others) {
        SetStorage result = self;
        for (Object other : others) {
            result = intersection(t, result, other);
        }
        return result == self ? copy(self) : result;
    }

    static SetStorage difference(PyThread t, SetStorage self, Object other) {
        boolean dict = other instanceof PyDict d && d.type == PyDict.TYPE;
        int theirs = other instanceof SetStorage s ? s.size() : dict ? ((PyDict) other).size() : -1;
        if (theirs < 0 || self.size() >> 2 > theirs) {
            SetStorage result = copy(self);
            subtract(t, result, other);
            return result;
        }
        SetStorage result = emptyLike(self);
        SetTable mine = self.snapshot();
        for (int i = mine.next(0); i >= 0; i = mine.next(i + 1)) {
            Object key = mine.keys[i];
            boolean there = dict ? ((PyDict) other).getHashed(t, key, mine.hashes[i]) != null
                    : ((SetStorage) other).containsHashed(t, key, mine.hashes[i]);
            if (!there) {
                result.insertHashed(t, key, mine.hashes[i]);
            }
        }
        return result;
    }

    static SetStorage difference(PyThread t, SetStorage self, Object[] others) {
        if (others.length == 0) {
            return copy(self);
        }
        SetStorage result = difference(t, self, others[0]);
        for (int i = 1; i < others.length; i++) {
            subtract(t, result, others[i]);
        }
        return result;
    }

    /** {@code self -= other}. */
    static void subtract(PyThread t, SetStorage self, Object other) {
        if (other == self) {
            self.setTable(SetTable.empty());
            return;
        }
        if (other instanceof SetStorage o) {
            SetStorage from = o.size() >> 3 > self.size() ? intersection(t, self, o) : o;
            SetTable theirs = from.snapshot();
            for (int i = theirs.next(0); i >= 0; i = theirs.next(i + 1)) {
                self.removeHashed(t, theirs.keys[i], theirs.hashes[i]);
            }
        } else {
            Object it = FastSequence.steadyIterator(t, other);
            for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
                self.removeHashed(t, key, KeyHashes.ofSetElement(t, key));
            }
        }
        self.compact();
    }

    /** {@code self ^= other}. */
    static void toggle(PyThread t, SetStorage self, Object other) {
        if (other == self) {
            self.setTable(SetTable.empty());
            return;
        }
        if (other instanceof PyDict d && d.type == PyDict.TYPE) {
            Object[] all = d.snapshot();
            long[] hashes = d.snapshotHashes(t, all);
            for (int i = 0; i < hashes.length; i++) {
                toggleOne(t, self, all[2 * i], hashes[i]);
            }
            return;
        }
        SetTable theirs = (other instanceof SetStorage s ? s : of(t, other)).snapshot();
        for (int i = theirs.next(0); i >= 0; i = theirs.next(i + 1)) {
            toggleOne(t, self, theirs.keys[i], theirs.hashes[i]);
        }
    }

    private static void toggleOne(PyThread t, SetStorage self, Object key, long hash) {
        if (!self.removeHashed(t, key, hash)) {
            self.insertHashed(t, key, hash);
        }
    }

    static SetStorage symmetricDifference(PyThread t, SetStorage self, Object other) {
        SetStorage result = emptyLike(self);
        update(t, result, other);
        toggle(t, result, self);
        return result;
    }

    /** {@code dict.fromkeys(set, value)}: the keys' hashes are known. */
    public static void putAll(PyThread t, SetStorage keys, PyDict target, Object value) {
        SetTable all = keys.snapshot();
        for (int i = all.next(0); i >= 0; i = all.next(i + 1)) {
            target.putHashed(t, all.keys[i], all.hashes[i], value);
        }
    }

    static boolean isSubset(PyThread t, SetStorage self, Object other) {
        if (!(other instanceof SetStorage o)) {
            return intersection(t, self, other).size() == self.size();
        }
        if (self.size() > o.size()) {
            return false;
        }
        SetTable mine = self.snapshot();
        for (int i = mine.next(0); i >= 0; i = mine.next(i + 1)) {
            if (!o.containsHashed(t, mine.keys[i], mine.hashes[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean isSuperset(PyThread t, SetStorage self, Object other) {
        if (other instanceof SetStorage o) {
            return isSubset(t, o, self);
        }
        Object it = FastSequence.steadyIterator(t, other);
        for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
            if (!self.has(t, key)) {
                return false;
            }
        }
        return true;
    }

    static boolean isDisjoint(PyThread t, SetStorage self, Object other) {
        if (other == self) {
            return self.size() == 0;
        }
        if (other instanceof SetStorage o) {
            SetStorage large = o.size() > self.size() ? o : self;
            SetTable small = (large == o ? self : o).snapshot();
            for (int i = small.next(0); i >= 0; i = small.next(i + 1)) {
                if (large.containsHashed(t, small.keys[i], small.hashes[i])) {
                    return false;
                }
            }
            return true;
        }
        Object it = FastSequence.steadyIterator(t, other);
        for (Object key = IterationOps.next(t, it); key != null; key = IterationOps.next(t, it)) {
            if (self.has(t, key)) {
                return false;
            }
        }
        return true;
    }
}
