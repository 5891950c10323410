package dev.krait.modules.tokenize;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.exposer.ExposedNew;
import dev.krait.exposer.ExposedType;
import dev.krait.importing.SourceErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.BufferOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.TruthOps;
import dev.krait.parser.ParseError;
import dev.krait.source.SourceText;
import dev.krait.thread.PyThread;
import dev.krait.tokenizer.Token;
import dev.krait.tokenizer.Tokenizer;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseException;
import dev.krait.type.exception.PySyntaxError;
import dev.krait.type.iter.BuiltinIterator;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.util.ArrayDeque;

/**
 * The tokens of a program as tuples (type, string, start, end, line). All lines are read when the first token is asked for. With {@code extra_tokens} the
 * comments and empty lines that the lexer passes over are found between its tokens. Compare CPython {@code Python/Python-tokenize.c: tokenizeriter_next}.
 */
@ExposedType("_tokenize.TokenizerIter")
public final class PyTokenizerIter extends BuiltinIterator {
    public static final PyType TYPE = PyType.builtin(PyTokenizerIterTable.TABLE, PyType.OBJECT, 0);

    private static final String END = "unexpected EOF in multi-line statement";

    private final Object readline;
    private final String encoding;
    private final boolean extra;
    private final ArrayDeque<Object> ready = new ArrayDeque<>();
    private SourceText source;
    private Tokenizer tokenizer;
    /** Whether the last line has no line end of its own. */
    private boolean implicitNewline;
    private boolean carriageReturns;
    private int lastEnd;
    private boolean done;
    /** What is raised when {@link #ready} is used up. */
    private ParseError error;

    private PyTokenizerIter(Object readline, String encoding, boolean extra) {
        super(TYPE);
        this.readline = readline;
        this.encoding = encoding;
        this.extra = extra;
    }

    @ExposedNew("(readline, /, *, encoding=None, extra_tokens)")
    static Object newIter(PyThread t, PyType cls, Object readline, Object encoding, Object extraTokens) {
        return new PyTokenizerIter(readline, encoding == null ? null : Str.java(encoding), TruthOps.isTrue(t, extraTokens));
    }

    @Override
    public Object next(PyThread t) {
        while (ready.isEmpty()) {
            if (error != null) {
                ParseError e = error;
                error = null;
                throw exception(t, e);
            }
            if (done) {
                return null;
            }
            try {
                if (tokenizer == null) {
                    read(t);
                }
                step();
            } catch (ParseError e) {
                done = true;
                error = e.getMessage().endsWith("was never closed") || e.getMessage().equals("unexpected EOF while parsing") ? unexpectedEnd(e) : e;
            }
        }
        return ready.poll();
    }

    /** The end of the program inside brackets or behind a backslash; what lies before it still comes. */
    private ParseError unexpectedEnd(ParseError e) {
        boolean joined = e.getMessage().equals("unexpected EOF while parsing");
        if (extra && !joined) {
            between(lastEnd, source.length());
        }
        int line = lines();
        int start = lineStart(Math.max(source.length() - 1, 0));
        // where the tokenizer's buffer holds on to the line, its length is told
        int offset = joined || tokenizer.isInFormat() ? source.codePoints(start, source.length()) : 0;
        return new ParseError(ParseError.Kind.SYNTAX, END, "<string>", line, offset, line, offset, "");
    }

