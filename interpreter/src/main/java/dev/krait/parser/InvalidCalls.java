package dev.krait.parser;

import dev.krait.ast.Expr;
import dev.krait.ast.Stmt;

final class InvalidCalls extends Chapter {
    InvalidCalls(Rules rules) {
        super(rules);
    }

    void arguments() {
    }

    void keywordArgument() {
    }

    void starredUnpacking() {
    }
}
