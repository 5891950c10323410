package dev.krait.ast;

/** {@code boolop = And | Or} Compare CPython {@code Parser/Python.asdl}. */
public enum BoolOperator {
    AND("And"),
    OR("Or");

    private final String nodeName;

    BoolOperator(String nodeName) {
        this.nodeName = nodeName;
    }

    /** The name of the node class in module {@code ast}. */
    public String nodeName() {
        return nodeName;
    }
}
