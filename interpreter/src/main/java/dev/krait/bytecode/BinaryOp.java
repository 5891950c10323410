package dev.krait.bytecode;

/** The arguments of {@code BINARY_OP}. Compare CPython {@code Include/opcode.h}. */
public final class BinaryOp {
    private BinaryOp() {}

    public static final int NB_ADD = 0;
    public static final int NB_AND = 1;
    public static final int NB_FLOOR_DIVIDE = 2;
    public static final int NB_LSHIFT = 3;
    public static final int NB_MATRIX_MULTIPLY = 4;
    public static final int NB_MULTIPLY = 5;
    public static final int NB_REMAINDER = 6;
    public static final int NB_OR = 7;
    public static final int NB_POWER = 8;
    public static final int NB_RSHIFT = 9;
    public static final int NB_SUBTRACT = 10;
    public static final int NB_TRUE_DIVIDE = 11;
    public static final int NB_XOR = 12;
    public static final int NB_INPLACE_ADD = 13;
    public static final int NB_INPLACE_AND = 14;
    public static final int NB_INPLACE_FLOOR_DIVIDE = 15;
    public static final int NB_INPLACE_LSHIFT = 16;
    public static final int NB_INPLACE_MATRIX_MULTIPLY = 17;
    public static final int NB_INPLACE_MULTIPLY = 18;
    public static final int NB_INPLACE_REMAINDER = 19;
    public static final int NB_INPLACE_OR = 20;
    public static final int NB_INPLACE_POWER = 21;
    public static final int NB_INPLACE_RSHIFT = 22;
    public static final int NB_INPLACE_SUBTRACT = 23;
    public static final int NB_INPLACE_TRUE_DIVIDE = 24;
    public static final int NB_INPLACE_XOR = 25;
    public static final int NB_SUBSCR = 26;

    private static final String[] NAMES = {
        "NB_ADD",
        "NB_AND",
        "NB_FLOOR_DIVIDE",
        "NB_LSHIFT",
        "NB_MATRIX_MULTIPLY",
        "NB_MULTIPLY",
        "NB_REMAINDER",
        "NB_OR",
        "NB_POWER",
        "NB_RSHIFT",
        "NB_SUBTRACT",
        "NB_TRUE_DIVIDE",
        "NB_XOR",
        "NB_INPLACE_ADD",
        "NB_INPLACE_AND",
        "NB_INPLACE_FLOOR_DIVIDE",
        "NB_INPLACE_LSHIFT",
        "NB_INPLACE_MATRIX_MULTIPLY",
        "NB_INPLACE_MULTIPLY",
        "NB_INPLACE_REMAINDER",
        "NB_INPLACE_OR",
        "NB_INPLACE_POWER",
        "NB_INPLACE_RSHIFT",
        "NB_INPLACE_SUBTRACT",
        "NB_INPLACE_TRUE_DIVIDE",
        "NB_INPLACE_XOR",
        "NB_SUBSCR",
    };

    private static final String[] SYMBOLS = {
        "+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^",
        "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=",
        "[]",
    };

    /** One more than the highest argument. */
    public static final int LIMIT = NAMES.length;

    /** The argument's name, such as {@code NB_INPLACE_ADD}. */
    public static String name(int oparg) {
        return NAMES[oparg];
    }

    /** The operator as written in source, such as {@code +=}. */
    public static String symbol(int oparg) {
        return SYMBOLS[oparg];
    }
}
