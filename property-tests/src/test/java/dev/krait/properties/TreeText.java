package dev.krait.properties;

import dev.krait.modules.ast.PyAst;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** A tree of Python objects as {@code ast.dump(tree, include_attributes=True)} writes it; in Java, because {@code Lib} is large. */
final class TreeText {
    private final PyThread t;
    private final StringBuilder out = new StringBuilder();

    private TreeText(PyThread t) {
        this.t = t;
    }

    static String of(PyThread t, Object tree) {
        TreeText text = new TreeText(t);
        text.value(tree);
        return text.out.toString();
    }

    private void value(Object value) {
        switch (value) {
            case PyAst node -> node(node);
            case PyList list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    out.append(i == 0 ? "" : ", ");
                    value(list.get(i));
                }
                out.append(']');
            }
            default -> out.append(Str.java(TextOps.repr(t, value)));
        }
    }

    private void node(PyAst node) {
        out.append(PyType.of(node).name).append('(');
        int before = out.length();
        fields(node, "_fields", before);
        fields(node, "_attributes", before);
        out.append(')');
    }

    private void fields(PyAst node, String names, int before) {
        for (Object name : ((PyTuple) AttributeOps.get(t, PyType.of(node), names)).items) {
            Object value = AttributeOps.lookup(t, node, Str.java(name));
            boolean unsaid = value == null || value == PyNone.NONE && AttributeOps.lookup(t, PyType.of(node), Str.java(name)) == PyNone.NONE
                    || value instanceof PyList list && list.size() == 0;
            if (!unsaid) {
                out.append(out.length() == before ? "" : ", ").append(Str.java(name)).append('=');
                value(value);
            }
        }
    }
}
