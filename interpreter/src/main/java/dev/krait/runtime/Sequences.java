package dev.krait.runtime;

import dev.krait.object.PyObject;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.DictStorage;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyRange;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.sequence.RangeIterators;
import dev.krait.type.sequence.SequenceIndexes;
import dev.krait.type.set.PySet;
import dev.krait.type.text.Str;

/** What exact built-in containers do without running Python code or raising: slices, concatenation, sizes. */
public final class Sequences {
    private Sequences() {
    }

    /** {@code list[start:stop]}; a bound that is left out is 0 or the largest int. */
    public static Object listSlice(Object list, long start, long stop) {
        return ((PyList) list).slice(start, stop);
    }

    public static Object tupleSlice(Object tuple, long start, long stop) {
        return ((PyTuple) tuple).slice(start, stop);
    }

    public static Object strSlice(Object text, long start, long stop) {
        String s = (String) text;
        int from = SequenceIndexes.clip(start, s.length());
        int to = SequenceIndexes.clip(stop, s.length());
        return from < to ? Str.slice(s, from, to) : "";
    }

    /** {@code list[start:stop] = value} of two lists. */
    public static void setListSlice(Object list, long start, long stop, Object value) {
        ((PyList) list).setSlice(start, stop, (PyList) value);
    }

    public static Object listConcat(Object a, Object b) {
        return ((PyList) a).plus((PyList) b);
    }

    /** {@code a += b} of two lists. */
    public static void listExtend(Object a, Object b) {
        ((PyList) a).addAll((PyList) b);
    }

    public static Object strConcat(Object a, Object b) {
        return Str.concat(a, b);
    }

    /** {@code (*list,)} of a list that nobody else has. */
    public static Object listToTuple(Object list) {
        return PyTuple.of(((PyList) list).toArray());
    }

    /** {@code list(x)} of an exact list or tuple. */
    public static Object listOf(Object sequence) {
        return sequence instanceof PyTuple tuple ? PyList.of(tuple.items.clone()) : PyList.of(((PyList) sequence).toArray());
    }

    /** Adds an int or a string to a set; false when Python code has to compare it with what is there. */
    public static boolean setAdd(PyThread t, Object set, Object value) {
        return ((PySet) set).insertPlain(t, value);
    }

    /** The value of an int or a string in a dict, or null when there is none or Python code has to compare keys. */
    public static Object dictGet(PyThread t, Object dict, Object key) {
        return ((PyDict) dict).getPlain(t, key);
    }

    public static boolean dictSet(PyThread t, Object dict, Object key, Object value) {
        return ((PyDict) dict).putPlain(t, key, value);
    }

    /** 1 or 0 for an int or a string that is a key or not; -1 when Python code has to compare keys. */
    public static long dictHas(PyThread t, Object key, Object dict) {
        return ((PyDict) dict).hasPlain(t, key);
    }

    public static long setHas(PyThread t, Object value, Object set) {
        return ((PySet) set).hasPlain(t, value);
    }

    /** Likewise for a tuple. */
    public static long tupleHas(Object value, Object tuple) {
        for (Object item : ((PyTuple) tuple).items) {
            int equal = item == value ? 1 : DictStorage.quickEqual(item, value);
            if (equal != 0) {
                return equal;
            }
        }
        return 0;
    }

    public static boolean strHas(Object part, Object text) {
        return ((String) text).contains((String) part);
    }

    /** Below, at or above zero. */
    public static long strCompare(Object a, Object b) {
        return ((String) a).compareTo((String) b);
    }

    public static Object newSet() {
        return new PySet();
    }

    public static Object newDict() {
        return new PyDict();
    }

    public static long setSize(Object set) {
        return ((PySet) set).size();
    }

    public static long dictSize(Object dict) {
        return ((PyDict) dict).size();
    }

    /** The iterator of a range, or null when it is no simple one. */
    public static Object rangeIterator(Object range) {
        PyObject it = (PyObject) ((PyRange) range).iter();
        return it instanceof RangeIterators.Small ? it : null;
    }
}
