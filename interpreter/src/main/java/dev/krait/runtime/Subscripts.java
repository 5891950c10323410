package dev.krait.runtime;

import dev.krait.ops.BinaryOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;

/** Subscripts, lengths, slices. */
public final class Subscripts {
    private static final int SUBSCRIPT = 26;
    private static final String[] LATIN_1 = new String[256];

    static {
        for (int i = 0; i < LATIN_1.length; i++) {
            LATIN_1[i] = String.valueOf((char) i).intern();
        }
    }

    private Subscripts() {
    }

    public static Object get(PyThread t, Object container, Object key) {
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            return dict.getItem(t, key);
        }
        return BinaryOps.binary(t, container, key, SUBSCRIPT);
    }

    public static void set(PyThread t, Object container, Object key, Object value) {
        if (container instanceof PyDict dict && dict.type == PyDict.TYPE) {
            dict.put(t, key, value);
        } else {
            SubscriptOps.set(t, container, key, value);
        }
    }

    public static void delete(PyThread t, Object container, Object key) {
        SubscriptOps.delete(t, container, key);
    }

    public static Object slice(PyThread t, Object container, Object start, Object stop) {
        return SubscriptOps.get(t, container, new PySlice(start, stop, dev.krait.object.PyNone.NONE));
    }

    public static void setSlice(PyThread t, Object value, Object container, Object start, Object stop) {
        SubscriptOps.set(t, container, new PySlice(start, stop, dev.krait.object.PyNone.NONE), value);
    }

    // An index below zero counts from the end without a branch: one that HotSpot has not seen taken would make it compile everything again that inlines this.

    private static long fromStart(long index, int size) {
        return index + (index >> 63 & size);
    }

    /** An item of an exact list, or null. */
    public static Object listGet(Object list, long index) {
        PyList l = (PyList) list;
        long i = fromStart(index, l.size());
        return i == (int) i ? l.get((int) i) : null;
    }

    /** Sets an item of an exact list; false when there is no such place. */
    public static boolean listSet(Object list, long index, Object value) {
        PyList l = (PyList) list;
        long i = fromStart(index, l.size());
        return i == (int) i && l.set((int) i, value);
    }

    /** An item of a tuple, or null. */
    public static Object tupleGet(Object tuple, long index) {
        Object[] items = ((PyTuple) tuple).items;
        long i = fromStart(index, items.length);
        return i >= 0 && i < items.length ? items[(int) i] : null;
    }

    /** A character of a string, or null. */
    public static Object strGet(Object text, long index) {
        String s = (String) text;
        long i = fromStart(index, s.length());
        return i >= 0 && i < s.length() ? character(s.charAt((int) i)) : null;
    }

    /** The code of a character of a string that is there. */
    public static long strCode(Object text, long index) {
        String s = (String) text;
        return s.charAt((int) fromStart(index, s.length()));
    }

    /** The code of a string of one character. */
    public static long codeOf(Object character) {
        return ((String) character).charAt(0);
    }

    /** Whether a code is in a set of ASCII characters, given as two masks. */
    public static boolean codeIn(long code, long low, long high) {
        return (code < Long.SIZE ? low >>> code : code < 2 * Long.SIZE ? high >>> code : 0) % 2 != 0;
    }

    private static String character(char c) {
        return c < LATIN_1.length ? LATIN_1[c] : String.valueOf(c);
    }

    public static long length(PyThread t, Object container) {
        return SubscriptOps.longLength(t, container);
    }

    public static Object lengthObject(PyThread t, Object container) {
        return SubscriptOps.longLength(t, container);
    }

    public static long listSize(Object list) {
        return ((PyList) list).size();
    }

    public static long tupleSize(Object tuple) {
        return ((PyTuple) tuple).items.length;
    }

    public static long strSize(Object text) {
        return ((String) text).length();
    }

    public static void listAppend(Object list, Object value) {
        ((PyList) list).append(value);
    }
}
