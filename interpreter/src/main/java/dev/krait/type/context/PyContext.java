package dev.krait.type.context;

import dev.krait.error.PyErrors;
import dev.krait.error.RuntimeErrors;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyNone;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyInstance;
import dev.krait.object.PyType;
import dev.krait.ops.CompareOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.function.Keywords;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.IdentityHashMap;
import java.util.Map;

/** A context: values of variables. Compare CPython {@code Python/context.c: PyContext}. */
@ExposedType("_contextvars.Context")
public final class PyContext extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PyContextTable.TABLE, PyType.OBJECT, PyType.MANAGED_WEAKREF);

    /** Never written to: {@link #put} replaces it. */
    private volatile Map<PyContextVar, Object> values;
    private volatile boolean entered;
    private PyContext previous;

    private PyContext(Map<PyContextVar, Object> values) {
        super(TYPE);
        this.values = values;
    }

    /** An empty one. */
    public static PyContext empty() {
        return new PyContext(Map.of());
    }

    /** The context of a thread; it gets one when it has none. */
    public static PyContext current(PyThread t) {
        if (t.context == null) {
            PyContext made = empty();
            made.entered = true;
            t.context = made;
        }
        return (PyContext) t.context;
    }

    Object find(PyContextVar variable) {
        return values.get(variable);
    }

    /** Sets a value, or removes it with null. */
    void put(PyContextVar variable, Object value) {
        Map<PyContextVar, Object> next = new IdentityHashMap<>(values);
        if (value == null) {
            next.remove(variable);
        } else {
            next.put(variable, value);
        }
        values = next;
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newContext(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs != null && kwargs.size() > 0) {
            throw TypeErrors.of("Context() does not accept any arguments");
        }
        return empty();
    }

    /** Makes this the thread's context; {@link #leave} must follow. */
    public void enter(PyThread t) {
        synchronized (this) {
            if (entered) {
                throw RuntimeErrors.of("cannot enter context: " + Str.java(TextOps.repr(t, this)) + " is already entered");
            }
            entered = true;
        }
        previous = (PyContext) t.context;
        t.context = this;
    }

    /** Takes the thread back to the context before. */
    public void leave(PyThread t) {
        if (t.context != this) {
            throw RuntimeErrors.of("cannot exit context: thread state references a different context object");
        }
        t.context = previous;
        previous = null;
        entered = false;
    }

    @ExposedMethod("run($self, /, *args, **kwargs)")
    Object run(PyThread t, Object[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw TypeErrors.of("run() missing 1 required positional argument");
        }
        enter(t);
        try {
            return Keywords.call(t, args[0], java.util.Arrays.copyOfRange(args, 1, args.length), kwargs);
        } finally {
            leave(t);
        }
    }

    @ExposedMethod(value = "copy($self, /)", doc = "Return a shallow copy of the context object.")
    public PyContext copy() {
        return new PyContext(values);
    }

    private static PyContextVar key(PyThread t, Object key) {
        if (key instanceof PyContextVar variable) {
            return variable;
        }
        throw TypeErrors.of("a ContextVar key was expected, got " + Str.java(TextOps.repr(t, key)));
    }

    @ExposedMethod("__getitem__($self, key, /)")
    Object getItem(PyThread t, Object key) {
        Object value = find(key(t, key));
        if (value == null) {
            throw PyErrors.with(ExceptionTypes.KEY_ERROR, key);
        }
        return value;
    }

    @ExposedMethod("__contains__($self, key, /)")
    boolean contains(PyThread t, Object key) {
        return find(key(t, key)) != null;
    }

    @ExposedMethod(value = "get($self, key, default=None, /)", doc = "Return the value for `key` if `key` has the value in the context object.\n\n"
            + "If `key` does not exist, return `default`. If `default` is not\ngiven, return None.")
    Object get(PyThread t, Object key, Object otherwise) {
        Object value = find(key(t, key));
        return value != null ? value : otherwise == null ? PyNone.NONE : otherwise;
    }

    @ExposedMethod("__len__($self, /)")
    long len() {
        return values.size();
    }

    @ExposedMethod("__iter__($self, /)")
    Object iter(PyThread t) {
        return keys(t);
    }

    @ExposedMethod(value = "keys($self, /)", doc = "Return a list of all variables in the context object.")
    Object keys(PyThread t) {
        return IterationOps.iterator(t, PyTuple.of(values.keySet().toArray()));
    }

    @ExposedMethod(value = "values($self, /)", doc = "Return a list of all variables' values in the context object.")
    Object values(PyThread t) {
        return IterationOps.iterator(t, PyTuple.of(values.values().toArray()));
    }

    @ExposedMethod(value = "items($self, /)", doc = "Return all variables and their values in the context object.\n\n"
            + "The result is returned as a list of 2-tuples (variable, value).")
    Object items(PyThread t) {
        Map<PyContextVar, Object> now = values;
        Object[] pairs = new Object[now.size()];
        int i = 0;
        for (Map.Entry<PyContextVar, Object> e : now.entrySet()) {
            pairs[i++] = PyTuple.of(e.getKey(), e.getValue());
        }
        return IterationOps.iterator(t, PyTuple.of(pairs));
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object value) {
        if (!(value instanceof PyContext other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        Map<PyContextVar, Object> mine = values;
        Map<PyContextVar, Object> its = other.values;
        if (mine.size() != its.size()) {
            return false;
        }
        for (Map.Entry<PyContextVar, Object> e : mine.entrySet()) {
            Object there = its.get(e.getKey());
            if (there == null || !CompareOps.equal(t, e.getValue(), there)) {
                return false;
            }
        }
        return true;
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object value) {
        return CompareOps.negated(eq(t, value));
    }
}
