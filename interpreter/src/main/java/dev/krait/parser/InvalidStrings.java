package dev.krait.parser;

import dev.krait.ast.Expr;
import dev.krait.ast.Stmt;

final class InvalidStrings extends Chapter {
    InvalidStrings(Rules rules) {
        super(rules);
    }

    void mixedConcatenation() {
    }

    void replacementField(boolean template) {
    }
}
