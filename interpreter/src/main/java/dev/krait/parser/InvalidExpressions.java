package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Comprehension;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The second pass in expressions: the alternatives in CPython's order, and the rules for mistakes. A rule for a mistake throws, or leaves the
 * mark where it was. Compare CPython {@code Grammar/python.gram}, invalid_expression and others.
 */
final class InvalidExpressions extends Chapter {
    InvalidExpressions(Rules rules) {
        super(rules);
    }

    /** {@code expression_without_invalid}. */
    private Expr withoutInvalid() {
        r.invalid = false;
        Expr e = r.expressions.plainExpression();
        r.invalid = true;
        return e;
    }

    /** Whether a name that is no keyword, but sometimes works as one, comes next. */
    private boolean atSoftKeyword() {
        return t.atSoft("_") || t.atSoft("case") || t.atSoft("match") || t.atSoft("type");
    }

    private boolean isLegacyStatement(Expr e) {
        return e instanceof Expr.Name n && (n.id().equals("print") || n.id().equals("exec"));
    }

    // ---- invalid_expression, invalid_legacy_expression ----

    void expression() {
        int first = t.mark;
        partOfString();
        t.mark = first;
        missingComma();
        t.mark = first;
        incompleteConditional();
        t.mark = first;
        statementBeforeIf();
        t.mark = first;
        lambdaInField();
        t.mark = first;
        legacyStatement();
        t.mark = first;
    }

    /** Something between two strings, the second of which starts at the quote that ends the first. */
    private void partOfString() {
        if (!t.accept(STRING)) {
            return;
        }
        Expr a = null;
        Expr b = null;
        Expr next;
        while (!t.at(STRING) && (next = withoutInvalid()) != null) {
            a = a == null ? next : a;
            b = next;
        }
        if (a != null && t.at(STRING)) {
            throw r.errors.at("invalid syntax. Is this intended to be part of the string?", a.span(), b.span());
        }
    }

    private void missingComma() {
        if (t.at(NAME) && t.kindAfter() == STRING || atSoftKeyword()) {
            return;
        }
        Expr a = r.expressions.disjunction();
        Expr b = a == null ? null : withoutInvalid();
        if (b != null && !isLegacyStatement(a) && t.level(t.mark - 1) != 0) {
            throw r.errors.at("invalid syntax. Perhaps you forgot a comma?", a.span(), b.span());
        }
    }

    private void incompleteConditional() {
        Expr a = r.expressions.disjunction();
        Expr b = a != null && t.accept(IF) ? r.expressions.disjunction() : null;
        if (b == null) {
            return;
        }
        if (!t.at(ELSE) && !t.at(COLON)) {
            throw r.errors.at("expected 'else' after 'if' expression", a.span(), b.span());
        }
        if (t.accept(ELSE)) {
            int after = t.mark;
            if (r.expressions.expression() == null) {
                t.mark = after;
                throw r.errors.atNextToken("expected expression after 'else', but statement is given");
            }
        }
    }

    private void statementBeforeIf() {
        int statement = t.mark;
        if (!t.at(PASS) && !t.at(BREAK) && !t.at(CONTINUE)) {
            return;
        }
        t.mark++;
        if (t.accept(IF) && r.expressions.disjunction() != null && t.accept(ELSE) && r.simple.statement() != null) {
            throw r.errors.at("expected expression before 'if', but statement is given", t.span(statement));
        }
    }

    private void lambdaInField() {
        int first = t.mark;
        if (t.accept(LAMBDA) && r.parameters.lambdaParameters() != null && t.accept(COLON) && (t.at(FSTRING_MIDDLE) || t.at(TSTRING_MIDDLE))) {
            throw r.errors.at((t.at(FSTRING_MIDDLE) ? "f" : "t") + "-string: lambda expressions are not allowed without parentheses",
                    t.span(first), t.span(t.mark - 1));
        }
    }

    private void legacyStatement() {
        int name = t.mark;
        if (!t.accept(NAME) || t.at(LPAR)) {
            return;
        }
        // what follows is looked at before the name: mistakes in it are told first
        Expr b = r.expressions.starExpressions();
        String word = t.name(name);
        if (b != null && (word.equals("print") || word.equals("exec"))) {
            throw r.errors.at("Missing parentheses in call to '" + word + "'. Did you mean " + word + "(...)?", t.span(name), b.span());
        }
    }

    // ---- invalid_named_expression ----

    void namedExpression() {
        r.memo("invalid_named_expression", () -> {
            int first = t.mark;
            assignmentTo(first);
            t.mark = first;
            equalsAfterName(first);
            t.mark = first;
            equalsAfterExpression(first);
            t.mark = first;
            return null;
        });
    }

    private void assignmentTo(int first) {
        Expr a = r.expressions.expression();
        if (a != null && t.accept(COLONEQUAL) && r.expressions.expression() != null) {
            throw r.errors.at("cannot use assignment expressions with " + Targets.nameOf(a), a.span());
        }
    }

