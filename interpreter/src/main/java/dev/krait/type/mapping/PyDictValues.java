package dev.krait.type.mapping;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;

/** {@code dict.values()}. Compares by identity, unlike the other views. */
@ExposedType("dict_values")
public class PyDictValues extends PyObject {
    public static final PyType TYPE = PyType.builtin(PyDictValuesTable.TABLE, PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    public final PyDict dict;

    public PyDictValues(PyDict dict) {
        this(TYPE, dict);
    }

    protected PyDictValues(PyType type, PyDict dict) {
        super(type);
        this.dict = dict;
    }

    public Object iterator() {
        return new DictIterators.Values(dict);
    }

    @ExposedMethod("__iter__($self, /)")
    public final Object iter() {
        return iterator();
    }

    @ExposedMethod(value = "__reversed__($self, /)", plain = true)
    public Object reversed() {
        return new DictIterators.ReverseValues(dict);
    }

    @ExposedMethod("__len__($self, /)")
    final int len() {
        return dict.size();
    }

    @ExposedGetter("mapping")
    final Object mapping() {
        return new PyMappingProxy(dict);
    }

    @ExposedMethod("__repr__($self, /)")
    final Object repr(PyThread t) {
        if (!ReprGuard.enter(t, this)) {
            return "...";
        }
        try {
            return Str.of(type.name + "(" + Str.java(TextOps.repr(t, PyList.of(contents()))) + ")");
        } finally {
            ReprGuard.leave(t, this);
        }
    }

    /** What the view shows now. */
    public final Object[] contents() {
        Object[] all = dict.snapshot();
        Object[] values = new Object[all.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = all[2 * i + 1];
        }
        return values;
    }
}
