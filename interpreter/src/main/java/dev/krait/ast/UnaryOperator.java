package dev.krait.ast;

/** {@code unaryop = Invert | Not | UAdd | USub} Compare CPython {@code Parser/Python.asdl}. */
public enum UnaryOperator {
    INVERT("Invert"),
    NOT("Not"),
    UADD("UAdd"),
    USUB("USub");

    private final String nodeName;

    UnaryOperator(String nodeName) {
        this.nodeName = nodeName;
    }

    /** The name of the node class in module {@code ast}. */
    public String nodeName() {
        return nodeName;
    }
}
