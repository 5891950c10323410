package dev.krait.parser;

import dev.krait.ast.Span;
import dev.krait.source.SourceText;
import dev.krait.tokenizer.Token;
import dev.krait.tokenizer.Tokenizer;

/** Makes the parser's errors. Compare CPython {@code Parser/pegen_errors.c}. */
final class Errors {
    private final TokenBuffer t;
    private final SourceText source;
    private final Tokenizer tokenizer;

    Errors(TokenBuffer tokens, ParseMode mode) {
        this.t = tokens;
        this.source = tokens.source;
        this.tokenizer = tokens.tokenizer;
    }

    /** {@code RAISE_SYNTAX_ERROR}: at the last token that has been read. */
    ParseError atLastToken(String message) {
        return atToken(ParseError.Kind.SYNTAX, message, t.filled - 1);
    }

    /** {@code RAISE_INDENTATION_ERROR}. */
    ParseError indentation(String message) {
        return atToken(ParseError.Kind.INDENTATION, message, t.filled - 1);
    }

    /** {@code RAISE_SYNTAX_ERROR_ON_NEXT_TOKEN}. */
    ParseError atNextToken(String message) {
        return atToken(ParseError.Kind.SYNTAX, message, Math.min(t.mark, t.filled - 1));
    }

    private ParseError atToken(ParseError.Kind kind, String message, int token) {
        if (token < 0) {
            return make(kind, message, 0, -1, 0, -1);
        }
        if (t.column(token) < 0) {
            // a token without a place: as far as the tokenizer has read
            return make(kind, message, t.line(token), tokenizer.currentColumn() - 1, t.endLine(token), -2);
        }
        return make(kind, message, t.line(token), t.column(token), t.endLine(token), t.endColumn(token));
    }

    /** {@code RAISE_SYNTAX_ERROR_KNOWN_LOCATION} and {@code _KNOWN_RANGE}: from byte to byte. */
    ParseError at(String message, Span span) {
        return make(ParseError.Kind.SYNTAX, message, span.line(), span.column(), span.endLine(), span.endColumn());
    }

    ParseError at(String message, Span from, Span to) {
        return at(message, from.to(to));
    }

    /** {@code RAISE_SYNTAX_ERROR_STARTING_FROM}: from a node to the last token that has been read. */
    ParseError from(String message, Span start) {
        int last = t.filled - 1;
        return make(ParseError.Kind.SYNTAX, message, start.line(), start.column(), t.endLine(last), t.endColumn(last));
    }

    /** Columns count bytes from 0; an end column below -1 is no end. Compare CPython {@code _PyPegen_raise_error_known_location}. */
    ParseError make(ParseError.Kind kind, String message, int line, int column, int endLine, int endColumn) {
        int start = source.lineStart(line);
        int end = source.lineEnd(start);
        String text = source.slice(start, end);
        boolean current = line >= tokenizer.currentLine() || endLine > line;
        int offset = column < 0 ? 0 : characters(start, end, column) + 1;
        int endOffset = endColumn < -1 ? -1 : endColumn < 0 ? 0 : endOffset(start, end, endLine == line ? start : -1, endLine, endColumn);
        return new ParseError(kind, message, source.filename(), line, offset, endLine, endOffset, current || line == t.line(t.filled - 1) ? text + "\n" : text);
    }

    private int endOffset(int start, int end, int sameLineStart, int endLine, int endColumn) {
        if (sameLineStart >= 0) {
            return characters(start, end, endColumn) + 1;
        }
        int from = source.lineStart(endLine);
        return characters(from, source.lineEnd(from), endColumn) + 1;
    }

    private int characters(int start, int end, int column) {
        return source.codePoints(start, Math.min(start + column, end)) + Math.max(0, column - (end - start));
    }

    ParseError tooComplex() {
        return new ParseError(ParseError.Kind.MEMORY, "Parser stack overflowed - Python source too complex to parse", source.filename(), 0, 0, 0, 0,
                null);
    }

    /** The error when no rule has had a better word. Compare CPython {@code _Pypegen_set_syntax_error}. */
    ParseError generic(int lastToken) {
        int kind = t.kind(lastToken);
        if (kind == Token.INDENT || kind == Token.DEDENT) {
            String message = kind == Token.INDENT ? "unexpected indent" : "unexpected unindent";
            return indentation(message);
        }
        ParseError error = atToken(ParseError.Kind.SYNTAX, "invalid syntax", lastToken);
        return tokenErrorsBefore(error);
    }

    /**
     * An error in a later token is told rather than this one. Compare CPython {@code _PyPegen_tokenize_full_source_to_check_for_errors}.
     */
    ParseError tokenErrorsBefore(ParseError error) {
        int last = t.filled - 1;
        int line = last < 0 ? 0 : t.line(last);
        try {
            do {
                tokenizer.next();
            } while (tokenizer.kind != Token.ENDMARKER);
        } catch (ParseError e) {
            if (e.getMessage().endsWith("was never closed") && line <= tokenizer.openBracketLine()) {
                return error;
            }
            return e;
        }
        return error;
    }
}
