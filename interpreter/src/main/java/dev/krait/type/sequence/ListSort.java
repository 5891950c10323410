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
        if (values == null && sortHost(keys, n, kind, reverse)) {
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

    /** {@code a < b} of one kind. */
    static boolean less(PyThread t, Kind kind, Object a, Object b) {
        return switch (kind) {
            case INTS -> (Long) a < (Long) b;
            case FLOATS -> (Double) a < (Double) b;
            case STRINGS -> ((String) a).compareTo((String) b) < 0;
            case ANY -> TruthOps.isTrue(t, CompareOps.compare(t, a, b, CompareOps.LT));
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
