package dev.krait.parser;

import dev.krait.ast.Expr;
import dev.krait.ast.Stmt;

final class InvalidBlocks extends Chapter {
    InvalidBlocks(Rules rules) {
        super(rules);
    }

    void elseBlock() {
    }

    void condition(int keyword, String word) {
    }

    void forStatement(boolean async) {
    }

    void withIndent(boolean async) {
    }

    void with(boolean async) {
    }

    void withItem() {
    }

    void tryStatement() {
    }

    void finallyBlock() {
    }

    void exceptIndent(boolean star) {
    }

    void except(boolean star) {
    }

    void match() {
    }

    void caseBlock() {
    }

    void function() {
    }

    void doubleTypeComments() {
    }

    void classDefinition() {
    }
}
