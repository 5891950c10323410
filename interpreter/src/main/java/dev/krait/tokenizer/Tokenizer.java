package dev.krait.tokenizer;

import dev.krait.parser.ParseError;
import dev.krait.parser.WarningSink;
import dev.krait.source.SourceText;
import dev.krait.source.Utf8;

/**
 * The lexer: lines, names and type comments, and the hand-over to indentation, numbers, strings and operators. One call of {@link #next} finds one token and
 * leaves it in the public fields. Compare CPython {@code Parser/lexer/lexer.c: tok_get_normal_mode}.
 *
 * <p>Columns are UTF-8 bytes from the start of the line; they are -1 for tokens that CPython places nowhere (indents, dedents, the end).
 */
public final class Tokenizer {
    /** The token found: its kind, its bytes, and where it starts and ends. */
    public int kind;
    public int start;
    public int end;
    public int line;
    public int column;
    public int endLine;
    public int endColumn;

    final SourceText source;
    final byte[] bytes;
    final int length;
    final Brackets brackets = new Brackets();
    private final WarningSink warnings;
    private final boolean typeComments;
    private final NumberScanner numbers;
    private final StringScanner strings;
    private final OperatorScanner operators;
    private final Indentation indentation;

    /** The next byte to read, and the line it is in. */
    int cur;
    int lineno;
    int lineStart;

    /** Where CPython's buffer starts: at the line in which the token that is being read began, or later. */
    int bufferStart;
    /** The end of the last line read, when the cursor has gone back from it; else 0. */
    private int lastRead;
    /** Whether reading has gone past the last character without an error. */
    private boolean endSeen;
    /** For {@code tokenize}: what only the parser must refuse is let through. */
    private boolean lenient;
    private boolean atLineStart = true;

    public Tokenizer(SourceText source, boolean typeComments, WarningSink warnings) {
        this.source = source;
        this.bytes = source.bytes();
        this.length = source.length();
        this.lineno = length == 0 ? 0 : 1;
        this.typeComments = typeComments;
        this.warnings = warnings;
        this.numbers = new NumberScanner(this);
        this.strings = new StringScanner(this);
        this.operators = new OperatorScanner(this);
        this.indentation = new Indentation(this);
    }

    /** Finds the next token; after the last one it gives the end marker for ever. */
    public void next() {
        FormatMode mode = strings.mode();
        if (mode != null && !mode.inExpression) {
            strings.scanMiddle(mode);
        } else {
            scan(mode);
        }
    }

    /** How many brackets are open. */
    public int level() {
        return brackets.level();
    }

    /** The innermost open bracket, its line and its column; only while {@link #level} is positive. */
    public char openBracket() {
        return brackets.opening(brackets.level() - 1);
    }

    public int openBracketLine() {
        return brackets.line(brackets.level() - 1);
    }

    public int openBracketColumn() {
        return brackets.column(brackets.level() - 1);
    }

    /** How far the line has been read, in bytes. */
    public int currentColumn() {
        return cur - lineStart;
    }

    public int currentLine() {
        return lineno;
    }

    /** True inside an f-string or t-string. */
    public boolean isInFormat() {
        return strings.mode() != null;
    }

    /**
     * Lets pass numbers with names behind them, leading zeros and brackets without a partner. Compare CPython
     * {@code Parser/lexer/state.h: tok_extra_tokens}.
     */
    public void beLenient() {
        lenient = true;
    }

    boolean isLenient() {
        return lenient;
    }

    /** True when the end of the text has been seen. Compare CPython {@code Parser/pegen.c: _is_end_of_source}. */
    public boolean isAtEnd() {
        return endSeen;
    }

    /** A character behind the token has been asked for. */
    boolean peeked() {
        endSeen |= cur >= length;
        return true;
    }

    /** The end of the last line that has been read, its line end included. */
    public int readEnd() {
        return lastRead > 0 ? lastRead : Math.min(source.lineEnd(lineStart) + 1, length);
    }

    /** Where the current line starts. */
    public int currentLineStart() {
        return lineStart;
    }

    /** What is wrong started here; errors that are told instead look at the cursor. */
    void backTo(int offset, int atLine, int atLineStart) {
        lastRead = readEnd();
        cur = offset;
        lineno = atLine;
        lineStart = atLineStart;
    }

    /** True when nothing but blanks, line ends and comments follows. Compare CPython {@code Parser/pegen.c: bad_single_statement}. */
    public boolean onlyBlanksFollow() {
        for (int at = cur; at < length; at++) {
            int c = bytes[at];
            if (c == '#') {
                at = source.lineEnd(at);
            } else if (c != ' ' && c != '\t' && c != '\n' && c != '\f') {
                return false;
            }
        }
        return true;
    }

