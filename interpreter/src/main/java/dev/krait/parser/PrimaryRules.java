package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Comprehension;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Span;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Atoms, what is appended to them, displays and comprehensions. Compare CPython {@code Grammar/python.gram}, Primary elements. */
final class PrimaryRules extends Chapter {
    /** How many levels CPython's parser goes down for an expression in brackets, and for one in a call or subscript. */
    private static final int BRACKET_DEPTH = 27;
    private static final int TRAILER_DEPTH = 23;

    /** The braces, by token, at which the first pass has found no dict. */
    private final BitSet brokenDicts = new BitSet();

    PrimaryRules(Rules rules) {
        super(rules);
    }

    // ---- Primaries ----

    /** {@code primary}: an atom and its attributes, calls and subscripts. */
    Expr primary() {
        return r.diagnosing ? r.memo("primary", this::trailers) : trailers();
    }

    /** The same, never from memory. */
    Expr trailers() {
        int first = t.mark;
        Expr e = atom();
        while (e != null) {
            if (r.invalid && (t.at(LBRACE) || t.at(LSQB))) {
                // CPython looks for a generator expression here, and the rule for mistakes in it takes any bracket
                r.invalidExpressions.comprehension();
            }
            Expr longer = trailer(first, e);
            if (longer == null) {
                return e;
            }
            e = longer;
        }
        return null;
    }

    /** One attribute, call or subscript behind a primary that starts at a token; null when there is none. */
    Expr trailer(int first, Expr e) {
        int kind = t.kind();
        if (kind == DOT) {
            return attribute(first, e, ExprContext.LOAD);
        }
        if (kind != LPAR && kind != LSQB) {
            return null;
        }
        r.enter(TRAILER_DEPTH);
        Expr longer = kind == LPAR ? r.calls.call(first, e) : subscript(first, e, ExprContext.LOAD);
        r.leave(TRAILER_DEPTH);
        return longer;
    }

    /** {@code '.' NAME} behind a primary that starts at a token. */
    Expr attribute(int first, Expr value, ExprContext context) {
        int dot = t.mark++;
        int name = t.take(NAME);
        return name < 0 ? fail(dot) : new Expr.Attribute(value, t.name(name), context, t.spanFrom(first));
    }

    /** {@code '[' slices ']'} behind a primary. */
    Expr subscript(int first, Expr value, ExprContext context) {
        int bracket = t.mark++;
        Expr slice = slices();
        if (slice == null || !t.accept(RSQB)) {
            return fail(bracket);
        }
        return new Expr.Subscript(value, slice, context, t.spanFrom(first));
    }

    /** {@code slices: slice !',' | ','.(slice | starred_expression)+ [',']}. */
    private Expr slices() {
        int first = t.mark;
        Expr one = sliceOrStarred();
        if (one == null || !t.at(COMMA) && !(one instanceof Expr.Starred)) {
            return one;
        }
        List<Expr> elements = listOf(one);
        while (t.at(COMMA)) {
            int comma = t.mark++;
            Expr next = sliceOrStarred();
            if (next == null) {
                t.mark = comma + 1;
                break;
            }
            elements.add(next);
        }
        return new Expr.TupleExpr(frozen(elements), ExprContext.LOAD, t.spanFrom(first));
    }

    private Expr sliceOrStarred() {
        return t.at(STAR) ? r.calls.starredExpression() : slice();
    }

    /** {@code slice: [expression] ':' [expression] [':' [expression]] | named_expression}. */
    private Expr slice() {
        int first = t.mark;
        Expr lower = null;
        if (!t.at(COLON)) {
            if (r.diagnosing) {
                lower = r.expressions.expression();
                if (lower == null || !t.at(COLON)) {
                    t.mark = first;
                    return r.expressions.namedExpression();
                }
            } else {
                lower = r.expressions.namedExpression();
                if (lower == null || !t.at(COLON) || lower instanceof Expr.NamedExpr && t.kindAfterName(first) == COLONEQUAL) {
                    return lower;
                }
            }
        }
        t.mark++;
        Expr upper = r.expressions.expression();
        Expr step = t.accept(COLON) ? r.expressions.expression() : null;
        return new Expr.Slice(lower, upper, step, t.spanFrom(first));
    }

