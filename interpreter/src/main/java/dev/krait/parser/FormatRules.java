package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Strings, f-strings and t-strings. Compare CPython {@code Grammar/python.gram}, LITERALS, and {@code Parser/action_helpers.c}. */
final class FormatRules extends Chapter {
    private final StringConcatenation concatenation;
    /** The tokens that have been warned of, twice each: for the first pass and the second one. CPython remembers what it has read in a pass, and warns once. */
    private final BitSet warned = new BitSet();

    FormatRules(Rules rules) {
        super(rules);
        this.concatenation = new StringConcatenation(rules);
    }

    /** {@code strings: (fstring | string)+ | tstring+}. */
    Expr strings() {
        return r.diagnosing ? r.memo("strings", this::stringRun) : stringRun();
    }

    private Expr stringRun() {
        int first = t.mark;
        if (r.invalid) {
            r.invalidStrings.mixedConcatenation();
        }
        List<Expr> parts = new ArrayList<>(2);
        if (t.at(TSTRING_START)) {
            while (t.at(TSTRING_START)) {
                Expr part = format(true);
                if (part == null) {
                    break;
                }
                parts.add(part);
            }
            if (!parts.isEmpty() && !r.diagnosing && (t.at(STRING) || t.at(FSTRING_START))) {
                return fail(first);
            }
            return parts.isEmpty() ? fail(first) : concatenation.templates(parts, t.spanFrom(first));
        }
        while (t.at(STRING) || t.at(FSTRING_START)) {
            Expr part = t.at(STRING) ? string() : format(false);
            if (part == null) {
                break;
            }
            parts.add(part);
        }
        if (!parts.isEmpty() && !r.diagnosing && t.at(TSTRING_START)) {
            return fail(first);
        }
        return parts.isEmpty() ? fail(first) : concatenation.strings(parts, t.spanFrom(first));
    }

    // ---- Plain strings ----

    /** {@code string: STRING}. Compare CPython {@code Parser/string_parser.c: _PyPegen_parse_string}. */
    Expr string() {
        int token = t.mark++;
        byte[] b = t.source.bytes();
        int at = t.start(token);
        boolean raw = false;
        boolean isBytes = false;
        boolean unicode = b[at] == 'u';
        for (int c; (c = b[at] | 0x20) >= 'a' && c <= 'z'; at++) {
            raw |= c == 'r';
            isBytes |= c == 'b';
        }
        int end = t.end(token);
        int quotes = end - at >= 6 && b[at + 1] == b[at] && b[at + 2] == b[at] ? 3 : 1;
        StringDecoder decoder = new StringDecoder(b, at + quotes, end - quotes);
        if (isBytes && !decoder.isAscii()) {
            throw r.errors.at("bytes can only contain ASCII literal characters", t.span(token));
        }
        Object value = decode(decoder, raw, isBytes, token);
        return new Expr.Constant(value, unicode ? "u" : null, t.span(token));
    }

    /** The value of a body; {@code place} is the token by which invalid escapes are found. */
    private Object decode(StringDecoder decoder, boolean raw, boolean isBytes, int place) {
        if (raw || !decoder.hasEscapes()) {
            return isBytes ? decoder.plainBytes() : decoder.plain();
        }
        try {
            Object value = isBytes ? decoder.escapedBytes() : decoder.escaped();
            if (decoder.invalidEscape() >= 0) {
                warn(decoder, isBytes, place);
            }
            return value;
        } catch (StringDecoder.BadEscape e) {
            throw r.errors.atLastToken(e.getMessage());
        }
    }

