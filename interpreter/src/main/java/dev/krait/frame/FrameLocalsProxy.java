package dev.krait.frame;

import dev.krait.error.PyErrors;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.DictMerges;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code frame.f_locals} of a function: writes go through to the variables. Compare CPython {@code Objects/frameobject.c: PyFrameLocalsProxy_Type}. */
@ExposedType("FrameLocalsProxy")
public final class FrameLocalsProxy extends PyObject {
    public static final PyType TYPE = PyType.builtin(FrameLocalsProxyTable.TABLE, PyType.OBJECT, PyType.MAPPING);
    private static final String NO_REMOVAL = "cannot remove local variables from FrameLocalsProxy";

    private final PyFrame frame;

    FrameLocalsProxy(PyFrame frame) {
        super(TYPE);
        this.frame = frame;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newProxy(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (args.length != 1) {
            throw TypeErrors.of("FrameLocalsProxy expected 1 argument, got " + args.length);
        }
        if (!(args[0] instanceof PyFrame f)) {
            throw TypeErrors.of("expect frame, not " + PyType.of(args[0]).name);
        }
        if (kwargs != null && kwargs.size() > 0) {
            throw TypeErrors.of("FrameLocalsProxy takes no keyword arguments");
        }
        return new FrameLocalsProxy(f);
    }

    /** Keys and values in turn. */
    private List<Object> pairs() {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < FrameLocals.count(frame); i++) {
            Object value = FrameLocals.value(frame, i);
            if (value != null) {
                pairs.add(FrameLocals.name(frame, i));
                pairs.add(value);
            }
        }
        if (frame.extraLocals != null) {
            Collections.addAll(pairs, frame.extraLocals.snapshot());
        }
        return pairs;
    }

    PyDict toDict(PyThread t) {
        PyDict dict = new PyDict();
        List<Object> pairs = pairs();
        for (int i = 0; i < pairs.size(); i += 2) {
            dict.put(t, pairs.get(i), pairs.get(i + 1));
        }
        return dict;
    }

    private Object find(PyThread t, Object key) {
        HashOps.hash(t, key);
        int i = FrameLocals.find(t, frame, key, true);
        if (i >= 0) {
            return FrameLocals.value(frame, i);
        }
        return frame.extraLocals == null ? null : frame.extraLocals.get(t, key);
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        Object value = find(t, key);
        if (value == null) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR,
                    Str.concat(Str.concat("local variable '", Str.is(key) ? TextOps.repr(t, key) : TextOps.repr(t, key)), "' is not defined"));
        }
        return value;
    }

    @ExposedMethod("__setitem__($self, key, value, /)")
    void setItem(PyThread t, Object key, Object value) {
        HashOps.hash(t, key);
        int i = FrameLocals.find(t, frame, key, false);
        if (i >= 0) {
            FrameLocals.set(t, frame, i, value);
        } else {
            FrameLocals.extras(frame, true).put(t, key, value);
        }
    }

    @ExposedMethod("__delitem__($self, key, /)")
    void deleteItem(PyThread t, Object key) {
        if (FrameLocals.find(t, frame, key, false) >= 0) {
            throw ValueErrors.of(NO_REMOVAL);
        }
        if (frame.extraLocals == null || frame.extraLocals.remove(t, key) == null) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
        }
    }

    @ExposedMethod("__contains__($self, key, /)")
    boolean contains(PyThread t, Object key) {
        return find(t, key) != null;
    }

    @ExposedMethod("__len__($self, /)")
    int length() {
        return pairs().size() / 2;
    }

    @ExposedMethod("keys($self, /)")
    Object keys() {
        return every(0);
    }

    @ExposedMethod("values($self, /)")
    Object values() {
        return every(1);
    }

    private PyList every(int offset) {
        List<Object> pairs = pairs();
        PyList list = new PyList(pairs.size() / 2);
        for (int i = offset; i < pairs.size(); i += 2) {
            list.append(pairs.get(i));
        }
        return list;
    }

    @ExposedMethod("items($self, /)")
    Object items() {
        List<Object> pairs = pairs();
        PyList list = new PyList(pairs.size() / 2);
        for (int i = 0; i < pairs.size(); i += 2) {
            list.append(PyTuple.of(pairs.get(i), pairs.get(i + 1)));
        }
        return list;
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter(PyThread t) {
        return IterationOps.iterator(t, keys());
    }

    @ExposedMethod("__reversed__($self, /)")
    Object reversed() {
        List<Object> names = new ArrayList<>(List.of(((PyList) keys()).toArray()));
        Collections.reverse(names);
        return PyList.of(names.toArray());
    }

    @ExposedMethod("get($self, key, default=None, /)")
    Object get(PyThread t, Object key, Object otherwise) {
        Object value = find(t, key);
        return value != null ? value : otherwise != null ? otherwise : dev.krait.object.PyNone.NONE;
    }

    @ExposedMethod("setdefault($self, key, default=None, /)")
    Object setDefault(PyThread t, Object key, Object otherwise) {
        Object value = find(t, key);
        if (value == null) {
            value = otherwise != null ? otherwise : dev.krait.object.PyNone.NONE;
            setItem(t, key, value);
        }
        return value;
    }

    @ExposedMethod("pop($self, key, default=None, /)")
    Object pop(PyThread t, Object key, Object otherwise) {
        if (FrameLocals.find(t, frame, key, false) >= 0) {
            throw ValueErrors.of(NO_REMOVAL);
        }
        Object value = frame.extraLocals == null ? null : frame.extraLocals.remove(t, key);
        if (value != null) {
            return value;
        }
        if (otherwise == null) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
        }
        return otherwise;
    }

    @ExposedMethod("update($self, other, /)")
    void update(PyThread t, Object other) {
        PyException wrong = TypeErrors.of("update() argument must be dict or another FrameLocalsProxy");
        List<Object> pairs;
        if (other instanceof FrameLocalsProxy p) {
            pairs = p.pairs();
        } else if (other instanceof PyDict d) {
            pairs = List.of(d.snapshot());
        } else {
            throw wrong;
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            setItem(t, pairs.get(i), pairs.get(i + 1));
        }
    }

    @ExposedMethod("copy($self, /)")
    Object copy(PyThread t) {
        return toDict(t);
    }

    private static PyDict dict(PyThread t, Object value) {
        return value instanceof FrameLocalsProxy p ? p.toDict(t) : value instanceof PyDict d ? d : null;
    }

    private static Object union(PyThread t, Object left, Object right) {
        PyDict a = dict(t, left);
        PyDict b = dict(t, right);
        if (a == null || b == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyDict both = a.copy();
        DictMerges.merge(t, both, b, true);
        return both;
    }

    @ExposedMethod("__or__($self, value, /)")
    static Object or(PyThread t, Object self, Object other) {
        return union(t, self, other);
    }

    @ExposedMethod("__ror__($self, value, /)")
    static Object ror(PyThread t, Object self, Object other) {
        return union(t, other, self);
    }

    @ExposedMethod("__ior__($self, value, /)")
    Object ior(PyThread t, Object other) {
        if (dict(t, other) == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        update(t, other);
        return this;
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object other) {
        if (other instanceof FrameLocalsProxy p) {
            return p.frame == frame;
        }
        return other instanceof PyDict d ? CompareOps.compare(t, toDict(t), d, CompareOps.EQ) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object other) {
        return CompareOps.negated(eq(t, other));
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        if (!ReprGuard.enter(t, this)) {
            return "{...}";
        }
        try {
            return TextOps.repr(t, toDict(t));
        } finally {
            ReprGuard.leave(t, this);
        }
    }
}
