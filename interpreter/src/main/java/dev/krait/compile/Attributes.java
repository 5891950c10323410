package dev.krait.compile;

import dev.krait.ast.Expr;
import dev.krait.ast.Span;

/** Where attribute accesses that span lines are said to be. */
final class Attributes {
    private Attributes() {}

    /**
     * If an attribute stands on another line than the expression begins, the access begins at its name.
     * Compare CPython {@code Python/codegen.c: update_start_location_to_match_attr}.
     */
    static Span location(Span span, Expr.Attribute attribute) {
        Span whole = attribute.span();
        if (span.line() == whole.endLine()) {
            return span;
        }
        int line = whole.endLine();
        int column = -1;
        int endColumn = -1;
        int length = attribute.attr().codePointCount(0, attribute.attr().length());
        if (length <= whole.endColumn()) {
            column = whole.endColumn() - length;
            endColumn = span.endColumn();
        }
        int endLine = Math.max(line, span.endLine());
        if (line == endLine) {
            endColumn = Math.max(column, endColumn);
        }
        return new Span(line, column, endLine, endColumn);
    }
}
