package dev.krait.tokenizer;

import dev.krait.parser.ParseError;
import java.util.ArrayList;
import java.util.List;

/**
 * Strings, and the text parts of f-strings and t-strings. The cursor is the tokenizer's. Compare CPython {@code Parser/lexer/lexer.c:
 * tok_get_fstring_mode}.
 */
final class StringScanner {
    private static final int MAX_NESTED_STRINGS = 150;
    private static final int MAX_NESTED_FIELDS = 3;

    private final Tokenizer t;
    private final byte[] bytes;
    private final List<FormatMode> modes = new ArrayList<>();
    private FormatMode mode;

    StringScanner(Tokenizer tokenizer) {
        this.t = tokenizer;
        this.bytes = tokenizer.bytes;
    }

    /** The innermost f-string or t-string that is open, or null. */
    FormatMode mode() {
        return mode;
    }

    /** How many letters before a quote make a string prefix here, or 0 when this is a name. */
    int prefixLength(int from) {
        boolean b = false;
        boolean r = false;
        boolean u = false;
        boolean f = false;
        boolean ft = false;
        for (int at = from;; at++) {
            switch (bytes[at] | 0x20) {
                case 'b' -> {
                    if (b) {
                        return 0;
                    }
                    b = true;
                }
                case 'r' -> {
                    if (r) {
                        return 0;
                    }
                    r = true;
                }
                case 'u' -> {
                    if (u) {
                        return 0;
                    }
                    u = true;
                }
                case 'f' -> {
                    if (f) {
                        return 0;
                    }
                    f = true;
                }
                case 't' -> {
                    if (ft) {
                        return 0;
                    }
                    ft = true;
                }
                default -> {
                    return 0;
                }
            }
            int next = bytes[at + 1];
            if (next == '"' || next == '\'') {
                t.cur = at + 1;
                rejectMixedPrefix(from, b, r, u, f, ft);
                return at + 1 - from;
            }
        }
    }

    /** Compare CPython {@code Parser/lexer/lexer.c: maybe_raise_syntax_error_for_string_prefixes}. */
    private void rejectMixedPrefix(int from, boolean b, boolean r, boolean u, boolean f, boolean ft) {
        String pair = u && b ? "'u' and 'b'"
                : u && r ? "'u' and 'r'"
                : u && f ? "'u' and 'f'"
                : u && ft ? "'u' and 't'"
                : b && f ? "'b' and 'f'"
                : b && ft ? "'b' and 't'"
                : f && ft ? "'f' and 't'"
                : null;
        if (pair != null) {
            throw t.errorAt(pair + " prefixes are incompatible", t.lineno, t.lineStart,
                    t.source.codePoints(t.lineStart, from) + 1, t.source.codePoints(t.lineStart, t.cur) + 1);
        }
    }

    /** The cursor stands at the quote behind a prefix that starts at {@code from}. */
    boolean scanPrefixed(int from) {
        int first = bytes[from] | 0x20;
        int second = bytes[from + 1] | 0x20;
        boolean two = t.cur - from == 2;
        if (first == 'f' || first == 't') {
            return open((char) first, two, from);
        }
        if (two && first == 'r' && (second == 'f' || second == 't')) {
            return open((char) second, true, from);
        }
        return scanString(from);
    }

    private boolean open(char letter, boolean raw, int from) {
        int quote = bytes[t.cur];
        int size = bytes[t.cur + 1] == quote && bytes[t.cur + 2] == quote ? 3 : 1;
        t.cur += size;
        if (modes.size() + 1 >= MAX_NESTED_STRINGS) {
            throw t.errorHere("too many nested f-strings or t-strings");
        }
        mode = new FormatMode(letter, raw, quote, size, from, t.lineno, t.lineStart);
        modes.add(mode);
        return t.token(mode.startKind(), from);
    }

    /** A string without replacement fields; the cursor stands at its quote. */
    boolean scanString(int from) {
        int quote = bytes[t.cur];
        int firstLine = t.lineno;
        int firstLineStart = t.lineStart;
        int quoteSize = 1;
        t.cur++;
        if (bytes[t.cur] == quote) {
            if (bytes[t.cur + 1] != quote) {
                t.cur++;
                t.peeked();
                return t.token(Token.STRING, from);
            }
            quoteSize = 3;
            t.cur += 2;
        }
        boolean escapedQuote = false;
        int quotes = 0;
        while (quotes != quoteSize) {
            int c = bytes[t.cur];
            if (c == 0 && t.cur >= t.length || quoteSize == 1 && c == '\n') {
                throw unterminated(from, firstLine, firstLineStart, quote, quoteSize, escapedQuote);
            }
            t.cur++;
            if (c == quote) {
                quotes++;
                continue;
            }
            quotes = 0;
            if (c == '\\' && t.cur < t.length) {
                c = bytes[t.cur++];
                escapedQuote |= c == quote;
            }
            if (c == '\n') {
                t.newLine();
            } else if (c == 0) {
                throw t.errorHere("source code cannot contain null bytes");
            }
        }
        return t.token(Token.STRING, from, firstLine, firstLineStart);
    }

