package dev.krait.ops;

import dev.krait.bytecode.Oparg;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.mapping.DictMerges;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PySet;
import dev.krait.type.text.Str;

/** Displays, comprehensions and formatted strings: the BUILD, ADD, UPDATE and CONVERT instructions. */
public final class BuildOps {
    private BuildOps() {
    }

    public static Object set(PyThread t, Object[] items) {
        PySet set = new PySet();
        for (Object item : items) {
            set.add(t, item);
        }
        return set;
    }

    /** A dict of keys and values in turn. */
    public static Object map(PyThread t, Object[] items) {
        PyDict dict = new PyDict();
        for (int i = 0; i < items.length; i += 2) {
            dict.put(t, items[i], items[i + 1]);
        }
        return dict;
    }

    /** Joins exact strings. */
    public static Object string(Object[] pieces) {
        int length = 0;
        for (Object piece : pieces) {
            if (!(piece instanceof String s)) {
                return joinWide(pieces);
            }
            length += s.length();
        }
        StringBuilder joined = new StringBuilder(length);
        for (Object piece : pieces) {
            String s = (String) piece;
            if (!s.isEmpty() && !joined.isEmpty() && Character.isLowSurrogate(s.charAt(0))) {
                return joinWide(pieces);
            }
            joined.append(s);
        }
        return joined.toString();
    }

    private static Object joinWide(Object[] pieces) {
        Object joined = "";
        for (Object piece : pieces) {
            joined = Str.concat(joined, piece);
        }
        return joined;
    }

    /** {@code [*iterable]}. */
    public static void extendList(PyThread t, PyList list, Object iterable) {
        try {
            list.extend(t, iterable);
        } catch (PyException e) {
            PyType type = PyType.of(iterable);
            if (e.is(ExceptionTypes.TYPE_ERROR) && type.slot(dev.krait.object.Slot.ITER) == null && type.slot(dev.krait.object.Slot.GETITEM) == null) {
                throw TypeErrors.of("Value after * must be an iterable, not " + type.name);
            }
            throw e;
        }
    }

    public static void setAdd(PyThread t, Object set, Object item) {
        ((PySet) set).add(t, item);
    }

    /** {@code {*iterable}}. */
    public static void setUpdate(PyThread t, Object set, Object iterable) {
        ((PySet) set).updateFrom(t, iterable);
    }

    /** {@code {**mapping}}. */
    public static void updateDict(PyThread t, PyDict dict, Object mapping) {
        try {
            DictMerges.merge(t, dict, mapping, true);
        } catch (PyException e) {
            if (e.is(ExceptionTypes.ATTRIBUTE_ERROR)) {
                throw TypeErrors.of("'" + PyType.of(mapping).fullName() + "' object is not a mapping");
            }
            throw e;
        }
    }

    /** {@code callable(**dict, **mapping)}. Compare CPython {@code Python/ceval.c: _PyEval_FormatKwargsError}. */
    public static void mergeKeywords(PyThread t, Object callable, PyDict dict, Object mapping) {
        if (!(mapping instanceof PyDict) && AttributeOps.lookup(t, mapping, "keys") == null) {
            throw TypeErrors.of(CallText.of(t, callable) + " argument after ** must be a mapping, not " + PyType.of(mapping).fullName());
        }
        if (mapping instanceof PyDict d && d.plainlyRead()) {
            Object[] items = d.snapshot();
            for (int i = 0; i < items.length; i += 2) {
                putKeyword(t, callable, dict, items[i], items[i + 1]);
            }
            return;
        }
        Object keys = IterationOps.iterator(t, CallOps.callMethod(t, mapping, "keys"));
        for (Object key = IterationOps.next(t, keys); key != null; key = IterationOps.next(t, keys)) {
            putKeyword(t, callable, dict, key, SubscriptOps.get(t, mapping, key));
        }
    }

    private static void putKeyword(PyThread t, Object callable, PyDict dict, Object name, Object value) {
        if (dict.get(t, name) != null) {
            throw TypeErrors.of(CallText.of(t, callable) + " got multiple values for keyword argument '" + Str.java(TextOps.str(t, name)) + "'");
        }
        dict.put(t, name, value);
    }

    /** The conversion {@code !s}, {@code !r} or {@code !a} of a formatted string. */
    public static Object convert(PyThread t, Object value, int conversion) {
        return switch (conversion) {
            case Oparg.CONVERT_STR -> TextOps.str(t, value);
            case Oparg.CONVERT_REPR -> TextOps.repr(t, value);
            default -> CallOps.call1(t, t.interpreter.builtins.getName("ascii"), value);
        };
    }

    /** What LOAD_COMMON_CONSTANT pushes. */
    public static Object commonConstant(PyThread t, int oparg) {
        return switch (oparg) {
            case Oparg.CONSTANT_ASSERTIONERROR -> ExceptionTypes.ASSERTION_ERROR;
            case Oparg.CONSTANT_NOTIMPLEMENTEDERROR -> ExceptionTypes.NOT_IMPLEMENTED_ERROR;
            case Oparg.CONSTANT_BUILTIN_TUPLE -> PyTuple.TYPE;
            case Oparg.CONSTANT_BUILTIN_ALL -> t.interpreter.allFunction;
            default -> t.interpreter.anyFunction;
        };
    }

    /** {@code value, text, [spec] -- interpolation}, the conversion above the lowest bit. */
    public static void interpolation(PyThread t, Object[] s, int sp, int oparg) {
        boolean hasSpec = (oparg & 1) != 0;
        Object spec = hasSpec ? s[sp - 1] : "";
        int at = hasSpec ? sp - 3 : sp - 2;
        Object conversion = switch (oparg >> 2) {
            case Oparg.CONVERT_STR -> "s";
            case Oparg.CONVERT_REPR -> "r";
            case Oparg.CONVERT_ASCII -> "a";
            default -> PyNone.NONE;
        };
        s[at] = new dev.krait.type.template.PyInterpolation(s[at], s[at + 1], conversion, spec);
    }

    /** {@code strings, interpolations -- template}. */
    public static Object template(PyThread t, Object strings, Object interpolations) {
        return new dev.krait.type.template.PyTemplate((PyTuple) strings, (PyTuple) interpolations);
    }
}
