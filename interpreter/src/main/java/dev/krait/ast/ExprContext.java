package dev.krait.ast;

/** {@code expr_context = Load | Store | Del} Compare CPython {@code Parser/Python.asdl}. */
public enum ExprContext {
    LOAD("Load"),
    STORE("Store"),
    DEL("Del");

    private final String nodeName;

    ExprContext(String nodeName) {
        this.nodeName = nodeName;
    }

    /** The name of the node class in module {@code ast}. */
    public String nodeName() {
        return nodeName;
    }
}
