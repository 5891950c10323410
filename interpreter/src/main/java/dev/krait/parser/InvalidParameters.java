package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Span;

/**
 * Mistakes in parameters, found by following CPython's rules one by one. Compare CPython {@code Grammar/python.gram}, invalid_parameters and
 * its twins for lambdas. A rule here says whether it matched, and takes nothing if it did not.
 */
final class InvalidParameters extends Chapter {
    InvalidParameters(Rules rules) {
        super(rules);
    }

    /** Looks for a mistake in the parameters that come next; the mark stays. */
    void check(boolean lambda) {
        int first = t.mark;
        new Search(lambda).run();
        t.mark = first;
    }

    private final class Search {
        private final boolean lambda;
        private final int end;

        Search(boolean lambda) {
            this.lambda = lambda;
            this.end = lambda ? COLON : RPAR;
        }

        private ParseError at(String message, int token) {
            return r.errors.at(message, t.span(token));
        }

        private boolean back(int mark) {
            t.mark = mark;
            return false;
        }

        void run() {
            int first = t.mark;
            if (t.at(SLASH) && t.kindAfter() == COMMA) {
                throw at("at least one argument must precede /", first);
            }
            slashTwice();
            t.mark = first;
            defaultBeforeNone();
            t.mark = first;
            parenthesised();
            t.mark = first;
            slashBehindStar();
            t.mark = first;
            if (maybeDefaults() > 0 && t.accept(SLASH) && t.at(STAR)) {
                throw at("expected comma between / and *", t.mark);
            }
            t.mark = first;
            parameters();
        }

        private void slashTwice() {
            if ((slashNoDefault() || slashWithDefault()) && maybeDefaults() >= 0 && t.at(SLASH)) {
                throw at("/ may appear only once", t.mark);
            }
        }

        private void defaultBeforeNone() {
            slashNoDefault();
            noDefaults();
            if (slashWithDefault() || withDefaults() > 0) {
                int name = t.mark;
                if (noDefault()) {
                    throw r.errors.at("parameter without a default follows parameter with a default", argumentSpan(name));
                }
            }
        }

        /** The span of the parameter that starts here and has been taken. */
        private Span argumentSpan(int name) {
            int after = t.mark;
            t.mark = name;
            parameter();
            Span span = t.spanFrom(name);
            t.mark = after;
            return span;
        }

        private void parenthesised() {
            noDefaults();
            int bracket = t.mark;
            if (!t.accept(LPAR)) {
                return;
            }
            if (lambda) {
                if (!t.accept(NAME)) {
                    return;
                }
                while (t.at(COMMA) && t.kindAfter() == NAME) {
                    t.mark += 2;
                }
            } else if (noDefaults() == 0) {
                return;
            }
            t.accept(COMMA);
            if (t.at(RPAR)) {
                throw r.errors.at((lambda ? "Lambda expression parameters" : "Function parameters") + " cannot be parenthesized", t.span(bracket),
                        t.span(t.mark));
            }
        }

        private void slashBehindStar() {
            if (!slashNoDefault()) {
                slashWithDefault();
            }
            maybeDefaults();
            if (t.accept(STAR) && (t.accept(COMMA) || noDefault()) && maybeDefaults() >= 0 && t.at(SLASH)) {
                throw at("/ must be ahead of *", t.mark);
            }
        }

        // ---- The rules for good parameters ----

        /** {@code parameters}: only the way to the stars matters. */
        private void parameters() {
            if (!slashNoDefault()) {
                slashWithDefault();
            }
            noDefaults();
            withDefaults();
            starEtc();
        }

        private void starEtc() {
            int first = t.mark;
            invalidStarEtc();
            t.mark = first;
            if (t.accept(STAR)) {
                if (t.accept(COMMA) ? maybeDefaults() > 0 : starParameter() && maybeDefaults() >= 0) {
                    keywords();
                }
            } else {
                keywords();
            }
        }

