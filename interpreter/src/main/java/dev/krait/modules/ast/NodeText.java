package dev.krait.modules.ast;

import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.ReprGuard;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** {@code repr} of a node: a few levels, the first and the last element of lists. Compare CPython {@code Python/Python-ast.c: ast_repr}. */
final class NodeText {
    static final int DEPTH = 3;

    private final PyThread t;

    NodeText(PyThread t) {
        this.t = t;
    }

    String node(PyAst node, int depth) {
        String name = node.type.fullName();
        if (depth <= 0) {
            return name + "(...)";
        }
        if (!ReprGuard.enter(t, node)) {
            return name + "(...)";
        }
        try {
            StringBuilder text = new StringBuilder(name).append('(');
            Object[] fields = PyTuple.from(t, AttributeOps.get(t, node.type, "_fields")).items;
            for (int i = 0; i < fields.length; i++) {
                String field = AttributeOps.name(fields[i]);
                text.append(i > 0 ? ", " : "").append(field).append('=').append(value(AttributeOps.get(t, node, field), depth - 1));
            }
            return text.append(')').toString();
        } finally {
            ReprGuard.leave(t, node);
        }
    }

    private String value(Object value, int depth) {
        if (PyType.of(value).isSubtype(PyList.TYPE)) {
            return '[' + elements(((PyList) value).toArray(), depth) + ']';
        }
        if (value instanceof PyTuple tuple) {
            return '(' + elements(tuple.items, depth) + ')';
        }
        return element(value, depth);
    }

    private String elements(Object[] items, int depth) {
        return switch (items.length) {
            case 0 -> "";
            case 1 -> element(items[0], depth);
            case 2 -> element(items[0], depth) + ", " + element(items[1], depth);
            default -> element(items[0], depth) + ", ..., " + element(items[items.length - 1], depth);
        };
    }

    private String element(Object value, int depth) {
        return value instanceof PyAst node ? node(node, depth) : Str.java(TextOps.repr(t, value));
    }
}
