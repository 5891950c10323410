package dev.krait.symtable;

import dev.krait.ast.Span;

/** A syntax error found after parsing. Lines and columns are those of {@code SyntaxError}: columns count from 1. */
public final class CompileError extends RuntimeException {
    private final String filename;
    private final int line;
    private final int column;
    private final int endLine;
    private final int endColumn;

    private CompileError(String message, String filename, int line, int column, int endLine, int endColumn) {
        super(message, null, false, false);
        this.filename = filename;
        this.line = line;
        this.column = column;
        this.endLine = endLine;
        this.endColumn = endColumn;
    }

    /** An error about a stretch of source. */
    public static CompileError at(String filename, Span span, String message) {
        return new CompileError(
                message, filename, span.line(), span.column() + 1, span.endLine(), span.endColumn() + 1);
    }

    public String filename() {
        return filename;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public int endLine() {
        return endLine;
    }

    public int endColumn() {
        return endColumn;
    }
}
