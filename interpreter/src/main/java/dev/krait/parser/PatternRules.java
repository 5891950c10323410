package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Operator;
import dev.krait.ast.Pattern;
import dev.krait.ast.UnaryOperator;
import dev.krait.object.PyNone;
import dev.krait.type.number.PyComplex;
import java.util.ArrayList;
import java.util.List;

/** Patterns of {@code case} blocks (PEP 634). Compare CPython {@code Grammar/python.gram}, Match statement. */
final class PatternRules extends Chapter {
    PatternRules(Rules rules) {
        super(rules);
    }

    /** {@code patterns: open_sequence_pattern | pattern}. */
    Pattern patterns() {
        int first = t.mark;
        Pattern one = maybeStarPattern();
        if (one == null) {
            return null;
        }
        if (t.at(COMMA)) {
            List<Pattern> all = sequenceFrom(one);
            return new Pattern.MatchSequence(all, t.spanFrom(first));
        }
        return one instanceof Pattern.MatchStar ? fail(first) : one;
    }

    /** {@code pattern: or_pattern ['as' pattern_capture_target]}. */
    Pattern pattern() {
        int first = t.mark;
        Pattern pattern = orPattern();
        if (pattern == null || !t.at(AS)) {
            return pattern;
        }
        int as = t.mark++;
        int target = captureTarget();
        if (target >= 0) {
            return new Pattern.MatchAs(pattern, t.name(target), t.spanFrom(first));
        }
        if (r.invalid) {
            r.invalidPatterns.asTarget();
        }
        t.mark = as;
        return pattern;
    }

    private Pattern orPattern() {
        int first = t.mark;
        Pattern one = closedPattern();
        if (one == null || !t.at(VBAR)) {
            return one;
        }
        List<Pattern> alternatives = listOf(one);
        while (t.at(VBAR)) {
            int bar = t.mark++;
            Pattern next = closedPattern();
            if (next == null) {
                t.mark = bar;
                break;
            }
            alternatives.add(next);
        }
        return alternatives.size() == 1 ? one : new Pattern.MatchOr(frozen(alternatives), t.spanFrom(first));
    }

    /** {@code pattern_capture_target: !"_" NAME !('.' | '(' | '=')}: its token, or -1. */
    private int captureTarget() {
        if (!t.at(NAME) || t.atSoft("_")) {
            return -1;
        }
        int after = t.kindAfter();
        return after == DOT || after == LPAR || after == EQUAL ? -1 : t.mark++;
    }

    private Pattern closedPattern() {
        return r.diagnosing ? r.memo("closed_pattern", this::atomPattern) : atomPattern();
    }

    private Pattern atomPattern() {
        int first = t.mark;
        return switch (t.kind()) {
            case NUMBER, MINUS -> {
                Expr value = numberLiteral();
                yield value == null ? null : new Pattern.MatchValue(value, t.spanFrom(first));
            }
            case STRING, FSTRING_START, TSTRING_START -> {
                Expr value = r.formats.strings();
                yield value == null ? null : new Pattern.MatchValue(value, t.spanFrom(first));
            }
            case NONE, TRUE, FALSE -> new Pattern.MatchSingleton(singleton(t.kind()), t.span(t.mark++));
            case NAME -> namePattern();
            case LPAR -> parenthesised();
            case LSQB -> bracketed();
            case LBRACE -> mapping();
            default -> null;
        };
    }

    private static Object singleton(int kind) {
        return kind == NONE ? PyNone.NONE : (Object) (kind == TRUE);
    }

    // ---- Literals ----

    /** {@code signed_number !('+' | '-') | complex_number}. */
    private Expr numberLiteral() {
        int first = t.mark;
        Expr real = signedNumber();
        if (real == null || !t.at(PLUS) && !t.at(MINUS)) {
            return real;
        }
        Operator operator = t.at(PLUS) ? Operator.ADD : Operator.SUB;
        if (valueOf(real) instanceof PyComplex) {
            throw r.errors.at("real number required in complex literal", numberIn(real).span());
        }
        t.mark++;
        int token = t.take(NUMBER);
        if (token < 0) {
            return fail(first);
        }
        Expr imaginary = r.literals.number(token);
        if (!(valueOf(imaginary) instanceof PyComplex)) {
            throw r.errors.at("imaginary number required in complex literal", imaginary.span());
        }
        return new Expr.BinOp(real, operator, imaginary, t.spanFrom(first));
    }

    private static Expr numberIn(Expr e) {
        return e instanceof Expr.UnaryOp u ? u.operand() : e;
    }

    private static Object valueOf(Expr number) {
        return ((Expr.Constant) numberIn(number)).value();
    }

    /** {@code signed_number: NUMBER | '-' NUMBER}. */
    private Expr signedNumber() {
        int first = t.mark;
        boolean minus = t.accept(MINUS);
        int token = t.take(NUMBER);
        if (token < 0) {
            return fail(first);
        }
        Expr number = r.literals.number(token);
        return minus ? new Expr.UnaryOp(UnaryOperator.USUB, number, t.spanFrom(first)) : number;
    }

    // ---- Names and classes ----

