package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Comprehension;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Keyword;
import java.util.ArrayList;
import java.util.List;

/** Arguments of calls and classes. Compare CPython {@code Grammar/python.gram}, FUNCTION CALL ARGUMENTS. */
final class CallRules extends Chapter {
    /** Arguments in the order of the tree: positional ones and stars, then keywords and double stars. */
    record CallArguments(List<Expr> positional, List<Keyword> keywords) {
        static final CallArguments NONE = new CallArguments(List.of(), List.of());
    }

    CallRules(Rules rules) {
        super(rules);
    }

    /** {@code genexp} or {@code '(' [arguments] ')'} behind a primary that starts at a token. */
    Expr call(int first, Expr function) {
        int bracket = t.mark;
        if (r.diagnosing) {
            Expr generator = r.memoByMode("genexp", r.invalidExpressions::generator);
            if (generator != null) {
                return new Expr.Call(function, List.of(generator), List.of(), t.spanFrom(first));
            }
        }
        t.mark++;
        CallArguments arguments = arguments(bracket);
        if (arguments == null || !t.accept(RPAR)) {
            return fail(bracket);
        }
        return new Expr.Call(function, arguments.positional, arguments.keywords, t.spanFrom(first));
    }

    /**
     * {@code [arguments]}, up to the closing bracket.
     *
     * @param bracket the opening bracket of a call, which may hold a single generator expression; -1 where none may stand
     */
    CallArguments arguments(int bracket) {
        if (t.at(RPAR)) {
            return CallArguments.NONE;
        }
        if (!r.diagnosing) {
            CallArguments arguments = args(bracket);
            if (arguments != null) {
                t.accept(COMMA);
            }
            return arguments;
        }
        CallArguments arguments = r.memo("arguments", this::diagnosed);
        // [arguments] may match nothing, and the closing bracket is then missed by the caller
        return arguments != null ? arguments : CallArguments.NONE;
    }

    /** {@code arguments: args [','] &')' | invalid_arguments}. */
    private CallArguments diagnosed() {
        int start = t.mark;
        CallArguments arguments = r.memoByMode("args", () -> args(-1));
        if (arguments != null) {
            t.accept(COMMA);
            if (t.at(RPAR)) {
                return arguments;
            }
        }
        t.mark = start;
        if (r.invalid) {
            r.invalidCalls.arguments();
        }
        return fail(start);
    }

    /** {@code args}: first positional ones, then keywords and stars, then keywords and double stars; no comma at the end. */
    CallArguments args(int bracket) {
        int start = t.mark;
        List<Expr> positional = new ArrayList<>(4);
        List<Keyword> keywords = new ArrayList<>(2);
        boolean named = false;
        boolean doubleStarred = false;
        while (true) {
            int first = t.mark;
            switch (t.kind()) {
                case STAR -> {
                    Expr starred = doubleStarred ? null : starredExpression();
                    if (starred == null) {
                        return end(start, first, positional, keywords);
                    }
                    positional.add(starred);
                }
                case DOUBLESTAR -> {
                    if (r.invalid) {
                        r.invalidCalls.keywordArgument();
                    }
                    t.mark++;
                    Expr value = r.expressions.expression();
                    if (value == null) {
                        return end(start, first, positional, keywords);
                    }
                    keywords.add(new Keyword(null, value, t.spanFrom(first)));
                    doubleStarred = true;
                    named = true;
                }
                default -> {
                    if (!t.at(NAME) || t.kindAfter() != EQUAL) {
                        Expr value = named ? null : positionalArgument();
                        if (value == null) {
                            if (r.invalid) {
                                t.mark = first;
                                r.invalidCalls.keywordArgument();
                            }
                            return end(start, first, positional, keywords);
                        }
                        if (bracket >= 0 && positional.isEmpty() && (t.at(FOR) || t.at(ASYNC))) {
                            return generator(bracket, value);
                        }
                        positional.add(value);
                    } else {
                        if (r.invalid) {
                            r.invalidCalls.keywordArgument();
                        }
                        t.mark += 2;
                        Expr value = r.expressions.expression();
                        if (value == null) {
                            return end(start, first, positional, keywords);
                        }
                        keywords.add(new Keyword(t.name(first), value, t.spanFrom(first)));
                        named = true;
                    }
                }
            }
            if (!t.at(COMMA)) {
                return new CallArguments(frozen(positional), frozen(keywords));
            }
            t.mark++;
        }
    }

    /** No argument starts here: the arguments end before the comma, if there are any. */
    private CallArguments end(int start, int first, List<Expr> positional, List<Keyword> keywords) {
        if (first == start) {
            return fail(start);
        }
        t.mark = first - 1;
        return new CallArguments(frozen(positional), frozen(keywords));
    }

    /** {@code (assignment_expression | expression !':=') !'='}. */
    Expr positionalArgument() {
        int first = t.mark;
        Expr value = r.expressions.assignmentExpression();
        if (value == null) {
            value = r.expressions.unnamed(first);
        }
        return value != null && t.at(EQUAL) ? fail(first) : value;
    }

    private CallArguments generator(int bracket, Expr element) {
        List<Comprehension> clauses = r.primaries.forIfClauses();
        if (clauses == null || !t.at(RPAR)) {
            return fail(bracket);
        }
        // the brackets of the call are the generator's own
        t.mark++;
        Expr generator = new Expr.GeneratorExp(element, clauses, t.spanFrom(bracket));
        t.mark--;
        return new CallArguments(List.of(generator), List.of());
    }

    /** {@code starred_expression: '*' expression}. */
    Expr starredExpression() {
        int first = t.mark;
        if (r.invalid) {
            r.invalidCalls.starredUnpacking();
        }
        if (!t.accept(STAR)) {
            return null;
        }
        Expr value = r.expressions.expression();
        if (value != null) {
            return new Expr.Starred(value, ExprContext.LOAD, t.spanFrom(first));
        }
        t.mark = first;
        if (r.invalid) {
            throw r.errors.atLastToken("Invalid star expression");
        }
        return null;
    }
}
