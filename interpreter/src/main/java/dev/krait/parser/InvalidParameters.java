package dev.krait.parser;

import dev.krait.ast.Expr;
import dev.krait.ast.Stmt;

final class InvalidParameters extends Chapter {
    InvalidParameters(Rules rules) {
        super(rules);
    }

    void check(boolean lambda) {
    }
}
