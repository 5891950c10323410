package dev.krait.bytecode;

/** The bits of {@code co_flags} and of {@code compile()}'s flags. Compare CPython {@code Include/cpython/code.h}, {@code compile.h}. */
public final class CodeFlags {
    private CodeFlags() {}

    public static final int CO_OPTIMIZED = 0x1;
    public static final int CO_NEWLOCALS = 0x2;
    public static final int CO_VARARGS = 0x4;
    public static final int CO_VARKEYWORDS = 0x8;
    public static final int CO_NESTED = 0x10;
    public static final int CO_GENERATOR = 0x20;
    public static final int CO_COROUTINE = 0x80;
    public static final int CO_ITERABLE_COROUTINE = 0x100;
    public static final int CO_ASYNC_GENERATOR = 0x200;
    public static final int CO_FUTURE_DIVISION = 0x20000;
    public static final int CO_FUTURE_ABSOLUTE_IMPORT = 0x40000;
    public static final int CO_FUTURE_WITH_STATEMENT = 0x80000;
    public static final int CO_FUTURE_PRINT_FUNCTION = 0x100000;
    public static final int CO_FUTURE_UNICODE_LITERALS = 0x200000;
    public static final int CO_FUTURE_BARRY_AS_BDFL = 0x400000;
    public static final int CO_FUTURE_GENERATOR_STOP = 0x800000;
    public static final int CO_FUTURE_ANNOTATIONS = 0x1000000;
    public static final int CO_NO_MONITORING_EVENTS = 0x2000000;
    public static final int CO_HAS_DOCSTRING = 0x4000000;
    public static final int CO_METHOD = 0x8000000;

    /** All the future features: what {@code compile()} inherits from its caller's code. */
    public static final int PYCF_MASK = CO_FUTURE_DIVISION | CO_FUTURE_ABSOLUTE_IMPORT | CO_FUTURE_WITH_STATEMENT
            | CO_FUTURE_PRINT_FUNCTION | CO_FUTURE_UNICODE_LITERALS | CO_FUTURE_BARRY_AS_BDFL
            | CO_FUTURE_GENERATOR_STOP | CO_FUTURE_ANNOTATIONS;

    // Only in the flags of compile().
    public static final int PYCF_SOURCE_IS_UTF8 = 0x100;
    public static final int PYCF_DONT_IMPLY_DEDENT = 0x200;
    public static final int PYCF_ONLY_AST = 0x400;
    public static final int PYCF_IGNORE_COOKIE = 0x800;
    public static final int PYCF_TYPE_COMMENTS = 0x1000;
    public static final int PYCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000;
    public static final int PYCF_ALLOW_INCOMPLETE_INPUT = 0x4000;
    public static final int PYCF_OPTIMIZED_AST = 0x8000 | PYCF_ONLY_AST;

    // Bits of localspluskinds.
    public static final int CO_FAST_ARG_POS = 0x02;
    public static final int CO_FAST_ARG_KW = 0x04;
    public static final int CO_FAST_ARG_VAR = 0x08;
    public static final int CO_FAST_HIDDEN = 0x10;
    public static final int CO_FAST_LOCAL = 0x20;
    public static final int CO_FAST_CELL = 0x40;
    public static final int CO_FAST_FREE = 0x80;
    public static final int CO_FAST_ARG = CO_FAST_ARG_POS | CO_FAST_ARG_KW | CO_FAST_ARG_VAR;
}