    /** The exception of an error; its places are not those of the parser's errors. Compare CPython {@code Python-tokenize.c: _tokenizer_error}. */
    private PyException exception(PyThread t, ParseError e) {
        if (e.getMessage().equals(END)) {
            PySyntaxError end = (PySyntaxError) CallOps.call1(t, ExceptionTypes.SYNTAX_ERROR, Str.of(END));
            end.filename = Str.of(e.filename());
            end.line = (long) e.line();
            end.offset = (long) e.offset();
            return new PyException(end);
        }
        if (e.kind() == ParseError.Kind.INDENTATION || e.kind() == ParseError.Kind.TAB) {
            PyType type = e.kind() == ParseError.Kind.TAB ? ExceptionTypes.TAB_ERROR : ExceptionTypes.INDENTATION_ERROR;
            int start = source.lineStart(e.line());
            int end = source.lineEnd(start);
            PyTuple place = PyTuple.of(Str.of(e.filename()), (long) e.line(), (long) source.codePoints(start, end) + 1, Str.of(source.slice(start, end)),
                    PyNone.NONE, PyNone.NONE);
            return new PyException((PyBaseException) CallOps.call2(t, type, Str.of(e.getMessage()), place));
        }
        if (e.getMessage().startsWith("source code cannot contain null")) {
            int line = e.line();
            return SourceErrors.of(t, new ParseError(e.kind(), e.getMessage(), e.filename(), line, 0, line, 0, ""));
        }
        return SourceErrors.of(t, e);
    }

    private void read(PyThread t) {
        StringBuilder text = new StringBuilder();
        for (;;) {
            Object line;
            try {
                line = CallOps.call0(t, readline);
            } catch (PyException e) {
                if (e.is(ExceptionTypes.STOP_ITERATION)) {
                    break;
                }
                throw e;
            }
            Object decoded = encoding == null ? Str.exactOrNull(line) : BufferOps.is(line)
                    ? CallOps.callMethod(t, PyBytes.of(BufferOps.bytes(t, line)), "decode", encoding, "replace") : null;
            if (decoded == null) {
                throw TypeErrors.of(encoding == null ? "readline() returned a non-string object" : "readline() returned a non-bytes object");
            }
            if (Str.length(decoded) == 0) {
                break;
            }
            text.append(Str.java(decoded));
        }
        carriageReturns = text.indexOf("\r\n") >= 0;
        implicitNewline = !text.isEmpty() && text.charAt(text.length() - 1) != '\n' && text.charAt(text.length() - 1) != '\r';
        source = SourceText.ofString("<string>", text.toString()).withFinalNewline();
        tokenizer = new Tokenizer(source, false, SourceErrors.warnings(t));
        if (extra) {
            tokenizer.beLenient();
        }
    }

    private void step() {
        if (!extra && source.length() == 0) {
            done = true;
            return;
        }
        Tokenizer k = tokenizer;
        k.next();
        int kind = k.kind;
        boolean dedent = kind == Token.DEDENT;
        boolean end = kind == Token.ENDMARKER;
        boolean middle = kind == Token.FSTRING_MIDDLE || kind == Token.TSTRING_MIDDLE;
        int from = dedent || kind == Token.INDENT || end ? firstOfLine(k) : k.start;
        if (extra && !middle && kind != Token.NEWLINE) {
            between(lastEnd, Math.min(from, source.length()));
        }
        if (!extra && (dedent || end || kind == Token.INDENT || kind == Token.NEWLINE)) {
            plain(kind, from);
            done = end;
            return;
        }
        boolean trailing = end || dedent && from >= source.length();
        if (extra && trailing) {
            int line = lines() + 1;
            add(kind, "", line, 0, line, 0, "");
            lastEnd = source.length();
        } else if (dedent) {
            position(kind, "", from, from);
        } else if (kind == Token.INDENT) {
            int start = lineStart(from);
            position(kind, source.slice(start, from), start, from);
        } else if (kind == Token.NEWLINE) {
            int at = source.lineEnd(k.start);
            between(lastEnd, at);
            newline(kind, at);
        } else {
            position(kind, source.slice(k.start, k.end), k.start, k.end);
            lastEnd = k.end;
        }
        done = end;
    }

    /** Structure as the parser sees it: without text or columns, but for a line end with the comment before it. */
    private void plain(int kind, int from) {
        int line = from >= source.length() ? lines() : lineOf(from);
        if (kind == Token.NEWLINE) {
            int start = lineStart(from);
            String comment = source.slice(from, Math.max(from, tokenizer.end)).replace("\n", "");
            int column = source.codePoints(start, from);
            add(kind, comment, line, column, line, column + comment.codePointCount(0, comment.length()), lineText(from, from));
        } else {
            int at = from >= source.length() ? source.length() - 1 : from;
            add(kind, "", line, -1, line, -1, at < 0 || kind == Token.ENDMARKER && !implicitNewline ? "" : lineText(at, at));
        }
        lastEnd = Math.max(lastEnd, Math.min(from, source.length()));
    }