    /**
     * Warns of an escape that means nothing; not again in the second pass, but where that looks for the rest of a mistake. The column is CPython's, which counts from the token's start: the prefix and the
     * quotes behind it are left out, and a character beyond ASCII is ten wide. Compare CPython {@code warn_invalid_escape_sequence}.
     */
    private void warn(StringDecoder decoder, boolean isBytes, int place) {
        byte[] b = t.source.bytes();
        int backslash = decoder.invalidEscape();
        int c = b[backslash + 1];
        boolean toldByTokenizer = (c == '{' || c == '}') && t.kind(place) != STRING;
        int visit = 2 * place + (r.diagnosing ? 1 : 0);
        if (r.invalid || toldByTokenizer || warned.get(visit)) {
            return;
        }
        warned.set(visit);
        boolean octal = c >= '4' && c <= '7';
        String escape = octal ? t.source.slice(backslash, backslash + 4)
                : t.source.slice(backslash, backslash + 1 + dev.krait.source.Utf8.sequenceLength(b, backslash + 1));
        int line = t.line(place);
        int column = t.column(place);
        for (int i = decoder.start(); i <= backslash; i++) {
            if (b[i] == '\n') {
                line++;
                column = 0;
            } else if (b[i] >= 0) {
                column++;
            } else if (isBytes || (b[i] & 0xC0) != 0x80) {
                column += 10;
            }
        }
        if (line == t.line(place)) {
            column += quotes(place);
        }
        String what = "\"" + escape + "\" is an invalid " + (octal ? "octal " : "") + "escape sequence. ";
        String advice = "Did you mean \"\\" + escape + "\"? A raw string is also an option.";
        if (!r.warnings.syntaxWarning(what + "Such sequences will not work in the future. " + advice, t.source.filename(), line)) {
            throw r.errors.at(what + advice, new Span(line, column - 1, line, column + 1));
        }
    }

    /** How many quotes of one kind the token starts with. */
    private int quotes(int token) {
        byte[] b = t.source.bytes();
        int start = t.start(token);
        int at = start;
        while (at < t.end(token) && (b[at] == '\'' || b[at] == '"') && b[at] == b[start]) {
            at++;
        }
        return at - start;
    }

    // ---- f-strings and t-strings ----

    /** {@code fstring: FSTRING_START fstring_middle* FSTRING_END}, and the same for templates. */
    Expr format(boolean template) {
        int first = t.mark++;
        boolean raw = isRaw(first);
        int middle = template ? TSTRING_MIDDLE : FSTRING_MIDDLE;
        List<Expr> values = new ArrayList<>();
        List<Integer> texts = new ArrayList<>();
        while (true) {
            if (t.at(middle)) {
                texts.add(values.size());
                values.add(new Expr.Constant(t.mark++, null, null));
            } else if (!t.at(LBRACE) || !replacementField(template, !template, raw, values)) {
                break;
            }
        }
        if (!t.accept(template ? TSTRING_END : FSTRING_END)) {
            return fail(first);
        }
        values = decoded(values, texts, raw, t.mark - 1);
        if (template) {
            r.require(14, "t-strings are");
            return new Expr.TemplateStr(frozen(values), t.spanFrom(first));
        }
        return new Expr.JoinedStr(frozen(values), t.spanFrom(first));
    }

    private boolean isRaw(int start) {
        byte[] b = t.source.bytes();
        return (b[t.start(start)] | 0x20) == 'r' || (b[t.start(start) + 1] | 0x20) == 'r';
    }

    /** Text parts are decoded when the end has been seen: until then they are tokens, at these places. */
    private List<Expr> decoded(List<Expr> values, List<Integer> texts, boolean raw, int end) {
        List<Expr> all = new ArrayList<>(values.size());
        int next = 0;
        for (int i = 0; i < values.size(); i++) {
            if (next < texts.size() && texts.get(next) == i) {
                next++;
                text((Integer) ((Expr.Constant) values.get(i)).value(), raw, all, end);
            } else {
                all.add(values.get(i));
            }
        }
        return all;
    }

    /** A text part; empty ones are dropped. */
    private void text(int token, boolean raw, List<Expr> values, int place) {
        StringDecoder decoder = new StringDecoder(t.source.bytes(), t.start(token), t.end(token));
        Object value = decode(decoder, raw, false, place);
        if (Str.length(value) > 0) {
            values.add(new Expr.Constant(value, null, t.span(token)));
        }
    }

