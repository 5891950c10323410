package dev.krait.type.sequence;

import dev.krait.thread.PyThread;

/**
 * A stable, adaptive merge sort: natural runs, extended to a least length by binary insertion, merged in the order of the powersort policy, with galloping where
 * one run keeps winning. Asks only {@code <}, and stays within its arrays whatever the answers are. Compare CPython {@code Objects/listsort.txt}.
 */
final class MergeSort {
    private static final int MIN_GALLOP = 7;
    private static final int MAX_MINRUN = 64;

    private final PyThread t;
    private final ListSort.Kind kind;
    private final Object[] keys;
    /** Moved along with the keys, or null. */
    private final Object[] values;
    private final int n;
    private Object[] keyBuffer;
    private Object[] valueBuffer;
    private int minGallop = MIN_GALLOP;
    private final int[] runStart = new int[85];
    private final int[] runLength = new int[85];
    private final int[] runPower = new int[85];
    private int runs;

    MergeSort(PyThread t, ListSort.Kind kind, Object[] keys, Object[] values, int n) {
        this.t = t;
        this.kind = kind;
        this.keys = keys;
        this.values = values;
        this.n = n;
    }

    private boolean less(Object a, Object b) {
        return ListSort.less(t, kind, a, b);
    }

    void sort() {
        int minRun = minRun(n);
        int low = 0;
        int left = n;
        while (left > 0) {
            int length = run(low, n);
            if (length < minRun) {
                int forced = Math.min(left, minRun);
                insertion(low, low + forced, low + length);
                length = forced;
            }
            foundRun(low, length);
            low += length;
            left -= length;
        }
        while (runs > 1) {
            int i = runs - 2;
            if (i > 0 && runLength[i - 1] < runLength[i + 1]) {
                i--;
            }
            mergeAt(i);
        }
    }

    private static int minRun(int n) {
        int odd = 0;
        while (n >= MAX_MINRUN) {
            odd |= n & 1;
            n >>= 1;
        }
        return n + odd;
    }

    /** The length of the run at {@code low}; a strictly descending one is turned round. */
    private int run(int low, int high) {
        int i = low + 1;
        if (i == high) {
            return 1;
        }
        if (less(keys[i], keys[low])) {
            do {
                i++;
            } while (i < high && less(keys[i], keys[i - 1]));
            ListSort.reverse(keys, low, i);
            if (values != null) {
                ListSort.reverse(values, low, i);
            }
        } else {
            do {
                i++;
            } while (i < high && !less(keys[i], keys[i - 1]));
        }
        return i - low;
    }

