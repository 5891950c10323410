package dev.krait.type.mapping;

import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.object.ComparedInstance;
import dev.krait.object.PyType;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;

/** A live view of a dict. Compare CPython {@code Objects/dictobject.c: dictview_repr}. */
public abstract class DictView extends ComparedInstance {
    public final PyDict dict;

    DictView(PyType type, PyDict dict) {
        super(type);
        this.dict = dict;
    }

    /** A fresh iterator. */
    public abstract Object iterator();

    @ExposedMethod("__iter__($self, /)")
    public final Object iter() {
        return iterator();
    }

    @ExposedMethod("__len__($self, /)")
    public final int len() {
        return dict.size();
    }

    @ExposedGetter("mapping")
    public final Object mapping() {
        return new PyMappingProxy(dict);
    }

    @ExposedMethod("__repr__($self, /)")
    public final Object repr(PyThread t) {
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
    public abstract Object[] contents();
}
