package dev.krait.modules.algorithms;

import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyNone;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.SequenceIndexes;

/** Module {@code _bisect}. Compare CPython {@code Modules/_bisectmodule.c}. */
@ExposedModule(value = "_bisect", doc = "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\n"
        + "having to sort the list after each insertion.\n")
public final class BisectModule implements NativeModule {
    @Override
    public CallTable table() {
        return BisectModuleTable.TABLE;
    }

    @ExposedFunction(value = "bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)",
            doc = "Return the index where to insert item x in list a, assuming a is sorted.\n\n"
                    + "The return value i is such that all e in a[:i] have e <= x, and all e in\na[i:] have e > x.")
    static long bisectRight(PyThread t, Object a, Object x, Object lo, Object hi, Object key) {
        return find(t, a, x, lo, hi, key, true);
    }

    @ExposedFunction(value = "bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)",
            doc = "Return the index where to insert item x in list a, assuming a is sorted.\n\n"
                    + "The return value i is such that all e in a[:i] have e < x, and all e in\na[i:] have e >= x.")
    static long bisectLeft(PyThread t, Object a, Object x, Object lo, Object hi, Object key) {
        return find(t, a, x, lo, hi, key, false);
    }

    @ExposedFunction(value = "insort_right($module, /, a, x, lo=0, hi=None, *, key=None)",
            doc = "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the right of the rightmost x.")
    static void insortRight(PyThread t, Object a, Object x, Object lo, Object hi, Object key) {
        insert(t, a, find(t, a, keyOf(t, x, key), lo, hi, key, true), x);
    }

    @ExposedFunction(value = "insort_left($module, /, a, x, lo=0, hi=None, *, key=None)",
            doc = "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the left of the leftmost x.")
    static void insortLeft(PyThread t, Object a, Object x, Object lo, Object hi, Object key) {
        insert(t, a, find(t, a, keyOf(t, x, key), lo, hi, key, false), x);
    }

    private static Object keyOf(PyThread t, Object x, Object key) {
        return key == null || key == PyNone.NONE ? x : CallOps.call1(t, key, x);
    }

    private static void insert(PyThread t, Object a, long index, Object x) {
        if (a instanceof PyList list && list.type == PyList.TYPE) {
            list.insert(t, index, x);
        } else {
            CallOps.callMethod(t, a, "insert", index, x);
        }
    }

    private static long find(PyThread t, Object a, Object x, Object lo, Object hi, Object key, boolean right) {
        long low = lo == null ? 0 : SequenceIndexes.size(t, lo);
        long high = hi == null || hi == PyNone.NONE ? -1 : SequenceIndexes.size(t, hi);
        if (low < 0) {
            throw ValueErrors.of("lo must be non-negative");
        }
        if (high == -1) {
            high = SubscriptOps.longLength(t, a);
        }
        while (low < high) {
            long middle = low + high >>> 1;
            Object item = keyOf(t, SubscriptOps.get(t, a, middle), key);
            Object less = right ? CompareOps.compare(t, x, item, CompareOps.LT) : CompareOps.compare(t, item, x, CompareOps.LT);
            if (TruthOps.isTrue(t, less) == right) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
