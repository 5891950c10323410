package dev.krait.ast;

/** {@code cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn} Compare CPython {@code Parser/Python.asdl}. */
public enum CmpOperator {
    EQ("Eq"),
    NOT_EQ("NotEq"),
    LT("Lt"),
    LT_E("LtE"),
    GT("Gt"),
    GT_E("GtE"),
    IS("Is"),
    IS_NOT("IsNot"),
    IN("In"),
    NOT_IN("NotIn");

    private final String nodeName;

    CmpOperator(String nodeName) {
        this.nodeName = nodeName;
    }

    /** The name of the node class in module {@code ast}. */
    public String nodeName() {
        return nodeName;
    }
}