    private ParseError unterminated(int from, int firstLine, int firstLineStart, int quote, int quoteSize, boolean escapedQuote) {
        int detected = t.lineno;
        boolean atEnd = t.cur >= t.length;
        t.backTo(from + 1, firstLine, firstLineStart);
        int offset = t.source.codePoints(firstLineStart, from) + 1;
        if (mode != null && mode.quote == quote && mode.quoteSize == quoteSize) {
            return t.errorAt(mode.what() + ": expecting '}'", firstLine, firstLineStart, offset, -1);
        }
        String message = (quoteSize == 3 ? "unterminated triple-quoted string literal" : "unterminated string literal")
                + " (detected at line " + detected + ")"
                + (quoteSize == 1 && escapedQuote ? "; perhaps you escaped the end quote?" : "");
        return t.unterminated(message, firstLine, firstLineStart, offset, atEnd);
    }

    // ---- Text between the fields of f-strings and t-strings ----

    /** One text part, or the closing quotes, or (handing over) the brace that opens a field. */
    void scanMiddle(FormatMode m) {
        int from = t.cur;
        if (bytes[from] == '{' && (bytes[from + 1] != '{' || m.inFormatSpec)) {
            enterField(m);
            t.scan(m);
            return;
        }
        if (atClosingQuotes(m)) {
            t.cur += m.quoteSize;
            t.token(m.endKind(), from);
            modes.removeLast();
            mode = modes.isEmpty() ? null : modes.getLast();
            return;
        }
        int firstLine = t.lineno;
        int firstLineStart = t.lineStart;
        int end = text(m);
        t.token(m.middleKind(), from, firstLine, firstLineStart);
        // of a doubled brace, one stays out of the text but inside the token
        t.end = end;
    }

    private void enterField(FormatMode m) {
        m.fieldDepth++;
        if (m.fieldDepth >= MAX_NESTED_FIELDS) {
            throw t.errorHere(m.what() + ": expressions nested too deeply");
        }
        m.inExpression = true;
        m.inFormatSpec = false;
    }

    private boolean atClosingQuotes(FormatMode m) {
        for (int i = 0; i < m.quoteSize; i++) {
            if (bytes[t.cur + i] != m.quote) {
                return false;
            }
        }
        return true;
    }

    /** Reads text up to a field, a doubled brace (of which one stays out of the text) or the closing quotes; gives the text's end. */
    private int text(FormatMode m) {
        boolean named = false;
        while (true) {
            int c = bytes[t.cur];
            boolean inSpec = m.inFormatSpec && m.inField();
            if (c == 0 && t.cur >= t.length || m.quoteSize == 1 && c == '\n') {
                if (inSpec && c == '\n') {
                    t.cur++;
                    throw t.errorHere(m.what() + ": newlines are not allowed in format specifiers for single quoted " + m.what() + "s");
                }
                throw unterminated(m);
            }
            if (c == m.quote && atClosingQuotes(m)) {
                return t.cur;
            }
            t.cur++;
            switch (c) {
                case '\n' -> t.newLine();
                case '{' -> {
                    if (bytes[t.cur] == '{' && !inSpec) {
                        return t.cur++;
                    }
                    t.cur--;
                    enterField(m);
                    return t.cur;
                }
                case '}' -> {
                    if (named) {
                        return t.cur;
                    }
                    if (bytes[t.cur] == '}' && !inSpec && m.bracketDepth == 0) {
                        return t.cur++;
                    }
                    t.cur--;
                    m.inExpression = true;
                    m.inFormatSpec = false;
                    return t.cur;
                }
                case '\\' -> named |= escape(m);
                case 0 -> throw t.errorHere("source code cannot contain null bytes");
                default -> { }
            }
        }
    }

    /** Behind a backslash; true when the name of a character follows in braces. */
    private boolean escape(FormatMode m) {
        int c = bytes[t.cur];
        if (c == '{' || c == '}') {
            if (!m.raw) {
                String what = "\"\\" + (char) c + "\" is an invalid escape sequence. ";
                String advice = "Did you mean \"\\\\" + (char) c + "\"? A raw string is also an option.";
                t.warnOfEscape(what + "Such sequences will not work in the future. " + advice, what + advice);
            }
            return false;
        }
        if (t.cur >= t.length) {
            return false;
        }
        t.cur++;
        if (c == '\n') {
            t.newLine();
        }
        if (c == 'N' && !m.raw && bytes[t.cur] == '{') {
            t.cur++;
            return true;
        }
        return false;
    }

    private ParseError unterminated(FormatMode m) {
        int detected = t.lineno;
        boolean atEnd = m.quoteSize == 3 && t.cur >= t.length;
        t.backTo(m.start + 1, m.line, m.lineStart);
        int offset = t.source.codePoints(m.lineStart, m.start) + 1;
        String message = (m.quoteSize == 3 ? "unterminated triple-quoted " : "unterminated ") + m.what() + " literal (detected at line "
                + detected + ")";
        return t.unterminated(message, m.line, m.lineStart, offset, atEnd);
    }
}
