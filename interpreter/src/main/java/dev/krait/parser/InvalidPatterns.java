package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Expr;
import dev.krait.ast.Pattern;

/** Mistakes in patterns. Compare CPython {@code Grammar/python.gram}, invalid_as_pattern and others. */
final class InvalidPatterns extends Chapter {
    InvalidPatterns(Rules rules) {
        super(rules);
    }

    /** {@code invalid_as_pattern}: behind {@code as}. */
    void asTarget() {
        int first = t.mark;
        if (t.atSoft("_")) {
            throw r.errors.at("cannot use '_' as a target", t.span(first));
        }
        Expr target = r.expressions.expression();
        if (target != null) {
            throw r.errors.at("cannot use " + Targets.nameOf(target) + " as pattern target", target.span());
        }
        t.mark = first;
    }

    /** {@code invalid_class_argument_pattern}: the bracket is next. */
    void classArguments() {
        int bracket = t.mark++;
        boolean keywords = false;
        while (true) {
            boolean keyword = t.at(NAME) && t.kindAfter() == EQUAL;
            if (keyword) {
                t.mark += 2;
            } else if (keywords) {
                break;
            }
            keywords |= keyword;
            if (r.patterns.pattern() == null || !t.accept(COMMA)) {
                t.mark = bracket;
                return;
            }
        }
        positionalAfterKeywords();
        t.mark = bracket;
    }

    private void positionalAfterKeywords() {
        Pattern first = r.patterns.pattern();
        Pattern last = first;
        while (last != null && t.at(COMMA)) {
            t.mark++;
            if (t.at(NAME) && t.kindAfter() == EQUAL) {
                break;
            }
            Pattern next = r.patterns.pattern();
            if (next == null) {
                break;
            }
            last = next;
        }
        if (first != null) {
            throw r.errors.at("positional patterns follow keyword patterns", first.span(), last.span());
        }
    }
}
