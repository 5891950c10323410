package dev.krait.object;

import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;

/** The names that {@code dir} shows by default. Compare CPython {@code Objects/typeobject.c: object___dir___impl, merge_class_dict}. */
final class Directory {
    private Directory() {
    }

    static Object ofInstance(PyThread t, Object self) {
        PyDict names = new PyDict();
        Object own = AttributeOps.lookup(t, self, "__dict__");
        if (own instanceof PyDict dict) {
            addKeys(t, names, dict);
        }
        Object cls = AttributeOps.lookup(t, self, "__class__");
        if (cls != null) {
            addClass(t, names, cls);
        }
        return list(t, names);
    }

    static Object ofType(PyThread t, Object self) {
        PyDict names = new PyDict();
        addClass(t, names, self);
        return list(t, names);
    }

    private static Object list(PyThread t, PyDict names) {
        return CallOps.call1(t, PyList.TYPE, names);
    }

    private static void addKeys(PyThread t, PyDict names, Object mapping) {
        if (mapping instanceof PyDict dict) {
            Object[] pairs = dict.snapshot();
            for (int i = 0; i < pairs.length; i += 2) {
                if (Str.is(pairs[i])) {
                    names.putName(Str.java(pairs[i]), PyNone.NONE);
                }
            }
            return;
        }
        Object keys = IterationOps.iterator(t, mapping);
        for (Object key = IterationOps.next(t, keys); key != null; key = IterationOps.next(t, keys)) {
            if (Str.is(key)) {
                names.putName(Str.java(key), PyNone.NONE);
            }
        }
    }

    private static void addClass(PyThread t, PyDict names, Object cls) {
        Object dict = cls instanceof PyType type ? type.dict() : AttributeOps.lookup(t, cls, "__dict__");
        if (dict != null) {
            addKeys(t, names, dict);
        }
        Object bases = cls instanceof PyType type ? TypeType.bases(type) : AttributeOps.lookup(t, cls, "__bases__");
        if (bases instanceof dev.krait.type.sequence.PyTuple tuple) {
            for (Object base : tuple.items) {
                addClass(t, names, base);
            }
        }
    }
}
