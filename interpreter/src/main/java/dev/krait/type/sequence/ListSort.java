package dev.krait.type.sequence;

import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.TruthOps;
import dev.krait.thread.PyThread;
import java.util.Arrays;

/**
 * {@code list.sort}: empties the list while it sorts, so that nobody sees it half done, and notices when somebody changed it meanwhile. Lists of one kind of
 * host value are compared without calling anything. Compare CPython {@code Objects/listobject.c: list_sort_impl}.
 */
public final class ListSort {
    private ListSort() {
    }

    public static void sort(PyThread t, PyList list, Object key, boolean reverse) {
        Object[] items;
        int n;
        Object[] marker = new Object[0];
        synchronized (list) {
            items = list.items;
            n = list.size;
            list.replaceAll(marker, 0);
        }
        boolean modified;
        try {
            sortArray(t, items, n, key == null || key == PyNone.NONE ? null : key, reverse);
        } finally {
            synchronized (list) {
                modified = list.items != marker;
                list.replaceAll(items, n);
            }
        }
        if (modified) {
            throw ValueErrors.of("list modified during sort");
        }
    }

    /** Sorts the first {@code n} items. When a comparison raises, they are left in some order, none lost. */
    public static void sortArray(PyThread t, Object[] items, int n, Object key, boolean reverse) {
        Object[] keys = items;
        Object[] values = null;
        if (key != null) {
            keys = new Object[n];
            values = items;
            for (int i = 0; i < n; i++) {
                keys[i] = CallOps.call1(t, key, items[i]);
            }
        }
        if (n < 2) {
            return;
        }
        Kind kind = kind(keys, n);
        if (values == null ? sortHost(keys, n, kind, reverse) : kind == Kind.INTS && sortByInts(keys, values, n, reverse)) {
            return;
        }
        // reversing twice keeps equal items in their order
        if (reverse) {
            reverse(keys, 0, n);
            if (values != null) {
                reverse(values, 0, n);
            }
        }
        try {
            new MergeSort(t, kind, keys, values, n).sort();
        } finally {
            if (reverse) {
                reverse(items, 0, n);
            }
        }
    }

    /** What the keys have in common. */
    enum Kind { INTS, FLOATS, STRINGS, ANY }

    private static Kind kind(Object[] keys, int n) {
        Kind kind = kind(keys[0]);
        for (int i = 1; i < n && kind != Kind.ANY; i++) {
            if (kind(keys[i]) != kind) {
                return Kind.ANY;
            }
        }
        return kind;
    }

    private static Kind kind(Object key) {
        return key instanceof Long ? Kind.INTS : key instanceof Double ? Kind.FLOATS : key instanceof String ? Kind.STRINGS : Kind.ANY;
    }

    /** Ints and strings without a key: equal ones cannot be told apart, or the library's sort is stable. */
    private static boolean sortHost(Object[] items, int n, Kind kind, boolean reverse) {
        if (kind == Kind.INTS) {
            long[] raw = new long[n];
            boolean sorted = true;
            for (int i = 0; i < n; i++) {
                raw[i] = (Long) items[i];
                sorted &= i == 0 || raw[i - 1] <= raw[i];
            }
            if (!sorted || reverse) {
                Arrays.sort(raw);
                for (int i = 0; i < n; i++) {
                    items[reverse ? n - 1 - i : i] = raw[i];
                }
            }
            return true;
        }
        if (kind == Kind.FLOATS) {
            return sortFloats(items, n, reverse);
        }
        if (kind == Kind.STRINGS) {
            if (reverse) {
                Arrays.sort(items, 0, n, java.util.Collections.reverseOrder());
            } else {
                Arrays.sort(items, 0, n);
            }
            return true;
        }
        return false;
    }

    /** Floats that are totally ordered: neither NaN nor the negative zero, which Java puts before the positive one, is among them. */
    private static boolean sortFloats(Object[] items, int n, boolean reverse) {
        double[] raw = new double[n];
        for (int i = 0; i < n; i++) {
            double d = (Double) items[i];
            if (d != d || d == 0 && Double.doubleToRawLongBits(d) != 0) {
                return false;
            }
            raw[i] = d;
        }
        Arrays.sort(raw);
        for (int i = 0; i < n; i++) {
            items[reverse ? n - 1 - i : i] = raw[i];
        }
        return true;
    }

    /** Sorts values by ints that leave room for the place of each value beside them in a {@code long}. */
    private static boolean sortByInts(Object[] keys, Object[] values, int n, boolean reverse) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            long key = (Long) keys[i];
            least = Math.min(least, key);
            greatest = Math.max(greatest, key);
        }
        int placeBits = 32 - Integer.numberOfLeadingZeros(n);
        long range = greatest - least;
        if (range < 0 || Long.numberOfLeadingZeros(range) <= placeBits) {
            return false;
        }
        long[] order = new long[n];
        for (int i = 0; i < n; i++) {
            long key = (Long) keys[i];
            order[i] = (reverse ? greatest - key : key - least) << placeBits | i;
        }
        Arrays.sort(order);
        Object[] sorted = new Object[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = values[(int) order[i] & (1 << placeBits) - 1];
        }
        System.arraycopy(sorted, 0, values, 0, n);
        return true;
    }

    /** {@code a < b} of exact tuples, which compares the first items that differ. */
    private static boolean less(PyThread t, PyTuple a, PyTuple b) {
        int n = Math.min(a.items.length, b.items.length);
        for (int i = 0; i < n; i++) {
            Object x = a.items[i];
            Object y = b.items[i];
            if (x == y && !(x instanceof Double)) {
                continue;
            }
            if (x instanceof Long p && y instanceof Long q) {
                if (p.longValue() != q.longValue()) {
                    return p < q;
                }
            } else if (x instanceof String p && y instanceof String q) {
                if (!p.equals(q)) {
                    return p.compareTo(q) < 0;
                }
            } else if (!CompareOps.is(x, y) && !TruthOps.isTrue(t, CompareOps.compare(t, x, y, CompareOps.EQ))) {
                return TruthOps.isTrue(t, CompareOps.compare(t, x, y, CompareOps.LT));
            }
        }
        return a.items.length < b.items.length;
    }

    /** {@code a < b} of one kind. */
    static boolean less(PyThread t, Kind kind, Object a, Object b) {
        return switch (kind) {
            case INTS -> (Long) a < (Long) b;
            case FLOATS -> (Double) a < (Double) b;
            case STRINGS -> ((String) a).compareTo((String) b) < 0;
            case ANY -> a instanceof PyTuple p && p.type == PyTuple.TYPE && b instanceof PyTuple q && q.type == PyTuple.TYPE ? less(t, p, q)
                    : TruthOps.isTrue(t, CompareOps.compare(t, a, b, CompareOps.LT));
        };
    }

    static void reverse(Object[] a, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            Object swap = a[i];
            a[i] = a[j];
            a[j] = swap;
        }
    }
}