        private void invalidStarEtc() {
            int star = t.mark;
            if (!t.accept(STAR)) {
                return;
            }
            if (t.at(end) || t.at(COMMA) && (t.kindAfter() == end || t.kindAfter() == DOUBLESTAR)) {
                String message = "named arguments must follow bare *";
                throw lambda ? r.errors.atLastToken(message) : at(message, star);
            }
            if (!lambda && t.at(COMMA) && t.kindAfter() == TYPE_COMMENT) {
                throw r.errors.atLastToken("bare * has associated type comment");
            }
            if (parameter() && t.at(EQUAL)) {
                throw at("var-positional argument cannot have default value", t.mark);
            }
            t.mark = star + 1;
            if ((noDefault() || t.accept(COMMA)) && maybeDefaults() >= 0) {
                int second = t.mark;
                if (t.accept(STAR) && (noDefault() || t.accept(COMMA))) {
                    throw at("* argument may appear only once", second);
                }
            }
        }

        private void keywords() {
            if (!t.accept(DOUBLESTAR) || !parameter()) {
                return;
            }
            if (t.at(EQUAL)) {
                throw at("var-keyword argument cannot have default value", t.mark);
            }
            if (t.accept(COMMA)) {
                int next = t.mark;
                String message = "arguments cannot follow var-keyword argument";
                if (t.at(STAR) || t.at(DOUBLESTAR) || t.at(SLASH)) {
                    throw at(message, next);
                }
                if (parameter()) {
                    throw r.errors.at(message, t.spanFrom(next));
                }
            }
        }

        private boolean slashNoDefault() {
            int first = t.mark;
            return noDefaults() > 0 && slash() || back(first);
        }

        private boolean slashWithDefault() {
            int first = t.mark;
            noDefaults();
            return withDefaults() > 0 && slash() || back(first);
        }

        private boolean slash() {
            return t.accept(SLASH) && (t.accept(COMMA) || t.at(end));
        }

        private int noDefaults() {
            int n = 0;
            while (noDefault()) {
                n++;
            }
            return n;
        }

        private int withDefaults() {
            int n = 0;
            while (one(true, true)) {
                n++;
            }
            return n;
        }

        private int maybeDefaults() {
            int n = 0;
            while (one(true, false)) {
                n++;
            }
            return n;
        }

        private boolean noDefault() {
            return one(false, false);
        }

        private boolean starParameter() {
            int first = t.mark;
            if (noDefault()) {
                return true;
            }
            if (!lambda && t.accept(NAME) && t.accept(COLON) && r.expressions.starExpression() != null && closed()) {
                return true;
            }
            return back(first);
        }

        /** A parameter and the comma or the end behind it. */
        private boolean one(boolean mayHaveDefault, boolean mustHaveDefault) {
            int first = t.mark;
            if (parameter()) {
                boolean has = mayHaveDefault && value();
                if ((has || !mustHaveDefault) && closed()) {
                    return true;
                }
            }
            return back(first);
        }

        private boolean parameter() {
            if (!t.accept(NAME)) {
                return false;
            }
            if (!lambda && t.at(COLON)) {
                int colon = t.mark++;
                if (r.expressions.expression() == null) {
                    t.mark = colon;
                }
            }
            return true;
        }

        /** {@code default: '=' expression | invalid_default}. */
        private boolean value() {
            int equals = t.mark;
            if (!t.accept(EQUAL)) {
                return false;
            }
            if (r.expressions.expression() != null) {
                return true;
            }
            t.mark = equals + 1;
            if (t.at(RPAR) || t.at(COMMA)) {
                throw at("expected default value expression", equals);
            }
            return back(equals);
        }

        private boolean closed() {
            boolean comma = t.accept(COMMA);
            if (!lambda) {
                t.accept(TYPE_COMMENT);
            }
            return comma || t.at(end);
        }
    }
}
