package dev.krait.tokenizer;

/** The kinds of operator tokens, by their characters. */
final class Operators {
    private Operators() {}

    /** The kind of a single character, or {@link Token#OP} when it is no operator. */
    static int one(int c) {
        return switch (c) {
            case '!' -> Token.EXCLAMATION;
            case '%' -> Token.PERCENT;
            case '&' -> Token.AMPER;
            case '(' -> Token.LPAR;
            case ')' -> Token.RPAR;
            case '*' -> Token.STAR;
            case '+' -> Token.PLUS;
            case ',' -> Token.COMMA;
            case '-' -> Token.MINUS;
            case '.' -> Token.DOT;
            case '/' -> Token.SLASH;
            case ':' -> Token.COLON;
            case ';' -> Token.SEMI;
            case '<' -> Token.LESS;
            case '=' -> Token.EQUAL;
            case '>' -> Token.GREATER;
            case '@' -> Token.AT;
            case '[' -> Token.LSQB;
            case ']' -> Token.RSQB;
            case '^' -> Token.CIRCUMFLEX;
            case '{' -> Token.LBRACE;
            case '|' -> Token.VBAR;
            case '}' -> Token.RBRACE;
            case '~' -> Token.TILDE;
            default -> Token.OP;
        };
    }

    /** The kind of two characters, or {@link Token#OP}. */
    static int two(int c, int d) {
        if (d == '=') {
            return switch (c) {
                case '!' -> Token.NOTEQUAL;
                case '%' -> Token.PERCENTEQUAL;
                case '&' -> Token.AMPEREQUAL;
                case '*' -> Token.STAREQUAL;
                case '+' -> Token.PLUSEQUAL;
                case '-' -> Token.MINEQUAL;
                case '/' -> Token.SLASHEQUAL;
                case ':' -> Token.COLONEQUAL;
                case '<' -> Token.LESSEQUAL;
                case '=' -> Token.EQEQUAL;
                case '>' -> Token.GREATEREQUAL;
                case '@' -> Token.ATEQUAL;
                case '^' -> Token.CIRCUMFLEXEQUAL;
                case '|' -> Token.VBAREQUAL;
                default -> Token.OP;
            };
        }
        return switch (c) {
            case '*' -> d == '*' ? Token.DOUBLESTAR : Token.OP;
            case '/' -> d == '/' ? Token.DOUBLESLASH : Token.OP;
            case '-' -> d == '>' ? Token.RARROW : Token.OP;
            case '<' -> d == '<' ? Token.LEFTSHIFT : d == '>' ? Token.NOTEQUAL : Token.OP;
            case '>' -> d == '>' ? Token.RIGHTSHIFT : Token.OP;
            default -> Token.OP;
        };
    }

    /** The kind of three characters, or {@link Token#OP}. */
    static int three(int c, int d, int e) {
        if (e == '=' && c == d) {
            return switch (c) {
                case '*' -> Token.DOUBLESTAREQUAL;
                case '/' -> Token.DOUBLESLASHEQUAL;
                case '<' -> Token.LEFTSHIFTEQUAL;
                case '>' -> Token.RIGHTSHIFTEQUAL;
                default -> Token.OP;
            };
        }
        return c == '.' && d == '.' && e == '.' ? Token.ELLIPSIS : Token.OP;
    }
}
