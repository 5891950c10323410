package dev.krait.tokenizer;

/** One f-string or t-string that the tokenizer is inside of. Compare CPython {@code Parser/lexer/state.h: tokenizer_mode}. */
final class FormatMode {
    final char letter;
    final boolean raw;
    final int quote;
    final int quoteSize;
    /** Where the prefix starts, and the line it starts in. */
    final int start;
    final int line;
    final int lineStart;

    /** True between the braces, false in the literal text. */
    boolean inExpression;
    boolean inFormatSpec;
    /** How many brackets are open since the start of the string, its own braces included. */
    int bracketDepth;
    /** The bracket depth at which the innermost replacement field began; -1 in no field. */
    int fieldDepth = -1;
    /** An {@code =} has been seen at the end of the expression. */
    boolean debug;

    FormatMode(char letter, boolean raw, int quote, int quoteSize, int start, int line, int lineStart) {
        this.letter = letter;
        this.raw = raw;
        this.quote = quote;
        this.quoteSize = quoteSize;
        this.start = start;
        this.line = line;
        this.lineStart = lineStart;
    }

    boolean inField() {
        return fieldDepth >= 0;
    }

    int startKind() {
        return letter == 't' ? Token.TSTRING_START : Token.FSTRING_START;
    }

    int middleKind() {
        return letter == 't' ? Token.TSTRING_MIDDLE : Token.FSTRING_MIDDLE;
    }

    int endKind() {
        return letter == 't' ? Token.TSTRING_END : Token.FSTRING_END;
    }

    String what() {
        return letter + "-string";
    }
}
