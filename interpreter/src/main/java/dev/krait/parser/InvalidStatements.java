package dev.krait.parser;

import dev.krait.ast.Expr;
import dev.krait.ast.Stmt;

final class InvalidStatements extends Chapter {
    InvalidStatements(Rules rules) {
        super(rules);
    }

    void forTarget() {
    }

    void importStatement() {
    }

    void importTarget(boolean dotted) {
    }

    void importTargets() {
    }

    Stmt assignment() {
        return null;
    }

    void raise(int first, Expr exception) {
    }

    void delete() {
    }

    void assertion() {
    }

    void force(int kind, String what) {
    }
}
