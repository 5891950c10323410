package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Comprehension;
import dev.krait.ast.Expr;
import dev.krait.ast.Keyword;
import dev.krait.ast.Span;
import java.util.List;

/** Mistakes in arguments. Compare CPython {@code Grammar/python.gram}, invalid_arguments and invalid_kwarg. */
final class InvalidCalls extends Chapter {
    private static final String GENERATOR = "Generator expression must be parenthesized";
    private static final String EQUALS = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

    InvalidCalls(Rules rules) {
        super(rules);
    }

    private CallRules.CallArguments args() {
        return r.memoByMode("args", () -> r.calls.args(-1));
    }

    /** The last part of a comprehension. */
    private static Span lastItem(List<Comprehension> clauses) {
        Comprehension last = clauses.getLast();
        return last.ifs().isEmpty() ? last.iter().span() : last.ifs().getLast().span();
    }

    // ---- invalid_arguments ----

    void arguments() {
        int first = t.mark;
        starAfterDoubleStar();
        t.mark = first;
        generatorFirst();
        t.mark = first;
        equalsBeforeGenerator(first);
        t.mark = first;
        missingValue(first);
        t.mark = first;
        generatorAfterArguments();
        t.mark = first;
        positionalAfterKeyword();
        t.mark = first;
    }

    private void starAfterDoubleStar() {
        CallRules.CallArguments arguments = args();
        if (arguments == null || arguments.keywords().isEmpty() || !t.at(COMMA)) {
            return;
        }
        int comma = t.mark++;
        if (t.at(STAR) && r.calls.starredExpression() != null && !t.at(EQUAL)) {
            throw r.errors.from("iterable argument unpacking follows keyword argument unpacking", t.span(comma));
        }
    }

    private void generatorFirst() {
        Expr a = r.expressions.expression();
        List<Comprehension> clauses = a == null ? null : r.primaries.forIfClauses();
        if (clauses != null && t.accept(COMMA)) {
            int after = t.mark;
            if (args() == null) {
                t.mark = after;
                Expr next = r.expressions.expression();
                if (next != null) {
                    r.primaries.forIfClauses();
                }
            }
            throw r.errors.at(GENERATOR, a.span(), lastItem(clauses));
        }
    }

    private void equalsBeforeGenerator(int first) {
        if (t.accept(NAME) && t.accept(EQUAL) && r.expressions.expression() != null && r.primaries.forIfClauses() != null) {
            throw r.errors.at(EQUALS, t.span(first), t.span(first + 1));
        }
    }

    private void missingValue(int first) {
        if (args() == null || !t.accept(COMMA)) {
            t.mark = first;
        }
        int name = t.mark;
        if (t.accept(NAME) && t.accept(EQUAL) && (t.at(COMMA) || t.at(RPAR))) {
            throw r.errors.at("expected argument value expression", t.span(name), t.span(name + 1));
        }
    }

    private void generatorAfterArguments() {
        CallRules.CallArguments arguments = args();
        if (arguments == null) {
            return;
        }
        int after = t.mark;
        List<Comprehension> clauses = r.primaries.forIfClauses();
        if (clauses != null && arguments.positional().size() > 1) {
            throw r.errors.at(GENERATOR, arguments.positional().getLast().span(), lastItem(clauses));
        }
        t.mark = after;
        if (t.accept(COMMA)) {
            Expr a = r.expressions.expression();
            clauses = a == null ? null : r.primaries.forIfClauses();
            if (clauses != null) {
                throw r.errors.at(GENERATOR, a.span(), lastItem(clauses));
            }
        }
    }

    /** Compare CPython {@code _PyPegen_arguments_parsing_error}. */
    private void positionalAfterKeyword() {
        CallRules.CallArguments arguments = args();
        if (arguments != null && t.accept(COMMA) && args() != null) {
            boolean unpacking = arguments.keywords().stream().map(Keyword::arg).anyMatch(java.util.Objects::isNull);
            throw r.errors.atLastToken("positional argument follows keyword argument" + (unpacking ? " unpacking" : ""));
        }
    }

    // ---- invalid_kwarg ----

    void keywordArgument() {
        int first = t.mark;
        int kind = t.kind();
        if ((kind == TRUE || kind == FALSE || kind == NONE) && t.kindAfter() == EQUAL) {
            throw r.errors.at("cannot assign to " + t.name(first), t.span(first), t.span(first + 1));
        }
        equalsBeforeGenerator(first);
        t.mark = first;
        if (kind == DOUBLESTAR) {
            t.mark++;
            if (r.expressions.expression() != null && t.accept(EQUAL)) {
                Expr b = r.expressions.expression();
                if (b != null) {
                    throw r.errors.at("cannot assign to keyword argument unpacking", t.span(first), b.span());
                }
            }
        } else if (kind != NAME || t.kindAfter() != EQUAL) {
            Expr a = r.expressions.expression();
            if (a != null && t.at(EQUAL)) {
                throw r.errors.at("expression cannot contain assignment, perhaps you meant \"==\"?", a.span(), t.span(t.mark));
            }
        }
        t.mark = first;
    }

    /** {@code invalid_starred_expression_unpacking}. */
    void starredUnpacking() {
        int first = t.mark;
        if (t.accept(STAR) && r.expressions.expression() != null && t.accept(EQUAL)) {
            Expr b = r.expressions.expression();
            if (b != null) {
                throw r.errors.at("cannot assign to iterable argument unpacking", t.span(first), b.span());
            }
        }
        t.mark = first;
    }
}