    private Pattern namePattern() {
        int first = t.mark;
        int target = captureTarget();
        if (target >= 0) {
            return new Pattern.MatchAs(null, t.name(target), t.span(target));
        }
        int after = t.kindAfter();
        if (t.atSoft("_") && after != DOT && after != LPAR && after != EQUAL) {
            return new Pattern.MatchAs(null, null, t.span(t.mark++));
        }
        Expr name = nameOrAttribute();
        if (name == null) {
            return null;
        }
        if (t.at(LPAR)) {
            return classPattern(first, name);
        }
        if (name instanceof Expr.Attribute && !t.at(EQUAL)) {
            return new Pattern.MatchValue(name, t.spanFrom(first));
        }
        t.mark = first;
        // the wildcard looks at nothing behind it
        return t.atSoft("_") ? new Pattern.MatchAs(null, null, t.span(t.mark++)) : null;
    }

    /** {@code name_or_attr: NAME ('.' NAME)*}. */
    private Expr nameOrAttribute() {
        int first = t.take(NAME);
        if (first < 0) {
            return null;
        }
        Expr e = new Expr.Name(t.name(first), ExprContext.LOAD, t.span(first));
        while (t.at(DOT) && t.kindAfter() == NAME) {
            t.mark += 2;
            e = new Expr.Attribute(e, t.name(t.mark - 1), ExprContext.LOAD, t.spanFrom(first));
        }
        return e;
    }

    private Pattern classPattern(int first, Expr name) {
        int bracket = t.mark++;
        List<Pattern> positional = new ArrayList<>(2);
        List<String> names = new ArrayList<>(2);
        List<Pattern> keywords = new ArrayList<>(2);
        while (!t.at(RPAR)) {
            if (t.at(NAME) && t.kindAfter() == EQUAL) {
                String keyword = t.name(t.mark);
                t.mark += 2;
                names.add(keyword);
                keywords.add(pattern());
            } else {
                positional.add(names.isEmpty() ? pattern() : null);
            }
            if (!keywords.isEmpty() && keywords.getLast() == null || !positional.isEmpty() && positional.getLast() == null) {
                return wrongClass(first, bracket);
            }
            if (!t.accept(COMMA)) {
                break;
            }
        }
        if (!t.accept(RPAR)) {
            return wrongClass(first, bracket);
        }
        return new Pattern.MatchClass(name, frozen(positional), frozen(names), frozen(keywords), t.spanFrom(first));
    }

    private Pattern wrongClass(int first, int bracket) {
        if (r.invalid) {
            t.mark = bracket;
            r.invalidPatterns.classArguments();
        }
        return fail(first);
    }

    // ---- Groups, sequences, mappings ----

    /** {@code group_pattern | sequence_pattern}. */
    private Pattern parenthesised() {
        int first = t.mark++;
        if (t.accept(RPAR)) {
            return new Pattern.MatchSequence(List.of(), t.spanFrom(first));
        }
        Pattern one = maybeStarPattern();
        if (one == null) {
            return fail(first);
        }
        if (t.at(COMMA)) {
            List<Pattern> all = sequenceFrom(one);
            return t.accept(RPAR) ? new Pattern.MatchSequence(all, t.spanFrom(first)) : fail(first);
        }
        return !(one instanceof Pattern.MatchStar) && t.accept(RPAR) ? one : fail(first);
    }

    private Pattern bracketed() {
        int first = t.mark++;
        Pattern one = maybeStarPattern();
        List<Pattern> all = one == null ? List.of() : sequenceFrom(one);
        return t.accept(RSQB) ? new Pattern.MatchSequence(all, t.spanFrom(first)) : fail(first);
    }

    private List<Pattern> sequenceFrom(Pattern one) {
        List<Pattern> all = listOf(one);
        while (t.at(COMMA)) {
            int comma = t.mark++;
            Pattern next = maybeStarPattern();
            if (next == null) {
                t.mark = comma + 1;
                break;
            }
            all.add(next);
        }
        return frozen(all);
    }

    private Pattern maybeStarPattern() {
        if (!t.at(STAR)) {
            return pattern();
        }
        int first = t.mark++;
        int target = captureTarget();
        if (target >= 0) {
            return new Pattern.MatchStar(t.name(target), t.spanFrom(first));
        }
        if (t.atSoft("_")) {
            t.mark++;
            return new Pattern.MatchStar(null, t.spanFrom(first));
        }
        return fail(first);
    }

    private Pattern mapping() {
        int first = t.mark++;
        List<Expr> keys = new ArrayList<>(4);
        List<Pattern> values = new ArrayList<>(4);
        String rest = null;
        while (!t.at(RBRACE)) {
            if (t.accept(DOUBLESTAR)) {
                int target = captureTarget();
                if (target < 0) {
                    return fail(first);
                }
                rest = t.name(target);
                t.accept(COMMA);
                break;
            }
            Expr key = mappingKey();
            Pattern value = key != null && t.accept(COLON) ? pattern() : null;
            if (value == null) {
                return fail(first);
            }
            keys.add(key);
            values.add(value);
            if (!t.accept(COMMA)) {
                break;
            }
        }
        if (!t.accept(RBRACE)) {
            return fail(first);
        }
        return new Pattern.MatchMapping(frozen(keys), frozen(values), rest, t.spanFrom(first));
    }

    /** {@code literal_expr | attr}. */
    private Expr mappingKey() {
        return switch (t.kind()) {
            case NUMBER, MINUS -> numberLiteral();
            case STRING, FSTRING_START, TSTRING_START -> r.formats.strings();
            case NONE, TRUE, FALSE -> new Expr.Constant(singleton(t.kind()), null, t.span(t.mark++));
            case NAME -> {
                int first = t.mark;
                Expr e = nameOrAttribute();
                yield e instanceof Expr.Attribute ? e : fail(first);
            }
            default -> null;
        };
    }
}
