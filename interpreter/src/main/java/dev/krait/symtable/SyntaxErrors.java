package dev.krait.symtable;

import dev.krait.ast.Span;
import dev.krait.parser.ParseError;

/** Makes the errors that are found after parsing. The caller throws them. */
public final class SyntaxErrors {
    private SyntaxErrors() {}

    /**
     * A syntax error about a stretch of source. Its offsets are CPython's: bytes and not characters, since these errors are made of the
     * tree. Compare CPython {@code Python/errors.c: _PyErr_RaiseSyntaxError}.
     */
    public static ParseError at(String filename, Span span, String message) {
        return new ParseError(
                ParseError.Kind.SYNTAX,
                message,
                filename,
                span.line(),
                span.column() + 1,
                span.endLine(),
                span.endColumn() + 1,
                null);
    }
}
