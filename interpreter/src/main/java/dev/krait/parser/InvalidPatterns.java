package dev.krait.parser;

import dev.krait.ast.Expr;
import dev.krait.ast.Stmt;

final class InvalidPatterns extends Chapter {
    InvalidPatterns(Rules rules) {
        super(rules);
    }

    void asTarget() {
    }

    void classArguments() {
    }

    void mapping() {
    }
}
