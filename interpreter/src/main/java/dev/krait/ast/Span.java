package dev.krait.ast;

/**
 * A stretch of source: lines count from 1, columns are UTF-8 byte offsets and count from 0, the end is exclusive.
 */
public record Span(int line, int column, int endLine, int endColumn) {
    /** From the start of this span to the end of the other. */
    public Span to(Span end) {
        return new Span(line, column, end.endLine, end.endColumn);
    }
}
