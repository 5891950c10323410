package dev.krait.type.set;

import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.ArityOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** A {@code frozenset}. Compare CPython {@code Objects/setobject.c: frozenset_hash}. */
@ExposedType(value = "frozenset", doc = "Build an immutable unordered collection of unique elements.", signature = "(iterable=(), /)")
public class PyFrozenSet extends SetMethods {
    public static final PyType TYPE = PyType.builtin(PyFrozenSetTable.TABLE, PyType.OBJECT, PyType.BASETYPE);

    static {
        TYPE.hasWeakref = true;
    }

    /** The hash, or 0 while it is not known. */
    private long hash;

    public PyFrozenSet() {
        this(TYPE);
    }

    public PyFrozenSet(PyType type) {
        super(type);
    }

    private PyFrozenSet(Object[] constants) {
        super(TYPE, constants);
    }

    /** A frozen set of hashable constants that are pairwise unequal and whose hashes need no Python code. */
    public static PyFrozenSet ofDistinct(Object... items) {
        return new PyFrozenSet(items);
    }

    /** {@code frozenset(iterable)}. */
    public static PyFrozenSet from(PyThread t, Object iterable) {
        if (iterable instanceof PyFrozenSet f && f.type == TYPE) {
            return f;
        }
        PyFrozenSet set = new PyFrozenSet();
        SetAlgebra.update(t, set, iterable);
        return set;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newFrozenSet(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (cls == TYPE || cls.slot(Slot.INIT) == TYPE.slot(Slot.INIT)) {
            ArityOps.noKeywords("frozenset", kwargs);
        }
        ArityOps.atMost("frozenset", args, 1);
        if (cls == TYPE && args.length == 1) {
            return from(t, args[0]);
        }
        PyFrozenSet set = new PyFrozenSet(cls);
        if (args.length == 1) {
            SetAlgebra.update(t, set, args[0]);
        }
        return set;
    }

    @ExposedMethod("copy($self, /)")
    final Object copy() {
        return type == TYPE ? this : SetAlgebra.copy(this);
    }

    /** Order does not matter to it. */
    @ExposedMethod("__hash__($self, /)")
    public final long hash(PyThread t) {
        long h = hash;
        if (h == 0) {
            SetTable tb = table();
            for (int i = tb.next(0); i >= 0; i = tb.next(i + 1)) {
                h ^= shuffle(tb.hashes[i]);
            }
            h ^= (tb.used + 1L) * 1927868237L;
            h ^= h >>> 11 ^ h >>> 25;
            h = h * 69069L + 907133923L;
            hash = h = h == -1 ? 590923713L : h;
        }
        return h;
    }

    private static long shuffle(long h) {
        return (h ^ 89869747L ^ h << 16) * 3644798167L;
    }
}
