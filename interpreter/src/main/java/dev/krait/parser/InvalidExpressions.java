package dev.krait.parser;

import dev.krait.ast.Expr;
import dev.krait.ast.Stmt;

final class InvalidExpressions extends Chapter {
    InvalidExpressions(Rules rules) {
        super(rules);
    }

    void namedExpression() {
    }

    void expression() {
    }

    void notAfterOperator() {
    }

    Expr parenthesised() {
        return null;
    }

    Expr bracketed() {
        return null;
    }

    Expr braced() {
        return null;
    }

    void forIfClause() {
    }

    Expr generator() {
        return null;
    }
}
