package dev.krait.symtable;

import dev.krait.ast.Expr;
import dev.krait.ast.Stmt;
import dev.krait.type.text.Str;
import java.util.List;

/** Recognises documentation strings. Compare CPython {@code Python/ast.c: _PyAST_GetDocString}. */
public final class Docstring {
    private Docstring() {}

    /** The string constant that the body begins with, or null. */
    public static Expr.Constant of(List<Stmt> body) {
        if (!body.isEmpty()
                && body.getFirst() instanceof Stmt.ExprStmt statement
                && statement.value() instanceof Expr.Constant constant
                && Str.isExact(constant.value())) {
            return constant;
        }
        return null;
    }
}