    /** True when blocks are open. */
    public boolean isIndented() {
        return indentation.isOpen();
    }

    /** Closes all blocks: the next tokens are the dedents. For input that ends a statement by ending. */
    public void closeBlocks() {
        indentation.close();
    }

    // ---- Normal mode ----

    void scan(FormatMode mode) {
        while (true) {
            boolean blank = false;
            peeked();
            if (atLineStart) {
                // a line begins when it is read, so that errors about the last token still see the last line
                if (cur > lineStart) {
                    newLine();
                    bufferStart = lineStart;
                }
                atLineStart = false;
                blank = indentation.read();
            }
            int due = indentation.take();
            if (due >= 0) {
                nowhere(due);
                return;
            }
            if (scanInLine(mode, blank)) {
                return;
            }
        }
    }

    /** A token that has no column. */
    private void nowhere(int what) {
        kind = what;
        start = cur;
        end = cur;
        line = lineno;
        column = -1;
        endLine = lineno;
        endColumn = -1;
    }

    /** A token from {@code from} to the cursor, in this line. */
    boolean token(int what, int from) {
        kind = what;
        start = from;
        end = cur;
        line = lineno;
        column = from - lineStart;
        endLine = lineno;
        endColumn = cur - lineStart;
        return true;
    }

    /** A token from {@code from} to the cursor that began in an earlier line. */
    boolean token(int what, int from, int fromLine, int fromLineStart) {
        token(what, from);
        line = fromLine;
        column = from - fromLineStart;
        return true;
    }

    /** The cursor stands after a line end: goes on to the next line, if there is one. */
    void newLine() {
        if (cur < length) {
            lineno++;
            lineStart = cur;
        }
    }

    /** The cursor stands behind a backslash: the line must end here and another one follow. */
    void joinLine() {
        if (bytes[cur] != '\n') {
            if (cur < length) {
                cur++;
            }
            throw error(ParseError.Kind.SYNTAX, "unexpected character after line continuation character", lineno, cur - 1 - bufferStart, 0);
        }
        cur++;
        if (cur >= length) {
            throw unexpectedEnd();
        }
        newLine();
    }

    /** The rest of one line; false when it held nothing that makes a token. */
    private boolean scanInLine(FormatMode mode, boolean blank) {
        while (true) {
            int c = bytes[cur];
            while (c == ' ' || c == '\t' || c == '\f') {
                c = bytes[++cur];
            }
            int from = cur;
            if (c == '#') {
                while ((c = bytes[cur]) != '\n' && cur < length) {
                    cur++;
                }
                peeked();
                if (typeComments && typeComment(from, blank)) {
                    return true;
                }
                // the line end that follows counts from the comment
            }
            if (c == 0) {
                return end();
            }
            if (isNameStart(c)) {
                return nameOrString(from);
            }
            if (c == '\n') {
                cur++;
                atLineStart = true;
                return !blank && brackets.level() == 0 && token(Token.NEWLINE, from);
            }
            if (isDigit(c) || c == '.' && isDigit(bytes[cur + 1])) {
                return numbers.scan(from) && peeked();
            }
            if (c == '\'' || c == '"') {
                return strings.scanString(from);
            }
            if (c != '\\') {
                return operators.scan(from, c, mode);
            }
            cur++;
            joinLine();
        }
    }

    private boolean end() {
        if (cur < length) {
            cur++;
            throw errorHere("source code cannot contain null bytes");
        }
        if (brackets.level() > 0) {
            throw unexpectedEnd();
        }
        endSeen = true;
        nowhere(Token.ENDMARKER);
        return true;
    }

    /** The end inside brackets or behind a backslash. */
    private ParseError unexpectedEnd() {
        ParseError error = brackets.level() > 0 ? neverClosed()
                : error(ParseError.Kind.SYNTAX, "unexpected EOF while parsing", lineno, cur - lineStart - 1, -1);
        endSeen = true;
        return error;
    }

