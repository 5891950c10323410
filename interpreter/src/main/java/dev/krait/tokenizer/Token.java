package dev.krait.tokenizer;

/**
 * Kinds of tokens, with the numbers of CPython's module {@code token}; keywords, which are names there, come after {@link #KEYWORDS}.
 */
public final class Token {
    public static final int ENDMARKER = 0;
    public static final int NAME = 1;
    public static final int NUMBER = 2;
    public static final int STRING = 3;
    public static final int NEWLINE = 4;
    public static final int INDENT = 5;
    public static final int DEDENT = 6;
    public static final int LPAR = 7; // (
    public static final int RPAR = 8; // )
    public static final int LSQB = 9; // [
    public static final int RSQB = 10; // ]
    public static final int COLON = 11; // :
    public static final int COMMA = 12; // ,
    public static final int SEMI = 13; // ;
    public static final int PLUS = 14; // +
    public static final int MINUS = 15; // -
    public static final int STAR = 16; // *
    public static final int SLASH = 17; // /
    public static final int VBAR = 18; // |
    public static final int AMPER = 19; // &
    public static final int LESS = 20; // <
    public static final int GREATER = 21; // >
    public static final int EQUAL = 22; // =
    public static final int DOT = 23; // .
    public static final int PERCENT = 24; // %
    public static final int LBRACE = 25; // {
    public static final int RBRACE = 26; // }
    public static final int EQEQUAL = 27; // ==
    public static final int NOTEQUAL = 28; // !=
    public static final int LESSEQUAL = 29; // <=
    public static final int GREATEREQUAL = 30; // >=
    public static final int TILDE = 31; // ~
    public static final int CIRCUMFLEX = 32; // ^
    public static final int LEFTSHIFT = 33; // <<
    public static final int RIGHTSHIFT = 34; // >>
    public static final int DOUBLESTAR = 35; // **
    public static final int PLUSEQUAL = 36; // +=
    public static final int MINEQUAL = 37; // -=
    public static final int STAREQUAL = 38; // *=
    public static final int SLASHEQUAL = 39; // /=
    public static final int PERCENTEQUAL = 40; // %=
    public static final int AMPEREQUAL = 41; // &=
    public static final int VBAREQUAL = 42; // |=
    public static final int CIRCUMFLEXEQUAL = 43; // ^=
    public static final int LEFTSHIFTEQUAL = 44; // <<=
    public static final int RIGHTSHIFTEQUAL = 45; // >>=
    public static final int DOUBLESTAREQUAL = 46; // **=
    public static final int DOUBLESLASH = 47; // //
    public static final int DOUBLESLASHEQUAL = 48; // //=
    public static final int AT = 49; // @
    public static final int ATEQUAL = 50; // @=
    public static final int RARROW = 51; // ->
    public static final int ELLIPSIS = 52; // ...
    public static final int COLONEQUAL = 53; // :=
    public static final int EXCLAMATION = 54; // !
    public static final int OP = 55;
    public static final int TYPE_IGNORE = 56;
    public static final int TYPE_COMMENT = 57;
    public static final int SOFT_KEYWORD = 58;
    public static final int FSTRING_START = 59;
    public static final int FSTRING_MIDDLE = 60;
    public static final int FSTRING_END = 61;
    public static final int TSTRING_START = 62;
    public static final int TSTRING_MIDDLE = 63;
    public static final int TSTRING_END = 64;
    public static final int COMMENT = 65;
    public static final int NL = 66;
    public static final int ERRORTOKEN = 67;
    public static final int ENCODING = 68;

    /** The first keyword. */
    public static final int KEYWORDS = 100;
    public static final int AND = 100;
    public static final int AS = 101;
    public static final int ASSERT = 102;
    public static final int ASYNC = 103;
    public static final int AWAIT = 104;
    public static final int BREAK = 105;
    public static final int CLASS = 106;
    public static final int CONTINUE = 107;
    public static final int DEF = 108;
    public static final int DEL = 109;
    public static final int ELIF = 110;
    public static final int ELSE = 111;
    public static final int EXCEPT = 112;
    public static final int FALSE = 113;
    public static final int FINALLY = 114;
    public static final int FOR = 115;
    public static final int FROM = 116;
    public static final int GLOBAL = 117;
    public static final int IF = 118;
    public static final int IMPORT = 119;
    public static final int IN = 120;
    public static final int IS = 121;
    public static final int LAMBDA = 122;
    public static final int NONE = 123;
    public static final int NONLOCAL = 124;
    public static final int NOT = 125;
    public static final int OR = 126;
    public static final int PASS = 127;
    public static final int RAISE = 128;
    public static final int RETURN = 129;
    public static final int TRUE = 130;
    public static final int TRY = 131;
    public static final int WHILE = 132;
    public static final int WITH = 133;
    public static final int YIELD = 134;

    private Token() {}
}