    private void equalsAfterName(int first) {
        if (t.accept(NAME) && t.accept(EQUAL)) {
            Expr b = r.expressions.bitwiseOr();
            if (b != null && !t.at(EQUAL) && !t.at(COLONEQUAL)) {
                throw r.errors.at("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", t.span(first), b.span());
            }
        }
    }

    private void equalsAfterExpression(int first) {
        switch (t.kind()) {
            case TRUE, NONE, FALSE -> {
                return;
            }
            case LSQB -> {
                if (r.memoByMode("list", this::list) != null) {
                    return;
                }
            }
            case LPAR -> {
                if (r.memoByMode("tuple", this::tuple) != null || r.memoByMode("genexp", this::generator) != null) {
                    return;
                }
            }
            default -> { }
        }
        t.mark = first;
        Expr a = r.expressions.bitwiseOr();
        if (a != null && t.accept(EQUAL) && r.expressions.bitwiseOr() != null && !t.at(EQUAL) && !t.at(COLONEQUAL)) {
            throw r.errors.at("cannot assign to " + Targets.nameOf(a) + " here. Maybe you meant '==' instead of '='?", a.span());
        }
    }

    // ---- 'not' behind an operator ----

    /** {@code invalid_arithmetic}, {@code invalid_factor}: the operator has been taken. */
    void notAfterOperator() {
        int not = t.mark;
        if (t.at(NOT)) {
            Expr b = r.expressions.inversion();
            if (b != null) {
                throw r.errors.at("'not' after an operator must be parenthesized", t.span(not), b.span());
            }
            t.mark = not;
        }
    }

    // ---- Atoms in brackets ----

    /** {@code genexp | tuple | group}. */
    Expr parenthesised() {
        Expr e = r.memoByMode("genexp", this::generator);
        if (e == null) {
            e = r.memoByMode("tuple", this::tuple);
        }
        return e != null ? e : group();
    }

    Expr generator() {
        int first = t.mark++;
        int start = t.mark;
        Expr element = r.expressions.assignmentExpression();
        if (element == null) {
            element = r.expressions.unnamed(start);
        }
        List<Comprehension> clauses = element == null ? null : r.primaries.forIfClauses();
        if (clauses != null && t.accept(RPAR)) {
            return new Expr.GeneratorExp(element, clauses, t.spanFrom(first));
        }
        t.mark = first;
        comprehension();
        return fail(first);
    }

    private Expr tuple() {
        int first = t.mark++;
        Expr element = r.expressions.starNamedExpression();
        List<Expr> elements = List.of();
        if (element != null && t.at(COMMA)) {
            elements = r.primaries.moreElements(element);
        } else {
            t.mark = first + 1;
        }
        return t.accept(RPAR) ? new Expr.TupleExpr(elements, ExprContext.LOAD, t.spanFrom(first)) : fail(first);
    }

    private Expr group() {
        int first = t.mark++;
        Expr value = r.expressions.yieldExpression();
        if (value == null) {
            value = r.expressions.namedExpression();
        }
        if (value != null && t.accept(RPAR)) {
            return value;
        }
        if (r.invalid) {
            t.mark = first + 1;
            unpackingInGroup();
        }
        return fail(first);
    }

    /** {@code invalid_group}: behind the bracket. */
    private void unpackingInGroup() {
        int first = t.mark;
        if (t.at(STAR)) {
            Expr starred = r.calls.starredExpression();
            if (starred != null && t.accept(RPAR)) {
                throw r.errors.at("cannot use starred expression here", starred.span());
            }
        } else if (t.accept(DOUBLESTAR) && r.expressions.expression() != null && t.accept(RPAR)) {
            throw r.errors.at("cannot use double starred expression here", t.span(first));
        }
    }

    /** {@code list | listcomp}. */
    Expr bracketed() {
        Expr list = r.memoByMode("list", this::list);
        if (list != null) {
            return list;
        }
        int first = t.mark++;
        Expr element = r.expressions.namedExpression();
        List<Comprehension> clauses = element == null ? null : r.primaries.forIfClauses();
        if (clauses != null && t.accept(RSQB)) {
            return new Expr.ListComp(element, clauses, t.spanFrom(first));
        }
        t.mark = first;
        comprehension();
        return fail(first);
    }

    private Expr list() {
        int first = t.mark++;
        Expr element = r.expressions.starNamedExpression();
        List<Expr> elements = element == null ? List.of() : r.primaries.moreElements(element);
        return t.accept(RSQB) ? new Expr.ListExpr(elements, ExprContext.LOAD, t.spanFrom(first)) : fail(first);
    }

    /** {@code dict | set | dictcomp | setcomp}. */
    Expr braced() {
        int first = t.mark;
        Expr dict = dict();
        if (dict != null) {
            return dict;
        }
        t.mark = first + 1;
        Expr element = r.expressions.starNamedExpression();
        if (element != null) {
            List<Expr> elements = r.primaries.moreElements(element);
            if (t.accept(RBRACE)) {
                return new Expr.SetExpr(elements, t.spanFrom(first));
            }
        }
        t.mark = first;
        Expr comprehension = dictComprehension();
        return comprehension != null ? comprehension : setComprehension();
    }