    // ---- Atoms ----

    Expr atom() {
        int kind = t.kind();
        if (kind != LPAR && kind != LSQB && kind != LBRACE) {
            return plainAtom(kind);
        }
        r.enter(BRACKET_DEPTH);
        Expr e = switch (kind) {
            case LPAR -> r.diagnosing ? r.memoByMode("parenthesised", r.invalidExpressions::parenthesised) : parenthesised();
            case LSQB -> r.diagnosing ? r.memoByMode("bracketed", r.invalidExpressions::bracketed) : bracketed();
            default -> r.diagnosing ? r.memoByMode("braced", r.invalidExpressions::braced) : braced();
        };
        r.leave(BRACKET_DEPTH);
        return e;
    }

    private Expr plainAtom(int kind) {
        int first = t.mark;
        switch (kind) {
            case NAME -> {
                t.mark++;
                return new Expr.Name(t.name(first), ExprContext.LOAD, t.span(first));
            }
            case NUMBER -> {
                t.mark++;
                return r.literals.number(first);
            }
            case STRING, FSTRING_START, TSTRING_START -> {
                return r.formats.strings();
            }
            case TRUE -> {
                return constant(true);
            }
            case FALSE -> {
                return constant(false);
            }
            case NONE -> {
                return constant(PyNone.NONE);
            }
            case ELLIPSIS -> {
                return constant(PyEllipsis.ELLIPSIS);
            }
            default -> {
                return null;
            }
        }
    }

    private Expr constant(Object value) {
        Span span = t.span(t.mark++);
        return new Expr.Constant(value, null, span);
    }

    /** {@code genexp | tuple | group}, told apart by what follows the first element. */
    private Expr parenthesised() {
        int first = t.mark++;
        if (t.accept(RPAR)) {
            return new Expr.TupleExpr(List.of(), ExprContext.LOAD, t.spanFrom(first));
        }
        if (t.at(YIELD)) {
            Expr value = r.expressions.yieldExpression();
            return t.accept(RPAR) ? value : fail(first);
        }
        Expr element = r.expressions.starNamedExpression();
        if (element == null) {
            return fail(first);
        }
        return switch (t.kind()) {
            case COMMA -> {
                List<Expr> elements = moreElements(element);
                yield t.accept(RPAR) ? new Expr.TupleExpr(elements, ExprContext.LOAD, t.spanFrom(first)) : fail(first);
            }
            case RPAR -> {
                t.mark++;
                yield element instanceof Expr.Starred ? fail(first) : element;
            }
            case FOR, ASYNC -> {
                List<Comprehension> clauses = element instanceof Expr.Starred ? null : forIfClauses();
                yield clauses != null && t.accept(RPAR) ? new Expr.GeneratorExp(element, clauses, t.spanFrom(first)) : fail(first);
            }
            default -> fail(first);
        };
    }

    /** {@code listcomp | list}. */
    private Expr bracketed() {
        int first = t.mark++;
        if (t.accept(RSQB)) {
            return new Expr.ListExpr(List.of(), ExprContext.LOAD, t.spanFrom(first));
        }
        Expr element = r.expressions.starNamedExpression();
        if (element == null) {
            return fail(first);
        }
        if (t.at(FOR) || t.at(ASYNC)) {
            List<Comprehension> clauses = element instanceof Expr.Starred ? null : forIfClauses();
            return clauses != null && t.accept(RSQB) ? new Expr.ListComp(element, clauses, t.spanFrom(first)) : fail(first);
        }
        List<Expr> elements = moreElements(element);
        return t.accept(RSQB) ? new Expr.ListExpr(elements, ExprContext.LOAD, t.spanFrom(first)) : fail(first);
    }

    /** The elements after the first, as long as commas follow. */
    List<Expr> moreElements(Expr element) {
        List<Expr> elements = listOf(element);
        while (t.at(COMMA)) {
            int comma = t.mark++;
            Expr next = r.expressions.starNamedExpression();
            if (next == null) {
                t.mark = comma + 1;
                break;
            }
            elements.add(next);
        }
        return frozen(elements);
    }

