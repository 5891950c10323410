package dev.krait.type.mapping;

import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedGetter;
import dev.krait.exposer.ExposedMethod;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.object.PyInstance;
import dev.krait.object.PyNotImplemented;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.ops.CallOps;
import dev.krait.ops.CompareOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A {@code types.SimpleNamespace}. Compare CPython {@code Objects/namespaceobject.c}. */
@ExposedType(value = "types.SimpleNamespace", doc = "A simple attribute-based namespace.", signature = "(mapping_or_iterable=(), /, **kwargs)")
public final class PySimpleNamespace extends PyInstance {
    public static final PyType TYPE = PyType.builtin(PySimpleNamespaceTable.TABLE, PyType.OBJECT, PyType.BASETYPE | PyType.MANAGED_DICT);

    static {
        TYPE.hasDict = true;
        TYPE.allocator = cls -> new PySimpleNamespace(cls, new PyDict());
    }

    private PySimpleNamespace(PyType type, PyDict names) {
        super(type);
        shape = Shape.dictionary(type);
        objects = new Object[] {names};
    }

    /** A namespace over a dict. */
    public PySimpleNamespace(PyDict names) {
        this(TYPE, names);
    }

    @ExposedNew("(*args, **kwargs)")
    static Object newNamespace(PyThread t, PyType cls, Object[] args, PyDict kwargs) {
        return cls.allocate();
    }

    @ExposedMethod("__init__($self, /, *args, **kwargs)")
    void init(PyThread t, Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw TypeErrors.of(type.name + " expected at most 1 positional argument, got " + args.length);
        }
        PyDict names = names();
        if (args.length == 1) {
            PyDict given = args[0] instanceof PyDict d ? d : (PyDict) CallOps.call1(t, PyDict.TYPE, args[0]);
            copy(t, given, names);
        }
        if (kwargs != null) {
            copy(t, kwargs, names);
        }
    }

    private static void copy(PyThread t, PyDict from, PyDict to) {
        Object[] pairs = from.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!Str.is(pairs[i])) {
                throw TypeErrors.of("keywords must be strings");
            }
            to.put(t, pairs[i], pairs[i + 1]);
        }
    }

    private PyDict names() {
        return (PyDict) objects[0];
    }

    @ExposedGetter(value = "__dict__", member = true)
    Object dict() {
        return names();
    }

    @ExposedMethod("__repr__($self, /)")
    Object repr(PyThread t) {
        String name = type == TYPE ? "namespace" : type.name;
        if (!ReprGuard.enter(t, this)) {
            return Str.of(name + "(...)");
        }
        try {
            Object text = Str.of(name + "(");
            Object[] pairs = names().snapshot();
            boolean first = true;
            for (int i = 0; i < pairs.length; i += 2) {
                if (Str.is(pairs[i]) && Str.length(Str.exactOrNull(pairs[i])) > 0) {
                    text = Str.concat(Str.concat(text, first ? "" : ", "), Str.exactOrNull(pairs[i]));
                    text = Str.concat(Str.concat(text, "="), Str.exactOrNull(TextOps.repr(t, pairs[i + 1])));
                    first = false;
                }
            }
            return Str.concat(text, ")");
        } finally {
            ReprGuard.leave(t, this);
        }
    }

    @ExposedMethod("__eq__($self, value, /)")
    Object eq(PyThread t, Object other) {
        return other instanceof PySimpleNamespace n ? CompareOps.compare(t, names(), n.names(), CompareOps.EQ) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__ne__($self, value, /)")
    Object ne(PyThread t, Object other) {
        return other instanceof PySimpleNamespace n ? CompareOps.compare(t, names(), n.names(), CompareOps.NE) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod("__lt__($self, value, /)")
    Object lt(PyThread t, Object other) {
        return order(t, other, CompareOps.LT);
    }

    @ExposedMethod("__le__($self, value, /)")
    Object le(PyThread t, Object other) {
        return order(t, other, CompareOps.LE);
    }

    @ExposedMethod("__gt__($self, value, /)")
    Object gt(PyThread t, Object other) {
        return order(t, other, CompareOps.GT);
    }

    @ExposedMethod("__ge__($self, value, /)")
    Object ge(PyThread t, Object other) {
        return order(t, other, CompareOps.GE);
    }

    private Object order(PyThread t, Object other, int op) {
        return other instanceof PySimpleNamespace n ? CompareOps.compare(t, names(), n.names(), op) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(value = "__reduce__($self, /)", plain = true)
    Object reduce() {
        return PyTuple.of(type, PyTuple.EMPTY, names());
    }

    @ExposedMethod(value = "__replace__($self, /, **changes)", plain = true)
    Object replace(PyThread t, PyDict changes) {
        PySimpleNamespace made = (PySimpleNamespace) CallOps.call0(t, type);
        copy(t, names(), made.names());
        if (changes != null) {
            copy(t, changes, made.names());
        }
        return made;
    }
}