    /** The innermost open bracket has no partner. */
    public ParseError neverClosed() {
        return error(ParseError.Kind.SYNTAX, "'" + openBracket() + "' was never closed", openBracketLine(), openBracketColumn(), 0);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c < 0;
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    private boolean nameOrString(int from) {
        int prefix = strings.prefixLength(from);
        if (prefix > 0) {
            cur = from + prefix;
            return strings.scanPrefixed(from);
        }
        byte[] b = bytes;
        int at = from;
        boolean ascii = true;
        int c;
        while (isNamePart(c = b[at])) {
            if (c < 0) {
                ascii = false;
            }
            at++;
        }
        cur = at;
        peeked();
        if (!ascii && !lenient) {
            verifyIdentifier(from);
        }
        return token(Token.NAME, from);
    }

    /** A name with characters beyond ASCII must be one by PEP 3131. */
    private void verifyIdentifier(int from) {
        for (int at = from; at < cur;) {
            int c = Utf8.codePoint(bytes, at);
            int size = Utf8.sequenceLength(bytes, at);
            if (at == from ? !Identifiers.isStart(c) : !Identifiers.isPart(c)) {
                cur = at + size;
                throw errorHere(Identifiers.isPrintable(c)
                        ? "invalid character '%s' (U+%04X)".formatted(Character.toString(c), c)
                        : "invalid non-printable character U+%04X".formatted(c));
            }
            at += size;
        }
    }

    // ---- Type comments ----

    /** A comment from {@code from} to the cursor: a token, if it is about types. */
    private boolean typeComment(int from, boolean blank) {
        int at = matchTypePrefix(from);
        if (at < 0) {
            return false;
        }
        int ignoreEnd = at + 6;
        boolean ignore = cur >= ignoreEnd && source.slice(at, ignoreEnd).equals("ignore")
                && !(cur > ignoreEnd && (bytes[ignoreEnd] < 0 || Character.isLetterOrDigit(bytes[ignoreEnd])));
        token(ignore ? Token.TYPE_IGNORE : Token.TYPE_COMMENT, ignore ? ignoreEnd : at);
        if (ignore && blank && bytes[cur] == '\n') {
            cur++;
            // CPython has the line end in the tag then
            end = cur;
            atLineStart = true;
        }
        return true;
    }

    /** Matches {@code # type: }, where a space is any number of blanks; the offset behind it, or -1. */
    private int matchTypePrefix(int from) {
        String prefix = "# type: ";
        int at = from;
        for (int i = 0; i < prefix.length(); i++) {
            if (prefix.charAt(i) == ' ') {
                while (bytes[at] == ' ' || bytes[at] == '\t') {
                    at++;
                }
            } else if (at < cur && bytes[at] == prefix.charAt(i)) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }

    // ---- Errors and warnings ----

    /** An error whose offset is the last character read. Compare CPython {@code Parser/tokenizer/helpers.c: _syntaxerror_range}. */
    ParseError errorHere(String message) {
        int offset = source.codePoints(lineStart, cur);
        return errorAt(message, lineno, lineStart, offset, -1);
    }

    /** An error in the line that starts at an offset; the offsets in it count characters from 1. */
    ParseError errorAt(String message, int atLine, int atLineStart, int offset, int endOffset) {
        endSeen = false;
        String text = source.slice(atLineStart, source.lineEnd(atLineStart));
        return new ParseError(ParseError.Kind.SYNTAX, message, source.filename(), atLine, offset, atLine, endOffset < 0 ? offset : endOffset, text)
                .withOrigin(ParseError.Origin.TOKEN);
    }

    /** A string that does not end. */
    ParseError unterminated(String message, int atLine, int atLineStart, int offset, boolean atEnd) {
        ParseError error = errorAt(message, atLine, atLineStart, offset, -1);
        endSeen = atEnd;
        return error;
    }

    /** An error that the parser reports for the tokenizer: the column counts bytes from 0, the text has its line end. */
    ParseError error(ParseError.Kind what, String message, int atLine, int atColumn, int endOffset) {
        endSeen = false;
        int from = source.lineStart(atLine);
        int to = source.lineEnd(from);
        boolean current = atLine == lineno && to < length;
        int limit = current ? to + 1 : to;
        int offset = source.codePoints(from, Math.min(from + atColumn, limit)) + 1;
        String text = source.slice(from, to);
        return new ParseError(what, message, source.filename(), atLine, offset, atLine, endOffset, current ? text + "\n" : text)
                .withOrigin(ParseError.Origin.TOKENIZER);
    }

    /** Warns about the line read now; an error here, if the program wants that. */
    void warn(String message) {
        if (!warnings.syntaxWarning(message, source.filename(), lineno)) {
            throw errorHere(message);
        }
    }

    /** Warns about an escape; an error in other words behind its character, if the program wants that. */
    void warnOfEscape(String message, String error) {
        if (!warnings.syntaxWarning(message, source.filename(), lineno)) {
            cur++;
            throw errorHere(error);
        }
    }
}
