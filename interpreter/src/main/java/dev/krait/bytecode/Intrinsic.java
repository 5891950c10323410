package dev.krait.bytecode;

/** The arguments of {@code CALL_INTRINSIC_1} and {@code CALL_INTRINSIC_2}. Compare CPython {@code pycore_intrinsics.h}. */
public final class Intrinsic {
    private Intrinsic() {}

    public static final int INTRINSIC_1_INVALID = 0;
    public static final int INTRINSIC_PRINT = 1;
    public static final int INTRINSIC_IMPORT_STAR = 2;
    public static final int INTRINSIC_STOPITERATION_ERROR = 3;
    public static final int INTRINSIC_ASYNC_GEN_WRAP = 4;
    public static final int INTRINSIC_UNARY_POSITIVE = 5;
    public static final int INTRINSIC_LIST_TO_TUPLE = 6;
    public static final int INTRINSIC_TYPEVAR = 7;
    public static final int INTRINSIC_PARAMSPEC = 8;
    public static final int INTRINSIC_TYPEVARTUPLE = 9;
    public static final int INTRINSIC_SUBSCRIPT_GENERIC = 10;
    public static final int INTRINSIC_TYPEALIAS = 11;

    public static final int INTRINSIC_2_INVALID = 0;
    public static final int INTRINSIC_PREP_RERAISE_STAR = 1;
    public static final int INTRINSIC_TYPEVAR_WITH_BOUND = 2;
    public static final int INTRINSIC_TYPEVAR_WITH_CONSTRAINTS = 3;
    public static final int INTRINSIC_SET_FUNCTION_TYPE_PARAMS = 4;
    public static final int INTRINSIC_SET_TYPEPARAM_DEFAULT = 5;

    private static final String[] UNARY_NAMES = {
        "INTRINSIC_1_INVALID",
        "INTRINSIC_PRINT",
        "INTRINSIC_IMPORT_STAR",
        "INTRINSIC_STOPITERATION_ERROR",
        "INTRINSIC_ASYNC_GEN_WRAP",
        "INTRINSIC_UNARY_POSITIVE",
        "INTRINSIC_LIST_TO_TUPLE",
        "INTRINSIC_TYPEVAR",
        "INTRINSIC_PARAMSPEC",
        "INTRINSIC_TYPEVARTUPLE",
        "INTRINSIC_SUBSCRIPT_GENERIC",
        "INTRINSIC_TYPEALIAS",
    };

    private static final String[] BINARY_NAMES = {
        "INTRINSIC_2_INVALID",
        "INTRINSIC_PREP_RERAISE_STAR",
        "INTRINSIC_TYPEVAR_WITH_BOUND",
        "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
        "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
        "INTRINSIC_SET_TYPEPARAM_DEFAULT",
    };

    /** The name of an argument of {@code CALL_INTRINSIC_1}. */
    public static String unaryName(int oparg) {
        return UNARY_NAMES[oparg];
    }

    /** The name of an argument of {@code CALL_INTRINSIC_2}. */
    public static String binaryName(int oparg) {
        return BINARY_NAMES[oparg];
    }

    /** How many arguments {@code CALL_INTRINSIC_1} has, the invalid 0 included. */
    public static int unaryCount() {
        return UNARY_NAMES.length;
    }

    /** How many arguments {@code CALL_INTRINSIC_2} has, the invalid 0 included. */
    public static int binaryCount() {
        return BINARY_NAMES.length;
    }
}
