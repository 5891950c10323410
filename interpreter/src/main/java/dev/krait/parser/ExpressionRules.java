package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Arguments;
import dev.krait.ast.BoolOperator;
import dev.krait.ast.CmpOperator;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Operator;
import dev.krait.ast.Span;
import dev.krait.ast.UnaryOperator;
import java.util.ArrayList;
import java.util.List;

/** Expressions from the comma down to the unary operators. Compare CPython {@code Grammar/python.gram}, EXPRESSIONS. */
final class ExpressionRules extends Chapter {
    /** How tightly the binary operators bind, from {@code |} to {@code * / // % @}. */
    private static final int BITWISE_OR = 1;
    private static final int SUM = 5;
    private static final int TERM = 6;

    ExpressionRules(Rules rules) {
        super(rules);
    }

    // ---- With commas ----

    /** {@code expressions: expression (',' expression)* [',']}. */
    Expr expressions() {
        int first = t.mark;
        Expr e = expression();
        return e == null || !t.at(COMMA) ? e : tuple(first, e, false);
    }

    /** {@code star_expressions}: the same with stars. */
    Expr starExpressions() {
        int first = t.mark;
        Expr e = starExpression();
        return e == null || !t.at(COMMA) ? e : tuple(first, e, true);
    }

    private Expr tuple(int first, Expr e, boolean stars) {
        List<Expr> elements = listOf(e);
        while (t.at(COMMA)) {
            int comma = t.mark++;
            Expr next = stars ? starExpression() : expression();
            if (next == null) {
                t.mark = comma + 1;
                break;
            }
            elements.add(next);
        }
        return new Expr.TupleExpr(frozen(elements), ExprContext.LOAD, t.spanFrom(first));
    }

    /** {@code star_expression: '*' bitwise_or | expression}. */
    Expr starExpression() {
        return t.at(STAR) ? starred() : expression();
    }

    /** {@code '*' bitwise_or}. */
    Expr starred() {
        int first = t.take(STAR);
        if (first < 0) {
            return null;
        }
        Expr value = bitwiseOr();
        return value == null ? fail(first) : new Expr.Starred(value, ExprContext.LOAD, t.spanFrom(first));
    }

    /** {@code star_named_expression: '*' bitwise_or | named_expression}. */
    Expr starNamedExpression() {
        return t.at(STAR) ? starred() : namedExpression();
    }

    /** {@code assignment_expression: NAME ':=' ~ expression}. */
    Expr assignmentExpression() {
        if (!t.at(NAME) || t.kindAfter() != COLONEQUAL) {
            return null;
        }
        int first = t.mark;
        t.mark += 2;
        Expr value = expression();
        if (value == null) {
            return fail(first);
        }
        r.require(8, "Assignment expressions are");
        return new Expr.NamedExpr(new Expr.Name(t.name(first), ExprContext.STORE, t.span(first)), value, t.spanFrom(first));
    }

    /** {@code named_expression: assignment_expression | expression !':='}. */
    Expr namedExpression() {
        int first = t.mark;
        if (t.at(NAME) && t.kindAfter() == COLONEQUAL) {
            // the colon-equals sign commits
            return assignmentExpression();
        }
        if (r.invalid) {
            r.invalidExpressions.namedExpression();
        }
        return unnamed(first);
    }

    /** {@code expression !':='}. */
    Expr unnamed(int first) {
        Expr e = expression();
        return e != null && t.at(COLONEQUAL) ? fail(first) : e;
    }

    /** {@code annotated_rhs: yield_expr | star_expressions}. */
    Expr annotatedRhs() {
        return t.at(YIELD) ? yieldExpression() : starExpressions();
    }

    /** {@code yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]}. */
    Expr yieldExpression() {
        int first = t.take(YIELD);
        if (first < 0) {
            return null;
        }
        if (t.accept(FROM)) {
            Expr source = expression();
            if (source != null) {
                return new Expr.YieldFrom(source, t.spanFrom(first));
            }
            t.mark = first + 1;
        }
        Expr value = starExpressions();
        return new Expr.Yield(value, t.spanFrom(first));
    }

    // ---- Conditions, lambda, and, or, not ----

    /** {@code expression: disjunction ['if' disjunction 'else' expression] | lambdef}. */
    Expr expression() {
        if (r.diagnosing) {
            return r.memo("expression", () -> {
                if (r.invalid) {
                    r.invalidExpressions.expression();
                }
                return plainExpression();
            });
        }
        return plainExpression();
    }

