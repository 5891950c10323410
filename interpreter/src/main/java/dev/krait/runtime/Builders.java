package dev.krait.runtime;

import dev.krait.bytecode.PyCode;
import dev.krait.frame.PyFrame;
import dev.krait.object.PyType;
import dev.krait.ops.BuildOps;
import dev.krait.ops.IntrinsicOps;
import dev.krait.ops.PatternOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.UnpackOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PySlice;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** Displays, formatting, unpacking, functions, patterns. */
public final class Builders {
    private Builders() {
    }

    public static Object tuple(Object[] items) {
        return PyTuple.of(items);
    }

    public static Object list(Object[] items) {
        return PyList.of(items);
    }

    public static Object map(PyThread t, Object[] items) {
        return BuildOps.map(t, items);
    }

    public static Object set(PyThread t, Object[] items) {
        return BuildOps.set(t, items);
    }

    public static Object slice(Object start, Object stop, Object step) {
        return new PySlice(start, stop, step);
    }

    public static Object string(PyThread t, Object[] parts) {
        return BuildOps.string(parts);
    }

    public static Object template(PyThread t, Object strings, Object interpolations) {
        return BuildOps.template(t, strings, interpolations);
    }

    public static Object interpolation(PyThread t, Object value, Object text, Object format, long conversion) {
        Object[] s = {value, text, format};
        BuildOps.interpolation(t, s, 3, (int) conversion << 2 | 1);
        return s[0];
    }

    public static void listAppend(Object list, Object value) {
        ((PyList) list).append(value);
    }

    public static void listExtend(PyThread t, Object list, Object value) {
        BuildOps.extendList(t, (PyList) list, value);
    }

    public static void setAdd(PyThread t, Object set, Object value) {
        BuildOps.setAdd(t, set, value);
    }

    public static void setUpdate(PyThread t, Object set, Object value) {
        BuildOps.setUpdate(t, set, value);
    }

    public static void mapAdd(PyThread t, Object dict, Object key, Object value) {
        ((PyDict) dict).put(t, key, value);
    }

    public static void dictUpdate(PyThread t, Object dict, Object value) {
        BuildOps.updateDict(t, (PyDict) dict, value);
    }

    public static void dictMerge(PyThread t, Object dict, Object value, Object callable) {
        BuildOps.mergeKeywords(t, callable, (PyDict) dict, value);
    }

    public static Object formatSimple(PyThread t, Object value) {
        return Str.isExact(value) ? value : TextOps.format(t, value, "");
    }

    public static Object formatWithSpec(PyThread t, Object value, Object spec) {
        return TextOps.format(t, value, spec);
    }

    public static Object convert(PyThread t, Object value, long kind) {
        return BuildOps.convert(t, value, (int) kind);
    }

    /** The items, the first one first, in an array for {@link #element}. */
    public static Object unpack(PyThread t, Object value, long count) {
        Object[] s = new Object[(int) count];
        UnpackOps.sequence(t, value, (int) count, s, 0);
        return reverse(s);
    }

    public static Object unpackEx(PyThread t, Object value, long oparg) {
        int before = (int) oparg & 0xff;
        int after = (int) oparg >> 8;
        Object[] s = new Object[before + after + 1];
        UnpackOps.starred(t, value, before, after, s, 0);
        return reverse(s);
    }

    // the stack has the first item on top
    private static Object reverse(Object[] s) {
        for (int i = 0, j = s.length - 1; i < j; i++, j--) {
            Object x = s[i];
            s[i] = s[j];
            s[j] = x;
        }
        return s;
    }

    public static Object element(Object array, long index) {
        return ((Object[]) array)[(int) index];
    }

    public static Object function(PyThread t, PyFrame f, Object code) {
        return new PyFunction((PyCode) code, f.globals, f.builtins);
    }

    public static Object functionAttribute(Object function, Object value, long which) {
        ((PyFunction) function).setPart((int) which, value);
        return function;
    }

    public static Object intrinsic1(PyThread t, PyFrame f, Object value, long which) {
        return IntrinsicOps.call1(t, f, (int) which, value);
    }

    public static Object intrinsic2(PyThread t, Object a, Object b, long which) {
        return IntrinsicOps.call2(t, (int) which, a, b);
    }

    public static Object commonConstant(PyThread t, long which) {
        return BuildOps.commonConstant(t, (int) which);
    }

    public static boolean isMapping(Object value) {
        return (PyType.of(value).flags & PyType.MAPPING) != 0;
    }

    public static boolean isSequence(Object value) {
        return (PyType.of(value).flags & PyType.SEQUENCE) != 0;
    }

    public static Object matchKeys(PyThread t, Object subject, Object keys) {
        return PatternOps.matchKeys(t, subject, (PyTuple) keys);
    }

    public static Object matchClass(PyThread t, Object subject, Object type, Object names, long count) {
        return PatternOps.matchClass(t, subject, type, (int) count, (PyTuple) names);
    }
}
