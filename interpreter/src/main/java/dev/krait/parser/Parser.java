package dev.krait.parser;

import dev.krait.ast.Mod;
import dev.krait.source.DecodingFailure;
import dev.krait.source.SourceText;
import dev.krait.tokenizer.Tokenizer;

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
        this.tokens = new TokenBuffer(source, tokenizer, mode, !flags.dontImplyDedent());
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

    /** Decodes and parses the bytes of a file. */
    public static Mod parse(String filename, byte[] raw, ParseMode mode, ParserFlags flags, WarningSink warnings) {
        try {
            return parse(SourceText.decode(filename, raw), mode, flags, warnings);
        } catch (DecodingFailure e) {
            throw new ParseError(ParseError.Kind.SYNTAX, e.getMessage(), e.filename(), e.line(), 0, e.line(), 0, e.text());
        }
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
            throw incompleteInput() ? incomplete() : withTokenErrors(e);
        }
        if (tree == null) {
            throw incompleteInput() ? incomplete() : diagnose();
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