    /** Where the first token after an indentation change begins: past blank and comment lines. */
    private int firstOfLine(Tokenizer k) {
        byte[] b = source.bytes();
        int i = lastEnd;
        while (i < source.length()) {
            byte c = b[i];
            if (c == '#') {
                i = source.lineEnd(i);
            } else if (c == ' ' || c == '\t' || c == '\f' || c == '\n') {
                i++;
            } else if (c == '\\' && i + 1 < source.length() && b[i + 1] == '\n') {
                i += 2;
            } else {
                break;
            }
        }
        return i;
    }

    /** Comments and line ends that are no tokens of the grammar. */
    private void between(int from, int to) {
        byte[] b = source.bytes();
        for (int i = from; i < to; i++) {
            if (b[i] == '#') {
                int end = source.lineEnd(i);
                position(Token.COMMENT, source.slice(i, end), i, end);
                i = end - 1;
            } else if (b[i] == '\\') {
                i++;
            } else if (b[i] == '\n') {
                newline(Token.NL, i);
            }
        }
    }

    private void newline(int kind, int at) {
        boolean implicit = implicitNewline && at >= source.length() - 1;
        String text = implicit ? "" : carriageReturns ? "\r\n" : "\n";
        int line = lineOf(at);
        int column = source.codePoints(lineStart(at), at);
        add(kind, text, line, column, line, column + (carriageReturns && !implicit ? 2 : 1), lineText(at, at));
        lastEnd = Math.max(lastEnd, at + 1);
    }

    private void position(int kind, String text, int from, int to) {
        int lastLine = lineStart(to);
        if (to > from && to <= source.length() && lastLine == to && source.bytes()[to - 1] == '\n' && kind != Token.FSTRING_MIDDLE
                && kind != Token.TSTRING_MIDDLE) {
            lastLine = lineStart(to - 1);
        }
        int shown = extra && kind > Token.DEDENT && kind < Token.OP ? Token.OP : kind >= Token.KEYWORDS ? Token.NAME : kind;
        boolean literal = kind == Token.STRING || kind >= Token.FSTRING_START && kind <= Token.TSTRING_END;
        add(shown, text, lineOf(from), source.codePoints(lineStart(from), from), lineOf(to), source.codePoints(lineStart(to), to),
                lineText(literal ? from : to, to));
        lastEnd = Math.max(lastEnd, to);
    }

    private void add(int kind, String text, int line, int column, int endLine, int endColumn, String lineText) {
        ready.add(PyTuple.of((long) kind, Str.of(text), PyTuple.of((long) line, (long) column), PyTuple.of((long) endLine, (long) endColumn),
                Str.of(lineText)));
    }

    private int lineStart(int at) {
        byte[] b = source.bytes();
        int i = Math.min(at, source.length());
        while (i > 0 && b[i - 1] != '\n') {
            i--;
        }
        return i;
    }

    private int lineOf(int at) {
        return countLines(Math.min(at, source.length())) + 1;
    }

    private int knownOffset;
    private int knownLines;

    private int countLines(int to) {
        if (to < knownOffset) {
            knownOffset = 0;
            knownLines = 0;
        }
        byte[] b = source.bytes();
        for (int i = knownOffset; i < to; i++) {
            knownLines += b[i] == '\n' ? 1 : 0;
        }
        knownOffset = to;
        return knownLines;
    }

    private int lines() {
        return countLines(source.length());
    }

    /** The lines from that of one place to that of another, as they stand in the program. */
    private String lineText(int from, int to) {
        int end = source.lineEnd(Math.min(to, source.length()));
        String text = source.slice(lineStart(from), Math.min(end + 1, source.length()));
        if (implicitNewline && end >= source.length() - 1 && text.endsWith("\n")) {
            text = text.substring(0, text.length() - 1);
        }
        return carriageReturns ? text.replace("\n", "\r\n") : text;
    }
}
