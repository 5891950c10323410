package dev.krait.parser;

import dev.krait.ast.Mod;
import dev.krait.source.DecodingFailure;
import dev.krait.source.Recoder;
import dev.krait.source.SourceText;
import dev.krait.tokenizer.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The door of the front end: text in, tree out. Compare CPython {@code Parser/pegen.c: _PyPegen_run_parser}. */
public final class Parser {
    private final Rules rules;
    private final TokenBuffer tokens;
    private final ParseMode mode;
    private final ParserFlags flags;

    private Parser(SourceText source, ParseMode mode, ParserFlags flags, WarningSink warnings) {
        this.mode = mode;
        this.flags = flags;
        Tokenizer tokenizer = new Tokenizer(source, flags.typeComments(), warnings);
        this.tokens = new TokenBuffer(source, tokenizer, mode, flags);
        this.rules = new Rules(tokens, mode, flags, warnings);
    }

    /**
     * Parses a text.
     *
     * @throws ParseError when it is no Python; the caller makes the Python exception
     */
    public static Mod parse(SourceText source, ParseMode mode, ParserFlags flags, WarningSink warnings) {
        SourceText whole = mode == ParseMode.EXEC ? source.withFinalNewline() : source;
        return new Parser(whole, mode, flags, warnings).run();
    }

    /** Decodes and parses bytes, without an interpreter's codecs. */
    public static Mod parse(String filename, byte[] raw, ParseMode mode, ParserFlags flags, WarningSink warnings) {
        return parse(filename, raw, Recoder.CHARSETS, mode, flags, warnings);
    }

    /** Decodes and parses bytes. */
    public static Mod parse(String filename, byte[] raw, Recoder recoder, ParseMode mode, ParserFlags flags, WarningSink warnings) {
        return parse(decoded(filename, raw, recoder, mode, false), mode, flags, warnings);
    }

    /** Decodes and parses a script. */
    public static Mod parseFile(String filename, byte[] raw, Recoder recoder, ParserFlags flags, WarningSink warnings) {
        ParseError nul = nulError(filename, raw);
        SourceText source;
        try {
            source = decoded(filename, raw, recoder, ParseMode.EXEC, true);
        } catch (ParseError e) {
            // files are read by lines: the first line that is wrong decides
            throw nul != null && (e.line() == 0 || nul.line() <= e.line()) ? nul : e;
        }
        if (nul != null) {
            throw nul;
        }
        try {
            return parse(source, ParseMode.EXEC, flags, warnings);
        } catch (ParseError e) {
            throw inFile(e, raw.length > 0 && raw[raw.length - 1] == '\n');
        }
    }

    /**
     * The error as CPython reports it for files, of which its buffer holds the current line only: the text shows no line end that is not there, and where
     * the file has ended at the start of a line there is no column.
     */
    private static ParseError inFile(ParseError e, boolean endsWithLine) {
        String text = e.text();
        if (text != null && !endsWithLine && text.endsWith("\n")) {
            text = text.substring(0, text.length() - 1);
        }
        boolean atEnd = e.endOffset() < 0 && text != null;
        boolean joined = atEnd && e.getMessage().startsWith("unexpected EOF") && text.strip().equals("\\");
        boolean noColumn = joined || atEnd && e.getMessage().startsWith("expected an indented block");
        int last = text == null ? Integer.MAX_VALUE : text.codePointCount(0, text.length()) + 1;
        return new ParseError(e.kind(), e.getMessage(), e.filename(), e.line(), noColumn ? 0 : e.offset(), e.endLine(), Math.min(e.endOffset(), last), text)
                .withSource(e.source());
    }

    /** The error of the first zero byte, or null. */
    private static ParseError nulError(String filename, byte[] raw) {
        int line = 1;
        int lineStart = raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF ? 3 : 0;
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == 0) {
                String text = new String(raw, lineStart, i - lineStart, StandardCharsets.UTF_8);
                return new ParseError(ParseError.Kind.SYNTAX, "source code cannot contain null bytes", filename, line, 0, line, 0, text);
            }
            if (raw[i] == '\n' || raw[i] == '\r' && i + 1 < raw.length && raw[i + 1] != '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return null;
    }

    private static SourceText decoded(String filename, byte[] raw, Recoder recoder, ParseMode mode, boolean file) {
        try {
            return SourceText.decode(filename, mode == ParseMode.EXEC && !file ? withFinalLineEnd(raw) : raw, recoder, file);
        } catch (DecodingFailure e) {
            DecodingFailure.Place p = e.place();
            ParseError error = new ParseError(ParseError.Kind.SYNTAX, e.getMessage(), p.filename(), p.line(), p.offset(), p.line(), p.endOffset(), p.text());
            throw p.filename() == null ? error.withFileApart(filename) : error;
        }
    }

    /** CPython ends the last line before it decodes, whatever the encoding. */
    private static byte[] withFinalLineEnd(byte[] raw) {
        if (raw.length == 0 || raw[raw.length - 1] == '\n' || raw[raw.length - 1] == '\r') {
            return raw;
        }
        byte[] ended = Arrays.copyOf(raw, raw.length + 1);
        ended[raw.length] = '\n';
        return ended;
    }

    private Mod run() {
        try {
            return parsed();
        } catch (StackOverflowError e) {
            // the counted depth keeps a thread with a usual stack from this: the last resort for a small one
            throw rules.errors.tooComplex();
        }
    }

    private Mod parsed() {
        Mod tree;
        try {
            tree = rules.modules.start();
        } catch (ParseError e) {
            throw incompleteInput() ? incomplete() : withTokenErrors(e).withSource(tokens.source.text());
        }
        if (tree == null) {
            throw incompleteInput() ? incomplete() : diagnose().withSource(tokens.source.text());
        }
        if (mode == ParseMode.SINGLE && !atEndOfInput()) {
            throw rules.errors.atLastToken("multiple statements found while compiling a single statement");
        }
        return tree;
    }

    /** The second pass. */
    private ParseError diagnose() {
        int last = tokens.filled - 1;
        rules.startDiagnosing();
        try {
            rules.modules.start();
        } catch (ParseError e) {
            return withTokenErrors(e);
        }
        return rules.errors.generic(last);
    }

    /** Errors in tokens are told first. */
    private ParseError withTokenErrors(ParseError e) {
        boolean grammar = e.origin() == ParseError.Origin.GRAMMAR && e.kind() != ParseError.Kind.MEMORY;
        return grammar ? rules.errors.tokenErrorsBefore(e) : e;
    }

    private boolean incompleteInput() {
        return flags.allowIncompleteInput() && tokens.tokenizer.isAtEnd();
    }

    private ParseError incomplete() {
        ParseError at = rules.errors.atLastToken("incomplete input");
        return new ParseError(ParseError.Kind.INCOMPLETE_INPUT, "incomplete input", at.filename(), at.line(), at.offset(), at.endLine(),
                at.endOffset(), at.text());
    }

    /** Only blanks and comments may follow an interactive statement. Compare CPython {@code Parser/pegen.c: bad_single_statement}. */
    private boolean atEndOfInput() {
        return tokens.tokenizer.onlyBlanksFollow();
    }
}