    private Expr dict() {
        int first = t.mark++;
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        pairs(keys, values);
        if (t.accept(RBRACE)) {
            return new Expr.DictExpr(frozen(keys), frozen(values), t.spanFrom(first));
        }
        t.mark = first + 1;
        wrongPairs();
        return fail(first);
    }

    /** {@code [double_starred_kvpairs]}; true when it ends in a comma. */
    private boolean pairs(List<Expr> keys, List<Expr> values) {
        while (true) {
            int first = t.mark;
            Expr key = null;
            Expr value = null;
            if (t.accept(DOUBLESTAR)) {
                value = r.expressions.bitwiseOr();
            } else {
                key = r.expressions.expression();
                value = key != null && t.accept(COLON) ? r.expressions.expression() : null;
            }
            if (value == null) {
                t.mark = first;
                return !values.isEmpty();
            }
            keys.add(key);
            values.add(value);
            if (!t.accept(COMMA)) {
                return false;
            }
        }
    }

    /** {@code invalid_double_starred_kvpairs}: behind the brace. CPython tries it in both passes. */
    void wrongPairs() {
        int first = t.mark;
        if (pairs(new ArrayList<>(), new ArrayList<>())) {
            wrongPair();
        }
        t.mark = first;
        Expr key = r.expressions.expression();
        if (key != null && t.at(COLON)) {
            wrongValue();
        }
        t.mark = first;
    }

    /** {@code invalid_kvpair}. */
    private void wrongPair() {
        Expr key = r.expressions.expression();
        if (key == null) {
            return;
        }
        if (!t.at(COLON)) {
            Span span = key.span();
            throw r.errors.make(ParseError.Kind.SYNTAX, "':' expected after dictionary key", span.line(), span.endColumn() - 1, span.endLine(), -1);
        }
        wrongValue();
    }

    /** The colon is next. */
    private void wrongValue() {
        int colon = t.mark++;
        if (t.at(STAR)) {
            int star = t.mark++;
            if (r.expressions.bitwiseOr() != null) {
                throw r.errors.from("cannot use a starred expression in a dictionary value", t.span(star));
            }
        } else if (t.at(RBRACE) || t.at(COMMA)) {
            throw r.errors.at("expression expected after dictionary key and ':'", t.span(colon));
        }
    }

    private Expr dictComprehension() {
        int first = t.mark++;
        if (t.accept(DOUBLESTAR)) {
            if (r.invalid && r.expressions.bitwiseOr() != null && r.primaries.forIfClauses() != null && t.accept(RBRACE)) {
                throw r.errors.at("dict unpacking cannot be used in dict comprehension", t.span(first + 1));
            }
            return fail(first);
        }
        Expr key = r.expressions.expression();
        Expr value = key != null && t.accept(COLON) ? r.expressions.expression() : null;
        List<Comprehension> clauses = value == null ? null : r.primaries.forIfClauses();
        return clauses != null && t.accept(RBRACE) ? new Expr.DictComp(key, value, clauses, t.spanFrom(first)) : fail(first);
    }

    private Expr setComprehension() {
        int first = t.mark++;
        Expr element = r.expressions.namedExpression();
        List<Comprehension> clauses = element == null ? null : r.primaries.forIfClauses();
        if (clauses != null && t.accept(RBRACE)) {
            return new Expr.SetComp(element, clauses, t.spanFrom(first));
        }
        t.mark = first;
        comprehension();
        return fail(first);
    }

    /** {@code invalid_comprehension}: the opening bracket is next. */
    void comprehension() {
        if (!r.invalid) {
            return;
        }
        int first = t.mark++;
        boolean parenthesis = t.kind(first) == LPAR;
        if (t.at(STAR)) {
            Expr starred = r.calls.starredExpression();
            if (starred != null && r.primaries.forIfClauses() != null) {
                throw r.errors.at("iterable unpacking cannot be used in comprehension", starred.span());
            }
            t.mark = first + 1;
        }
        Expr a = parenthesis ? null : r.expressions.starNamedExpression();
        if (a != null && t.at(COMMA)) {
            int comma = t.mark;
            List<Expr> more = r.primaries.moreElements(a);
            if (more.size() > 1 && r.primaries.forIfClauses() != null) {
                throw r.errors.at("did you forget parentheses around the comprehension target?", a.span(), more.getLast().span());
            }
            t.mark = comma + 1;
            if (r.primaries.forIfClauses() != null) {
                throw r.errors.at("did you forget parentheses around the comprehension target?", a.span(), t.span(comma));
            }
        }
        t.mark = first;
    }

    /** {@code invalid_for_if_clause}. */
    void forIfClause() {
        int first = t.mark;
        t.accept(ASYNC);
        if (t.accept(FOR) && r.expressions.bitwiseOr() != null) {
            while (t.at(COMMA)) {
                int comma = t.mark++;
                if (r.expressions.bitwiseOr() == null) {
                    t.mark = comma + 1;
                    break;
                }
            }
            if (!t.at(IN)) {
                throw r.errors.atLastToken("'in' expected after for-loop variables");
            }
        }
        t.mark = first;
    }
}
