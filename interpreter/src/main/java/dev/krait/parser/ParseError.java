package dev.krait.parser;

/**
 * A program that is no Python, reported as CPython reports it. The caller of the front end makes the Python exception from it; the
 * arguments of that exception are {@code (message, (filename, line, offset, text, endLine, endOffset))}.
 *
 * <p>Lines and offsets count from 1, offsets in characters; 0 and -1 stand where CPython has them. A line of 0 means that there is no
 * position at all.
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

    private final Kind kind;
    private final String filename;
    private final int line;
    private final int offset;
    private final int endLine;
    private final int endOffset;
    private final String text;
    private boolean fromTokenizer;

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

    /** This error, marked as one of the tokenizer's: nothing that the parser has to say comes before it. */
    public ParseError fromTokenizer() {
        fromTokenizer = true;
        return this;
    }

    boolean isFromTokenizer() {
        return fromTokenizer;
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
