package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Arg;
import dev.krait.ast.Arguments;
import dev.krait.ast.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters of functions and lambdas. Compare CPython {@code Grammar/python.gram}, Function parameters: what the grammar spells in
 * thirty rules is one loop here, which knows what it has seen.
 */
final class ParameterRules extends Chapter {
    static final Arguments EMPTY = new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

    ParameterRules(Rules rules) {
        super(rules);
    }

    /** {@code [params]}, up to the closing parenthesis; null when they are wrong. */
    Arguments functionParameters() {
        if (r.invalid) {
            r.invalidParameters.check(false);
        }
        return new Reader(RPAR, true).read();
    }

    /** {@code [lambda_params]}, up to the colon. */
    Arguments lambdaParameters() {
        if (r.invalid) {
            r.invalidParameters.check(true);
        }
        return new Reader(COLON, false).read();
    }

    /** Reads one list of parameters. */
    private final class Reader {
        private final int end;
        private final boolean annotated;
        private List<Arg> positionalOnly = new ArrayList<>(0);
        private List<Arg> positional = new ArrayList<>(4);
        private final List<Expr> defaults = new ArrayList<>(2);
        private final List<Arg> keywordOnly = new ArrayList<>(2);
        private final List<Expr> keywordDefaults = new ArrayList<>(2);
        private Arg rest;
        private Arg keywordRest;
        private boolean slash;
        private boolean star;
        /** A bare star wants a parameter behind it. */
        private boolean wantsKeyword;
        /** What was read ended in a comma, or nothing was read yet: another parameter may follow. */
        private boolean open = true;

        Reader(int end, boolean annotated) {
            this.end = end;
            this.annotated = annotated;
        }

        Arguments read() {
            if (t.at(end)) {
                return EMPTY;
            }
            int first = t.mark;
            while (!t.at(end)) {
                boolean good = open && keywordRest == null && switch (t.kind()) {
                    case NAME -> name();
                    case SLASH -> slash();
                    case STAR -> star();
                    case DOUBLESTAR -> doubleStar();
                    default -> false;
                };
                if (!good) {
                    // what comes before makes parameters already
                    requirePositionalOnly();
                    return fail(first);
                }
            }
            if (wantsKeyword) {
                return fail(first);
            }
            requirePositionalOnly();
            return new Arguments(frozen(positionalOnly), frozen(positional), rest, frozen(keywordOnly), frozen(keywordDefaults), keywordRest,
                    frozen(defaults));
        }

        private void requirePositionalOnly() {
            if (slash) {
                r.require(8, "Positional-only parameters are");
            }
        }

        private boolean name() {
            Arg parameter = parameter(false);
            Expr value = null;
            if (parameter != null && t.accept(EQUAL)) {
                value = r.expressions.expression();
                if (value == null) {
                    return false;
                }
            }
            if (parameter == null || !star && value == null && !defaults.isEmpty()) {
                return false;
            }
            parameter = closed(parameter);
            if (star) {
                keywordOnly.add(parameter);
                keywordDefaults.add(value);
                wantsKeyword = false;
            } else {
                positional.add(parameter);
                if (value != null) {
                    defaults.add(value);
                }
            }
            return true;
        }

        private boolean slash() {
            if (slash || star || positional.isEmpty()) {
                return false;
            }
            t.mark++;
            if (!t.at(COMMA) && !t.at(end)) {
                return false;
            }
            slash = true;
            positionalOnly = positional;
            positional = new ArrayList<>(2);
            open = t.accept(COMMA);
            return true;
        }

        private boolean star() {
            if (star) {
                return false;
            }
            t.mark++;
            star = true;
            if (t.accept(COMMA)) {
                wantsKeyword = true;
                return !t.at(TYPE_COMMENT);
            }
            rest = t.at(NAME) ? parameter(true) : null;
            if (rest == null || t.at(EQUAL)) {
                return false;
            }
            rest = closed(rest);
            return true;
        }

        private boolean doubleStar() {
            t.mark++;
            keywordRest = !wantsKeyword && t.at(NAME) ? parameter(false) : null;
            if (keywordRest == null || t.at(EQUAL)) {
                return false;
            }
            keywordRest = closed(keywordRest);
            // the last of all: what follows is not looked at before
            requirePositionalOnly();
            return true;
        }

        /** {@code NAME [':' expression]}; behind a star the annotation may have one too. */
        private Arg parameter(boolean starAnnotation) {
            int first = t.mark++;
            Expr annotation = null;
            if (annotated && t.accept(COLON)) {
                annotation = starAnnotation ? r.expressions.starExpression() : r.expressions.expression();
                if (annotation == null) {
                    return null;
                }
            }
            return new Arg(t.name(first), annotation, null, t.spanFrom(first));
        }

        /** Behind a parameter: a comma or the end, and a type comment. */
        private Arg closed(Arg parameter) {
            open = t.accept(COMMA);
            if (!annotated || !t.at(TYPE_COMMENT)) {
                return parameter;
            }
            String comment = t.sourceOf(t.mark++);
            return new Arg(parameter.arg(), parameter.annotation(), comment, parameter.span());
        }
    }
}
