package dev.krait.parser;

/**
 * A program that is no Python, reported as CPython reports it. The caller of the front end makes the Python exception from it; the
 * arguments of that exception are {@code (message, (filename, line, offset, text, endLine, endOffset))}.
 *
 * <p>Lines and offsets count from 1, offsets in characters; 0 and -1 stand where CPython has them. A line of 0 means that there is no
 * position at all, or with an offset of -1 that only the file is told.
 */
public final class ParseError extends RuntimeException {
    /** Which Python exception it becomes. */
    public enum Kind {
        SYNTAX("SyntaxError"),
        INDENTATION("IndentationError"),
        TAB("TabError"),
        INCOMPLETE_INPUT("_IncompleteInputError"),
        MEMORY("MemoryError");

        private final String exceptionName;

        Kind(String exceptionName) {
            this.exceptionName = exceptionName;
        }

        /** The name of the Python exception. */
        public String exceptionName() {
            return exceptionName;
        }
    }

    /** Where an error was found, which decides what it gives way to. */
    public enum Origin {
        /** By a rule: an error in a later token comes before it. */
        GRAMMAR,
        /** In a token: comes before an earlier error of the grammar. */
        TOKEN,
        /** By the tokenizer, but not in a token (indentation, line joining, the end): neither. */
        TOKENIZER
    }

    private final Kind kind;
    private final String filename;
    private final int line;
    private final int offset;
    private final int endLine;
    private final int endOffset;
    private final String text;
    private String source;
    private boolean placeApart;
    private String file;
    private Origin origin = Origin.GRAMMAR;

    public ParseError(Kind kind, String message, String filename, int line, int offset, int endLine, int endOffset, String text) {
        super(message, null, false, false);
        this.kind = kind;
        this.filename = filename;
        this.line = line;
        this.offset = offset;
        this.endLine = endLine;
        this.endOffset = endOffset;
        this.text = text;
    }

    /** This error, whose exception gets its place as attributes only, not as an argument: what the symbol table finds. */
    public ParseError withPlaceApart() {
        placeApart = true;
        return this;
    }

    public boolean placeApart() {
        return placeApart;
    }

    /** This error, whose exception gets the name of the file as an attribute only: what is found while bytes in memory are decoded. */
    ParseError withFileApart(String name) {
        file = name;
        return this;
    }

    /** The name of the file where the arguments of the exception do not tell it, else null. */
    public String fileApart() {
        return file;
    }

    /** This error, with the text in which the grammar found it. */
    ParseError withSource(String wholeText) {
        source = wholeText;
        return this;
    }

    /** The text in which the parser found the error; null for errors that are not the parser's. */
    public String source() {
        return source;
    }

    /** This error, with where it was found. */
    public ParseError withOrigin(Origin where) {
        origin = where;
        return this;
    }

    Origin origin() {
        return origin;
    }

    public Kind kind() {
        return kind;
    }

    public String filename() {
        return filename;
    }

    public int line() {
        return line;
    }

    public int offset() {
        return offset;
    }

    public int endLine() {
        return endLine;
    }

    public int endOffset() {
        return endOffset;
    }

    /** The line of source, or null. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return kind.exceptionName() + ": " + getMessage() + " (" + filename + ", line " + line + ", offset " + offset + ")";
    }
}
