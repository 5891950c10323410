package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Expr;

/** Mistakes in f-strings and t-strings. Compare CPython {@code Grammar/python.gram}, invalid_fstring_replacement_field. */
final class InvalidStrings extends Chapter {
    InvalidStrings(Rules rules) {
        super(rules);
    }

    /** {@code invalid_string_tstring_concat}. */
    void mixedConcatenation() {
        int first = t.mark;
        boolean templates = t.at(TSTRING_START);
        Expr last = null;
        Expr next;
        while (t.at(TSTRING_START) == templates && (next = part()) != null) {
            last = next;
        }
        Expr other = last == null ? null : part();
        if (other != null) {
            throw r.errors.at("cannot mix t-string literals with string or bytes literals", last.span(), other.span());
        }
        t.mark = first;
    }

    private Expr part() {
        return switch (t.kind()) {
            case STRING -> r.formats.string();
            case FSTRING_START -> r.memo("fstring", () -> r.formats.format(false));
            case TSTRING_START -> r.memo("tstring", () -> r.formats.format(true));
            default -> null;
        };
    }

    /** {@code invalid_fstring_replacement_field}: the brace is next. */
    void replacementField(boolean template) {
        String what = template ? "t-string: " : "f-string: ";
        t.mark++;
        String missing = switch (t.kind()) {
            case EQUAL -> "=";
            case EXCLAMATION -> "!";
            case COLON -> ":";
            case RBRACE -> "}";
            default -> null;
        };
        if (missing != null) {
            throw r.errors.at(what + "valid expression required before '" + missing + "'", t.span(t.mark));
        }
        if (r.expressions.annotatedRhs() == null) {
            throw r.errors.atNextToken(what + "expecting a valid expression after '{'");
        }
        if (!t.at(EQUAL) && !atFieldPart(true)) {
            throw r.errors.atNextToken(what + "expecting '=', or '!', or ':', or '}'");
        }
        if (t.accept(EQUAL) && !atFieldPart(true)) {
            throw r.errors.atNextToken(what + "expecting '!', or ':', or '}'");
        }
        conversion(what);
        if (!atFieldPart(false)) {
            throw r.errors.atNextToken(what + "expecting ':' or '}'");
        }
        if (t.accept(COLON)) {
            r.formats.skipFormatSpec(template);
            if (!t.at(RBRACE)) {
                throw r.errors.atNextToken(what + "expecting '}', or format specs");
            }
        }
    }

    private boolean atFieldPart(boolean conversion) {
        return t.at(COLON) || t.at(RBRACE) || conversion && t.at(EXCLAMATION);
    }

    private void conversion(String what) {
        if (!t.accept(EXCLAMATION)) {
            return;
        }
        if (t.at(COLON) || t.at(RBRACE)) {
            throw r.errors.atNextToken(what + "missing conversion character");
        }
        if (!t.accept(NAME)) {
            throw r.errors.atNextToken(what + "invalid conversion character");
        }
    }
}
