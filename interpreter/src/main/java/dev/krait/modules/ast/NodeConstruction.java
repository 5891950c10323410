package dev.krait.modules.ast;

import dev.krait.error.TypeErrors;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.WarningOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.generic.PyGenericAlias;
import dev.krait.type.generic.PyUnion;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a node from arguments, with the warnings of 3.14. Compare CPython {@code Python/Python-ast.c: ast_type_init, ast_type_replace_check}. */
final class NodeConstruction {
    private static final String SOON = "This will become an error in Python 3.15.";

    private final PyThread t;
    private final PyAst node;
    private final PyType type;

    NodeConstruction(PyThread t, PyAst node) {
        this.t = t;
        this.node = node;
        this.type = node.type;
    }

    void init(Object[] args, PyDict kwargs) {
        AttributeOps.get(t, type, "_fields"); // must be there; the other lists may be missing
        List<Object> fields = names("_fields");
        if (args.length > fields.size()) {
            throw TypeErrors.of(type.name + " constructor takes at most " + fields.size() + " positional argument" + (fields.size() == 1 ? "" : "s"));
        }
        List<Object> remaining = new ArrayList<>(fields);
        for (int i = 0; i < args.length; i++) {
            AttributeOps.set(t, node, AttributeOps.name(fields.get(i)), args[i]);
            remove(remaining, fields.get(i));
        }
        if (kwargs != null) {
            keywords(kwargs, fields, remaining);
        }
        if (!remaining.isEmpty()) {
            defaults(remaining);
        }
    }

    private List<Object> names(String attribute) {
        Object value = AttributeOps.lookup(t, type, attribute);
        if (value == null) {
            return new ArrayList<>();
        }
        long size = SubscriptOps.length(t, value);
        List<Object> names = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            names.add(SubscriptOps.get(t, value, i));
        }
        return names;
    }

    private static boolean remove(List<Object> names, Object name) {
        return names.removeIf(n -> same(n, name));
    }

    private static boolean contains(List<Object> names, Object name) {
        return names.stream().anyMatch(n -> same(n, name));
    }

    private static boolean same(Object a, Object b) {
        return a == b || Str.is(a) && Str.is(b) && Str.equal(Str.exactOrNull(a), Str.exactOrNull(b));
    }

    private void keywords(PyDict kwargs, List<Object> fields, List<Object> remaining) {
        List<Object> attributes = null;
        Object[] pairs = kwargs.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            Object key = pairs[i];
            if (contains(fields, key)) {
                if (!remove(remaining, key)) {
                    throw TypeErrors.of(type.fullName() + " got multiple values for argument " + repr(key));
                }
            } else {
                attributes = attributes == null ? names("_attributes") : attributes;
                if (!contains(attributes, key)) {
                    warn(type.fullName() + ".__init__ got an unexpected keyword argument " + repr(key)
                            + ". Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.");
                }
            }
            AttributeOps.set(t, node, AttributeOps.name(key), pairs[i + 1]);
        }
    }

    /** Empty lists, {@code Load()}, and None through the class; the rest is missing. */
    private void defaults(List<Object> remaining) {
        Object fieldTypes = AttributeOps.lookup(t, type, "_field_types");
        if (fieldTypes == null) {
            return;
        }
        for (Object name : remaining) {
            Object fieldType = fieldTypes instanceof PyDict dict ? dict.get(t, name) : null;
            if (fieldType == null) {
                warn("Field " + repr(name) + " is missing from " + type.fullName() + "._field_types. " + SOON);
            } else if (fieldType instanceof PyGenericAlias) {
                AttributeOps.set(t, node, AttributeOps.name(name), new PyList());
            } else if (fieldType == NodeTypes.of(t).type("expr_context")) {
                AttributeOps.set(t, node, AttributeOps.name(name), NodeTypes.of(t).singleton("Load"));
            } else if (!(fieldType instanceof PyUnion)) {
                warn(type.fullName() + ".__init__ missing 1 required positional argument: " + repr(name) + ". " + SOON);
            }
        }
    }

    /** Every field must come from the node or from the replacements, and the replacements must be fields or attributes. */
    void checkReplacement(PyDict own, PyDict given) {
        List<Object> expected = names("_fields");
        List<Object> attributes = names("_attributes");
        expected.addAll(attributes);
        Object[] pairs = own.snapshot();
        for (int i = 0; i < pairs.length; i += 2) {
            remove(expected, pairs[i]);
        }
        if (given != null) {
            List<Object> all = names("_fields");
            all.addAll(attributes);
            Object[] replacements = given.snapshot();
            for (int i = 0; i < replacements.length; i += 2) {
                if (!contains(all, replacements[i])) {
                    throw TypeErrors.of(type.fullName() + ".__replace__ got an unexpected keyword argument " + repr(replacements[i]) + ".");
                }
                remove(expected, replacements[i]);
            }
        }
        expected.removeIf(name -> contains(attributes, name));
        if (AttributeOps.lookup(t, type, "_field_types") instanceof PyDict fieldTypes) {
            expected.removeIf(name -> fieldTypes.get(t, name) instanceof PyUnion);
        }
        if (!expected.isEmpty()) {
            String names = expected.stream().map(this::repr).sorted().collect(Collectors.joining(", "));
            throw TypeErrors.of(type.fullName() + ".__replace__ missing " + expected.size() + " keyword argument" + (expected.size() == 1 ? "" : "s")
                    + ": " + names + ".");
        }
    }

    /** The node's own fields and attributes, without what else a program has set. */
    PyDict payload(PyDict own) {
        PyDict payload = new PyDict();
        List<Object> known = names("_fields");
        known.addAll(names("_attributes"));
        for (Object name : known) {
            Object value = own.get(t, name);
            if (value != null) {
                payload.put(t, name, value);
            }
        }
        return payload;
    }

    private String repr(Object value) {
        return Str.java(TextOps.repr(t, value));
    }

    private void warn(String message) {
        WarningOps.warn(t, ExceptionTypes.DEPRECATION_WARNING, message, 1);
    }
}
