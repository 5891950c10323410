package dev.krait.bytecode;

/**
 * The remaining numbers that stand in instruction arguments. Compare CPython {@code pycore_opcode_utils.h},
 * {@code pycore_ceval.h}, {@code ceval.c: _Py_SpecialMethods}.
 */
public final class Oparg {
    private Oparg() {}

    // LOAD_COMMON_CONSTANT
    public static final int CONSTANT_ASSERTIONERROR = 0;
    public static final int CONSTANT_NOTIMPLEMENTEDERROR = 1;
    public static final int CONSTANT_BUILTIN_TUPLE = 2;
    public static final int CONSTANT_BUILTIN_ALL = 3;
    public static final int CONSTANT_BUILTIN_ANY = 4;

    // LOAD_SPECIAL
    public static final int SPECIAL_ENTER = 0;
    public static final int SPECIAL_EXIT = 1;
    public static final int SPECIAL_AENTER = 2;
    public static final int SPECIAL_AEXIT = 3;

    // SET_FUNCTION_ATTRIBUTE
    public static final int MAKE_FUNCTION_DEFAULTS = 0x01;
    public static final int MAKE_FUNCTION_KWDEFAULTS = 0x02;
    public static final int MAKE_FUNCTION_ANNOTATIONS = 0x04;
    public static final int MAKE_FUNCTION_CLOSURE = 0x08;
    public static final int MAKE_FUNCTION_ANNOTATE = 0x10;

    // RESUME: where, and whether the frame's handlers are only the generator's outermost one
    public static final int RESUME_AT_FUNC_START = 0;
    public static final int RESUME_AFTER_YIELD = 1;
    public static final int RESUME_AFTER_YIELD_FROM = 2;
    public static final int RESUME_AFTER_AWAIT = 3;
    public static final int RESUME_LOCATION_MASK = 3;
    public static final int RESUME_DEPTH1_MASK = 4;

    // CONVERT_VALUE
    public static final int CONVERT_STR = 1;
    public static final int CONVERT_REPR = 2;
    public static final int CONVERT_ASCII = 3;

    // COMPARE_OP: the comparison stands above bit 5, bit 4 asks for a bool, the low bits are the specialised forms' mask
    public static final int COMPARE_LT = 0;
    public static final int COMPARE_LE = 1;
    public static final int COMPARE_EQ = 2;
    public static final int COMPARE_NE = 3;
    public static final int COMPARE_GT = 4;
    public static final int COMPARE_GE = 5;
    public static final int COMPARE_SHIFT = 5;
    public static final int COMPARE_TO_BOOL = 16;
    public static final int COMPARE_MASK_UNORDERED = 1;
    public static final int COMPARE_MASK_LESS_THAN = 2;
    public static final int COMPARE_MASK_GREATER_THAN = 4;
    public static final int COMPARE_MASK_EQUALS = 8;

    private static final String[] COMPARISONS = {"<", "<=", "==", "!=", ">", ">="};
    private static final String[] SPECIAL_METHODS = {"__enter__", "__exit__", "__aenter__", "__aexit__"};

    /** The operator of a comparison, such as {@code <=}. */
    public static String comparison(int op) {
        return COMPARISONS[op];
    }

    /** The method that {@code LOAD_SPECIAL} looks up. */
    public static String specialMethod(int oparg) {
        return SPECIAL_METHODS[oparg];
    }

    /** How many methods {@code LOAD_SPECIAL} knows. */
    public static int specialMethodCount() {
        return SPECIAL_METHODS.length;
    }
}