    /** Sorts [low, high) of which [low, start) is sorted. */
    private void insertion(int low, int high, int start) {
        for (int i = start; i < high; i++) {
            Object pivot = keys[i];
            int left = low;
            int right = i;
            while (left < right) {
                int middle = left + right >>> 1;
                if (less(pivot, keys[middle])) {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            System.arraycopy(keys, left, keys, left + 1, i - left);
            keys[left] = pivot;
            if (values != null) {
                Object value = values[i];
                System.arraycopy(values, left, values, left + 1, i - left);
                values[left] = value;
            }
        }
    }

    /** Merges what the powersort policy wants merged before the new run is pushed. */
    private void foundRun(int start, int length) {
        if (runs > 0) {
            int power = power(runStart[runs - 1], runLength[runs - 1], length);
            while (runs > 1 && runPower[runs - 2] > power) {
                mergeAt(runs - 2);
            }
            runPower[runs - 1] = power;
        }
        runStart[runs] = start;
        runLength[runs] = length;
        runs++;
    }

    /** How deep in the tree of an ideal merge order the boundary between two runs lies: the first bit in which their middles, as fractions of n, differ. */
    private int power(int start, int length1, int length2) {
        long a = 2L * start + length1;
        long b = a + length1 + length2;
        int power = 0;
        for (;;) {
            power++;
            if (a >= n) {
                a -= n;
                b -= n;
            } else if (b >= n) {
                return power;
            }
            a <<= 1;
            b <<= 1;
        }
    }

    private void mergeAt(int i) {
        int start1 = runStart[i];
        int length1 = runLength[i];
        int start2 = runStart[i + 1];
        int length2 = runLength[i + 1];
        runLength[i] = length1 + length2;
        if (i == runs - 3) {
            runStart[i + 1] = runStart[i + 2];
            runLength[i + 1] = runLength[i + 2];
        }
        // the power of a boundary stands with the run before it
        for (int j = i; j < runs - 2; j++) {
            runPower[j] = runPower[j + 1];
        }
        runs--;
        int skip = gallopRight(keys[start2], keys, start1, length1, 0);
        start1 += skip;
        length1 -= skip;
        if (length1 == 0) {
            return;
        }
        length2 = gallopLeft(keys[start1 + length1 - 1], keys, start2, length2, length2 - 1);
        if (length2 == 0) {
            return;
        }
        if (length1 <= length2) {
            mergeLow(start1, length1, start2, length2);
        } else {
            mergeHigh(start1, length1, start2, length2);
        }
    }

    /** Before how many of the {@code length} keys at {@code base} the key belongs, left of equal ones; searching from {@code hint} outwards. */
    private int gallopLeft(Object key, Object[] a, int base, int length, int hint) {
        int last = 0;
        int offset = 1;
        if (less(a[base + hint], key)) {
            int max = length - hint;
            while (offset < max && less(a[base + hint + offset], key)) {
                last = offset;
                offset = wider(offset);
            }
            offset = Math.min(offset, max);
            last += hint;
            offset += hint;
        } else {
            int max = hint + 1;
            while (offset < max && !less(a[base + hint - offset], key)) {
                last = offset;
                offset = wider(offset);
            }
            offset = Math.min(offset, max);
            int swap = last;
            last = hint - offset;
            offset = hint - swap;
        }
        last++;
        while (last < offset) {
            int middle = last + (offset - last >>> 1);
            if (less(a[base + middle], key)) {
                last = middle + 1;
            } else {
                offset = middle;
            }
        }
        return offset;
    }

    /** As {@link #gallopLeft}, but right of equal ones. */
    private int gallopRight(Object key, Object[] a, int base, int length, int hint) {
        int last = 0;
        int offset = 1;
        if (less(key, a[base + hint])) {
            int max = hint + 1;
            while (offset < max && less(key, a[base + hint - offset])) {
                last = offset;
                offset = wider(offset);
            }
            offset = Math.min(offset, max);
            int swap = last;
            last = hint - offset;
            offset = hint - swap;
        } else {
            int max = length - hint;
            while (offset < max && !less(key, a[base + hint + offset])) {
                last = offset;
                offset = wider(offset);
            }
            offset = Math.min(offset, max);
            last += hint;
            offset += hint;
        }
        last++;
        while (last < offset) {
            int middle = last + (offset - last >>> 1);
            if (less(key, a[base + middle])) {
                offset = middle;
            } else {
                last = middle + 1;
            }
        }
        return offset;
    }

    private static int wider(int offset) {
        return offset < 1 << 29 ? (offset << 1) + 1 : Integer.MAX_VALUE;
    }

    private void move(int from, int to, int count) {
        System.arraycopy(keys, from, keys, to, count);
        if (values != null) {
            System.arraycopy(values, from, values, to, count);
        }
    }

    private void fill(int from, int count) {
        keyBuffer = buffer(keyBuffer, count);
        System.arraycopy(keys, from, keyBuffer, 0, count);
        if (values != null) {
            valueBuffer = buffer(valueBuffer, count);
            System.arraycopy(values, from, valueBuffer, 0, count);
        }
    }

    private static Object[] buffer(Object[] buffer, int count) {
        return buffer == null || buffer.length < count ? new Object[count] : buffer;
    }

    private void restore(int from, int to, int count) {
        System.arraycopy(keyBuffer, from, keys, to, count);
        if (values != null) {
            System.arraycopy(valueBuffer, from, values, to, count);
        }
    }

    /** Merges forwards with the first run, the shorter one, in the buffer. What is in the buffer goes back whatever happens. */
    private void mergeLow(int start1, int length1, int start2, int length2) {
        fill(start1, length1);
        int a = 0;
        int b = start2;
        int endB = start2 + length2;
        int to = start1;
        int winsA = 0;
        int winsB = 0;
        try {
            move(b++, to++, 1);
            while (a < length1 - 1 && b < endB) {
                if (less(keys[b], keyBuffer[a])) {
                    move(b++, to++, 1);
                    winsB++;
                    winsA = 0;
                } else {
                    restore(a++, to++, 1);
                    winsA++;
                    winsB = 0;
                }
                if (Math.max(winsA, winsB) < minGallop) {
                    continue;
                }
                minGallop++;
                do {
                    if (a >= length1 - 1 || b >= endB) {
                        break;
                    }
                    minGallop -= minGallop > 1 ? 1 : 0;
                    winsA = Math.min(gallopRight(keys[b], keyBuffer, a, length1 - a, 0), length1 - 1 - a);
                    restore(a, to, winsA);
                    a += winsA;
                    to += winsA;
                    if (a >= length1 - 1) {
                        break;
                    }
                    move(b++, to++, 1);
                    if (b >= endB) {
                        break;
                    }
                    winsB = gallopLeft(keyBuffer[a], keys, b, endB - b, 0);
                    move(b, to, winsB);
                    b += winsB;
                    to += winsB;
                    if (b >= endB) {
                        break;
                    }
                    restore(a++, to++, 1);
                } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
                minGallop++;
                winsA = winsB = 0;
            }
            if (b < endB && a == length1 - 1) {
                // the last of the first run is the largest of all
                move(b, to, endB - b);
                to += endB - b;
                b = endB;
            }
        } finally {
            restore(a, to, length1 - a);
        }
    }

    /** Merges backwards with the second run, the shorter one, in the buffer. */
    private void mergeHigh(int start1, int length1, int start2, int length2) {
        fill(start2, length2);
        int a = start1 + length1 - 1;
        int b = length2 - 1;
        int to = start2 + length2 - 1;
        int winsA = 0;
        int winsB = 0;
        try {
            move(a--, to--, 1);
            while (b > 0 && a >= start1) {
                if (less(keyBuffer[b], keys[a])) {
                    move(a--, to--, 1);
                    winsA++;
                    winsB = 0;
                } else {
                    restore(b--, to--, 1);
                    winsB++;
                    winsA = 0;
                }
                if (Math.max(winsA, winsB) < minGallop) {
                    continue;
                }
                minGallop++;
                do {
                    if (b <= 0 || a < start1) {
                        break;
                    }
                    minGallop -= minGallop > 1 ? 1 : 0;
                    int length = a - start1 + 1;
                    winsA = length - gallopRight(keyBuffer[b], keys, start1, length, length - 1);
                    a -= winsA;
                    to -= winsA;
                    move(a + 1, to + 1, winsA);
                    if (a < start1) {
                        break;
                    }
                    restore(b--, to--, 1);
                    if (b <= 0) {
                        break;
                    }
                    winsB = Math.min(b + 1 - gallopLeft(keys[a], keyBuffer, 0, b + 1, b), b);
                    b -= winsB;
                    to -= winsB;
                    restore(b + 1, to + 1, winsB);
                    if (b <= 0) {
                        break;
                    }
                    move(a--, to--, 1);
                } while (winsA >= MIN_GALLOP || winsB >= MIN_GALLOP);
                minGallop++;
                winsA = winsB = 0;
            }
            if (b == 0 && a >= start1) {
                // the first of the second run is the smallest of all
                int count = a - start1 + 1;
                move(start1, to - count + 1, count);
                to -= count;
                a = start1 - 1;
            }
        } finally {
            restore(0, to - b, b + 1);
        }
    }
}
