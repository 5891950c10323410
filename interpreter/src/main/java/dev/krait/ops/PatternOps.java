package dev.krait.ops;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PySet;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;

/** The instructions of {@code match} statements. Compare CPython {@code Python/ceval.c: match_keys, _PyEval_MatchClass}. */
public final class PatternOps {
    /** Py_TPFLAGS_MATCH_SELF: these built-in types match their instances by one positional pattern. */
    private static final List<String> MATCH_SELF =
            List.of("bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple");

    private PatternOps() {
    }

    /** A tuple of the values of all keys, or None when one is missing. */
    public static Object matchKeys(PyThread t, Object mapping, PyTuple keys) {
        PySet seen = new PySet();
        Object[] values = new Object[keys.size()];
        Object get = values.length == 0 ? null : AttributeOps.get(t, mapping, "get");
        Object absent = new dev.krait.object.PyInstance(PyType.OBJECT);
        for (int i = 0; i < values.length; i++) {
            Object key = keys.items[i];
            if (seen.contains(t, key)) {
                throw ValueErrors.of("mapping pattern checks duplicate key (" + Str.java(TextOps.repr(t, key)) + ")");
            }
            seen.add(t, key);
            if (mapping instanceof PyDict dict && dict.type == PyDict.TYPE) {
                values[i] = dict.get(t, key);
                if (values[i] == null) {
                    return PyNone.NONE;
                }
                continue;
            }
            values[i] = CallOps.call2(t, get, key, absent);
            if (values[i] == absent) {
                return PyNone.NONE;
            }
        }
        return PyTuple.of(values);
    }

    /** A tuple of the attributes that a class pattern asks for, or None when the subject does not match. */
    public static Object matchClass(PyThread t, Object subject, Object cls, int positional, PyTuple keywords) {
        if (!(cls instanceof PyType type)) {
            throw TypeErrors.of("called match pattern must be a class");
        }
        if (!TypeOps.isInstance(t, subject, type)) {
            return PyNone.NONE;
        }
        List<Object> attributes = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        if (positional > 0 && !matchPositional(t, subject, type, positional, attributes, seen)) {
            return PyNone.NONE;
        }
        for (Object keyword : keywords.items) {
            Object value = attribute(t, subject, type, Str.java(keyword), seen);
            if (value == null) {
                return PyNone.NONE;
            }
            attributes.add(value);
        }
        return PyTuple.of(attributes.toArray());
    }

    private static boolean matchPositional(PyThread t, Object subject, PyType type, int positional, List<Object> attributes, List<String> seen) {
        Object names = AttributeOps.lookup(t, type, "__match_args__");
        boolean matchSelf = false;
        if (names == null) {
            names = PyTuple.EMPTY;
            matchSelf = matchesSelf(type);
        } else if (!(names instanceof PyTuple exact) || exact.type != PyTuple.TYPE) {
            throw TypeErrors.of(type.name + ".__match_args__ must be a tuple (got " + PyType.of(names).fullName() + ")");
        }
        PyTuple args = (PyTuple) names;
        int allowed = matchSelf ? 1 : args.size();
        if (allowed < positional) {
            throw TypeErrors.of(type.name + "() accepts " + allowed + " positional sub-pattern" + (allowed == 1 ? "" : "s") + " (" + positional + " given)");
        }
        if (matchSelf) {
            attributes.add(subject);
            return true;
        }
        for (int i = 0; i < positional; i++) {
            Object name = args.items[i];
            if (!Str.isExact(name)) {
                throw TypeErrors.of("__match_args__ elements must be strings (got " + PyType.of(name).fullName() + ")");
            }
            Object value = attribute(t, subject, type, Str.java(name), seen);
            if (value == null) {
                return false;
            }
            attributes.add(value);
        }
        return true;
    }

    private static boolean matchesSelf(PyType type) {
        for (PyType base : type.mro()) {
            if (!base.isHeap() && "builtins".equals(base.module) && MATCH_SELF.contains(base.name)) {
                return true;
            }
        }
        return false;
    }

    private static Object attribute(PyThread t, Object subject, PyType type, String name, List<String> seen) {
        if (seen.contains(name)) {
            throw TypeErrors.of(type.name + "() got multiple sub-patterns for attribute '" + name + "'");
        }
        seen.add(name);
        return AttributeOps.lookup(t, subject, name.intern());
    }
}
