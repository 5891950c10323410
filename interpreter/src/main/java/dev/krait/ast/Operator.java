package dev.krait.ast;

/** {@code operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv} Compare CPython {@code Parser/Python.asdl}. */
public enum Operator {
    ADD("Add"),
    SUB("Sub"),
    MULT("Mult"),
    MAT_MULT("MatMult"),
    DIV("Div"),
    MOD("Mod"),
    POW("Pow"),
    LSHIFT("LShift"),
    RSHIFT("RShift"),
    BIT_OR("BitOr"),
    BIT_XOR("BitXor"),
    BIT_AND("BitAnd"),
    FLOOR_DIV("FloorDiv");

    private final String nodeName;

    Operator(String nodeName) {
        this.nodeName = nodeName;
    }

    /** The name of the node class in module {@code ast}. */
    public String nodeName() {
        return nodeName;
    }
}