    /** {@code dict | set | dictcomp | setcomp}. */
    private Expr braced() {
        int first = t.mark++;
        if (t.at(RBRACE) || t.at(DOUBLESTAR)) {
            return dictOrMistake(first, null);
        }
        int start = t.mark;
        Expr element = r.expressions.starNamedExpression();
        if (element == null) {
            return fail(first);
        }
        if (t.at(COLON) && !(element instanceof Expr.Starred) && !(element instanceof Expr.NamedExpr && t.kindAfterName(start) == COLONEQUAL)) {
            return dictOrMistake(first, element);
        }
        if (t.at(FOR) || t.at(ASYNC)) {
            List<Comprehension> clauses = element instanceof Expr.Starred ? null : forIfClauses();
            return clauses != null && t.accept(RBRACE) ? new Expr.SetComp(element, clauses, t.spanFrom(first)) : fail(first);
        }
        List<Expr> elements = moreElements(element);
        return t.accept(RBRACE) ? new Expr.SetExpr(elements, t.spanFrom(first)) : fail(first);
    }

    /** Mistakes in a dict are told in the first pass already, as CPython does; a brace is looked at once for them. */
    private Expr dictOrMistake(int first, Expr firstKey) {
        if (brokenDicts.get(first)) {
            return fail(first);
        }
        Expr dict = dict(first, firstKey);
        if (dict == null) {
            brokenDicts.set(first);
            t.mark = first + 1;
            r.invalidExpressions.wrongPairs();
            t.mark = first;
        }
        return dict;
    }

    /** A dict whose first key has been read, or one that is empty or starts with two stars. */
    private Expr dict(int first, Expr firstKey) {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        Expr key = firstKey;
        while (key != null || !t.at(RBRACE)) {
            Expr value;
            if (key == null && t.accept(DOUBLESTAR)) {
                value = r.expressions.bitwiseOr();
            } else {
                key = key != null ? key : r.expressions.expression();
                value = key != null && t.accept(COLON) ? r.expressions.expression() : null;
            }
            if (value == null) {
                return fail(first);
            }
            keys.add(key);
            values.add(value);
            if (key != null && keys.size() == 1 && (t.at(FOR) || t.at(ASYNC))) {
                List<Comprehension> clauses = forIfClauses();
                return clauses != null && t.accept(RBRACE) ? new Expr.DictComp(key, value, clauses, t.spanFrom(first)) : fail(first);
            }
            key = null;
            if (!t.accept(COMMA)) {
                break;
            }
        }
        return t.accept(RBRACE) ? new Expr.DictExpr(frozen(keys), frozen(values), t.spanFrom(first)) : fail(first);
    }

    // ---- Comprehensions ----

    /** {@code for_if_clauses: for_if_clause+}. */
    List<Comprehension> forIfClauses() {
        List<Comprehension> clauses = null;
        while (t.at(FOR) || t.at(ASYNC)) {
            Comprehension clause = forIfClause();
            if (clause == null) {
                break;
            }
            if (clauses == null) {
                clauses = new ArrayList<>(2);
            }
            clauses.add(clause);
        }
        return clauses == null ? null : frozen(clauses);
    }

    /** {@code for_if_clause: ['async'] 'for' star_targets 'in' ~ disjunction ('if' disjunction)*}. */
    private Comprehension forIfClause() {
        int first = t.mark;
        boolean async = t.accept(ASYNC);
        if (t.accept(FOR)) {
            Expr target = r.targets.starTargets();
            if (target != null && t.accept(IN)) {
                Expr iter = r.expressions.disjunction();
                // the word "in" commits: no other alternative is tried
                return iter == null ? fail(first) : filters(target, iter, async);
            }
        }
        t.mark = first;
        if (r.invalid) {
            r.invalidExpressions.forIfClause();
            r.invalidStatements.forTarget();
        }
        return null;
    }

    private Comprehension filters(Expr target, Expr iter, boolean async) {
        List<Expr> conditions = new ArrayList<>(1);
        while (t.at(IF)) {
            int before = t.mark++;
            Expr condition = r.expressions.disjunction();
            if (condition == null) {
                t.mark = before;
                break;
            }
            conditions.add(condition);
        }
        if (async) {
            r.require(6, "Async comprehensions are");
        }
        return new Comprehension(target, iter, frozen(conditions), async ? 1 : 0);
    }
}