    /** The same without the rules for mistakes around it. */
    Expr plainExpression() {
        r.enter();
        Expr e = t.at(LAMBDA) ? lambda() : conditional();
        r.leave();
        return e;
    }

    private Expr conditional() {
        int first = t.mark;
        Expr body = disjunction();
        if (body == null || !t.at(IF)) {
            return body;
        }
        int condition = t.mark++;
        Expr test = disjunction();
        if (test != null && t.accept(ELSE)) {
            Expr orElse = expression();
            if (orElse != null) {
                return new Expr.IfExp(test, body, orElse, t.spanFrom(first));
            }
        }
        // a filter of a comprehension, perhaps
        t.mark = condition;
        return body;
    }

    /** {@code lambdef: 'lambda' [lambda_params] ':' expression}. */
    private Expr lambda() {
        int first = t.mark++;
        r.enter();
        Arguments parameters = r.parameters.lambdaParameters();
        Expr body = parameters != null && t.accept(COLON) ? expression() : null;
        r.leave();
        return body == null ? fail(first) : new Expr.Lambda(parameters, body, t.spanFrom(first));
    }

    /** {@code disjunction: conjunction ('or' conjunction)*}. */
    Expr disjunction() {
        return r.diagnosing ? r.memo("disjunction", this::orChain) : orChain();
    }

    private Expr orChain() {
        int first = t.mark;
        Expr e = conjunction();
        if (e == null || !t.at(OR)) {
            return e;
        }
        List<Expr> values = listOf(e);
        while (t.at(OR)) {
            int operator = t.mark++;
            Expr next = conjunction();
            if (next == null) {
                t.mark = operator;
                break;
            }
            values.add(next);
        }
        return values.size() == 1 ? e : new Expr.BoolOp(BoolOperator.OR, frozen(values), t.spanFrom(first));
    }

    private Expr conjunction() {
        return r.diagnosing ? r.memo("conjunction", this::andChain) : andChain();
    }

    private Expr andChain() {
        int first = t.mark;
        Expr e = inversion();
        if (e == null || !t.at(AND)) {
            return e;
        }
        List<Expr> values = listOf(e);
        while (t.at(AND)) {
            int operator = t.mark++;
            Expr next = inversion();
            if (next == null) {
                t.mark = operator;
                break;
            }
            values.add(next);
        }
        return values.size() == 1 ? e : new Expr.BoolOp(BoolOperator.AND, frozen(values), t.spanFrom(first));
    }

    /** {@code inversion: 'not' inversion | comparison}. */
    Expr inversion() {
        if (!t.at(NOT)) {
            return r.diagnosing ? r.memo("comparison", this::comparison) : comparison();
        }
        int first = t.mark++;
        r.enter();
        Expr operand = inversion();
        r.leave();
        return operand == null ? fail(first) : new Expr.UnaryOp(UnaryOperator.NOT, operand, t.spanFrom(first));
    }

    // ---- Comparisons ----

    private Expr comparison() {
        int first = t.mark;
        Expr left = bitwiseOr();
        if (left == null) {
            return null;
        }
        List<CmpOperator> operators = null;
        List<Expr> comparators = null;
        while (true) {
            int before = t.mark;
            CmpOperator operator = comparisonOperator();
            Expr right = operator == null ? null : bitwiseOr();
            if (right == null) {
                t.mark = before;
                break;
            }
            if (operators == null) {
                operators = new ArrayList<>(2);
                comparators = new ArrayList<>(2);
            }
            operators.add(operator);
            comparators.add(right);
        }
        return operators == null ? left : new Expr.Compare(left, frozen(operators), frozen(comparators), t.spanFrom(first));
    }

    private CmpOperator comparisonOperator() {
        int kind = t.kind();
        CmpOperator operator = switch (kind) {
            case EQEQUAL -> CmpOperator.EQ;
            case NOTEQUAL -> notEqual();
            case LESSEQUAL -> CmpOperator.LT_E;
            case LESS -> CmpOperator.LT;
            case GREATEREQUAL -> CmpOperator.GT_E;
            case GREATER -> CmpOperator.GT;
            case IN -> CmpOperator.IN;
            case NOT -> t.kindAfter() == IN ? CmpOperator.NOT_IN : null;
            case IS -> t.kindAfter() == NOT ? CmpOperator.IS_NOT : CmpOperator.IS;
            default -> null;
        };
        if (operator != null) {
            t.mark += operator == CmpOperator.NOT_IN || operator == CmpOperator.IS_NOT ? 2 : 1;
        }
        return operator;
    }