    /**
     * {@code '{' annotated_rhs ['='] ['!' NAME] [':' format_spec*] '}'}.
     *
     * @param formatted whether the field becomes a {@code FormattedValue}; otherwise an {@code Interpolation}
     */
    private boolean replacementField(boolean template, boolean formatted, boolean raw, List<Expr> values) {
        int open = t.mark++;
        Expr value = r.expressions.annotatedRhs();
        if (value != null) {
            boolean debug = t.accept(EQUAL);
            int bang = t.mark;
            int conversion = t.accept(EXCLAMATION) ? t.take(NAME) : -1;
            if (conversion < 0) {
                t.mark = bang;
            } else {
                checkConversion(bang, conversion, template);
            }
            int colon = t.mark;
            Expr spec = t.accept(COLON) ? formatSpec(colon, template, raw) : null;
            int close = t.take(RBRACE);
            if (close >= 0) {
                field(new Field(open, value, debug, conversion, spec, conversion >= 0 ? bang : spec != null ? colon : close), formatted, values);
                return true;
            }
        }
        t.mark = open;
        if (r.invalid) {
            r.invalidStrings.replacementField(template);
            t.mark = open;
        }
        return false;
    }

    /** A field's parts; {@code textEnd} is the token behind the expression's text. */
    private record Field(int open, Expr value, boolean debug, int conversion, Expr spec, int textEnd) {}

    private void checkConversion(int bang, int name, boolean template) {
        String letter = t.name(name);
        String what = template ? "t-string" : "f-string";
        if (t.end(bang) != t.start(name)) {
            throw r.errors.at(what + ": conversion type must come right after the exclamation mark", t.span(bang), t.span(name));
        }
        if (!letter.equals("s") && !letter.equals("r") && !letter.equals("a")) {
            throw r.errors.at(what + ": invalid conversion character '" + letter + "': expected 's', 'r', or 'a'", t.span(name));
        }
    }

    /** Adds the field, and before it the text that {@code =} asks for. Compare CPython {@code _PyPegen_formatted_value, _PyPegen_interpolation}. */
    private void field(Field f, boolean formatted, List<Expr> values) {
        Span span = t.spanFrom(f.open);
        int conversion = f.conversion >= 0 ? t.name(f.conversion).charAt(0) : f.debug && f.spec == null ? 'r' : -1;
        String text = f.debug || !formatted ? expressionText(t.end(f.open), t.start(f.textEnd)) : null;
        if (f.debug) {
            int endLine = f.conversion >= 0 ? t.line(f.conversion) : f.spec != null ? f.spec.span().line() : span.endLine();
            int endColumn = f.conversion >= 0 ? t.column(f.conversion) - 1 : f.spec != null ? f.spec.span().column() : span.endColumn() - 1;
            values.add(new Expr.Constant(Str.of(text), null, new Span(span.line(), span.column() + 1, endLine, endColumn)));
        }
        if (formatted) {
            values.add(new Expr.FormattedValue(f.value, conversion, f.spec, span));
        } else {
            values.add(new Expr.Interpolation(f.value, Str.of(withoutEquals(text)), conversion, f.spec, span));
        }
    }

    private static String withoutEquals(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '=' || Character.isWhitespace(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** The source of an expression without its comments. Compare CPython {@code Parser/lexer/lexer.c: set_ftstring_expr}. */
    private String expressionText(int start, int end) {
        String text = t.source.slice(start, end);
        if (text.indexOf('#') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != 0 && i + 1 < text.length()) {
                out.append(c);
                c = text.charAt(++i);
            } else if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            } else if (c == '#' && quote == 0) {
                while (i < text.length() && text.charAt(i) != '\n') {
                    i++;
                }
                if (i == text.length()) {
                    break;
                }
                c = '\n';
            }
            out.append(c);
        }
        return out.toString();
    }

    /** Takes what follows the colon, for the sake of its end. */
    void skipFormatSpec(boolean template) {
        formatSpec(t.mark - 1, template, true);
    }

    /** What follows the colon. Compare CPython {@code _PyPegen_setup_full_format_spec}. */
    private Expr formatSpec(int colon, boolean template, boolean raw) {
        int middle = template ? TSTRING_MIDDLE : FSTRING_MIDDLE;
        List<Expr> parts = new ArrayList<>(2);
        while (true) {
            if (t.at(middle)) {
                int token = t.mark++;
                text(token, raw, parts, token);
            } else if (!t.at(LBRACE) || !replacementField(template, true, raw, parts)) {
                break;
            }
        }
        Span span = t.spanFrom(colon);
        return concatenation.formatSpec(parts, span);
    }
}
