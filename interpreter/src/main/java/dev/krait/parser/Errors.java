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

    Errors(TokenBuffer tokens) {
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

    /** {@code RAISE_SYNTAX_ERROR_STARTING_FROM}: from a node to where the tokenizer is. */
    ParseError from(String message, Span start) {
        return make(ParseError.Kind.SYNTAX, message, start.line(), start.column(), tokenizer.currentLine(), tokenizer.currentColumn() - 1);
    }

    /**
     * Columns count bytes from 0; -1 becomes the offset 0, and an end column of -2 the end offset -1. Compare CPython
     * {@code _PyPegen_raise_error_known_location}.
     */
    ParseError make(ParseError.Kind kind, String message, int line, int column, int endLine, int endColumn) {
        // the line that is being read still has its end, and a string that does not end all that was read after it
        boolean current = line >= tokenizer.currentLine() && tokenizer.readEnd() > 0;
        int start = current ? tokenizer.currentLineStart() : source.lineStart(line);
        int end = current ? tokenizer.readEnd() : source.lineEnd(start);
        int length = end - start;
        // the end is counted in the first line too, even if it is in another
        return new ParseError(kind, message, source.filename(), line, offset(start, length, column + 1), endLine,
                endColumn < -1 ? -1 : offset(start, length, endColumn + 1), source.slice(start, end));
    }

    /** A count of bytes as a count of characters; it reaches one past the line at most. */
    private int offset(int start, int length, int bytes) {
        return source.codePoints(start, start + Math.min(bytes, length)) + (bytes > length ? 1 : 0);
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
        return tokenErrorsBefore(at("invalid syntax", t.span(lastToken)));
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
            if (tokenizer.isInFormat()) {
                return error;
            }
            if (e.origin() == ParseError.Origin.TOKEN) {
                return e;
            }
            return tokenizer.level() > 0 && line > tokenizer.openBracketLine() ? tokenizer.neverClosed() : error;
        }
        return error;
    }
}