    /** PEP 401: with {@code barry_as_FLUFL} the diamond is the only one. Compare CPython {@code _PyPegen_check_barry_as_flufl}. */
    private CmpOperator notEqual() {
        boolean diamond = t.source.bytes()[t.start(t.mark)] == '<';
        if (r.barryAsFlufl && !diamond) {
            throw r.errors.atLastToken("with Barry as BDFL, use '<>' instead of '!='");
        }
        return diamond && !r.barryAsFlufl ? null : CmpOperator.NOT_EQ;
    }

    // ---- Binary and unary operators ----

    /** {@code bitwise_or} and everything that binds tighter. */
    Expr bitwiseOr() {
        return r.diagnosing ? r.memo("bitwise_or", () -> binary(BITWISE_OR)) : binary(BITWISE_OR);
    }

    /** Operators of at least this precedence; they group to the left. */
    private Expr binary(int precedence) {
        int first = t.mark;
        Expr left = factor();
        if (left == null) {
            return null;
        }
        while (true) {
            int kind = t.kind();
            int strength = strength(kind);
            if (strength < precedence) {
                return left;
            }
            int operator = t.mark++;
            Expr right = binary(strength + 1);
            if (right == null) {
                if (r.invalid && strength >= SUM) {
                    r.invalidExpressions.notAfterOperator();
                }
                t.mark = operator;
                return left;
            }
            if (kind == AT) {
                r.require(5, "The '@' operator is");
            }
            left = new Expr.BinOp(left, operatorOf(kind), right, t.spanFrom(first));
        }
    }

    private static int strength(int kind) {
        return switch (kind) {
            case VBAR -> BITWISE_OR;
            case CIRCUMFLEX -> 2;
            case AMPER -> 3;
            case LEFTSHIFT, RIGHTSHIFT -> 4;
            case PLUS, MINUS -> SUM;
            case STAR, SLASH, DOUBLESLASH, PERCENT, AT -> TERM;
            default -> 0;
        };
    }

    private static Operator operatorOf(int kind) {
        return switch (kind) {
            case VBAR -> Operator.BIT_OR;
            case CIRCUMFLEX -> Operator.BIT_XOR;
            case AMPER -> Operator.BIT_AND;
            case LEFTSHIFT -> Operator.LSHIFT;
            case RIGHTSHIFT -> Operator.RSHIFT;
            case PLUS -> Operator.ADD;
            case MINUS -> Operator.SUB;
            case STAR -> Operator.MULT;
            case SLASH -> Operator.DIV;
            case DOUBLESLASH -> Operator.FLOOR_DIV;
            case PERCENT -> Operator.MOD;
            default -> Operator.MAT_MULT;
        };
    }

    /** {@code factor: ('+' | '-' | '~') factor | power}. */
    Expr factor() {
        UnaryOperator operator = switch (t.kind()) {
            case PLUS -> UnaryOperator.UADD;
            case MINUS -> UnaryOperator.USUB;
            case TILDE -> UnaryOperator.INVERT;
            default -> null;
        };
        if (operator == null) {
            return power();
        }
        int first = t.mark++;
        r.enter();
        Expr operand = factor();
        r.leave();
        if (operand == null) {
            if (r.invalid) {
                r.invalidExpressions.notAfterOperator();
            }
            return fail(first);
        }
        return new Expr.UnaryOp(operator, operand, t.spanFrom(first));
    }

    /** {@code power: await_primary ['**' factor]}. */
    private Expr power() {
        int first = t.mark;
        Expr base = awaitPrimary();
        if (base == null || !t.at(DOUBLESTAR)) {
            return base;
        }
        int operator = t.mark++;
        r.enter();
        r.enter();
        Expr exponent = factor();
        r.leave();
        r.leave();
        if (exponent == null) {
            t.mark = operator;
            return base;
        }
        return new Expr.BinOp(base, Operator.POW, exponent, t.spanFrom(first));
    }

    private Expr awaitPrimary() {
        if (!t.at(AWAIT)) {
            return r.primaries.primary();
        }
        int first = t.mark++;
        Expr value = r.primaries.primary();
        if (value == null) {
            return fail(first);
        }
        r.require(5, "Await expressions are");
        Span span = t.spanFrom(first);
        return new Expr.Await(value, span);
    }
}
