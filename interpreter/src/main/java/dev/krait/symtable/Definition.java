package dev.krait.symtable;

import dev.krait.ast.Arguments;
import dev.krait.ast.Expr;
import dev.krait.ast.Stmt;
import dev.krait.ast.TypeParam;
import java.util.List;

/** What {@code def} and {@code async def} have in common. */
public record Definition(
        Stmt node,
        boolean isAsync,
        String name,
        Arguments args,
        List<Stmt> body,
        List<Expr> decorators,
        Expr returns,
        List<TypeParam> typeParams) {
    /** A {@code def}. */
    public static Definition of(Stmt.FunctionDef s) {
        return new Definition(
                s, false, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(), s.typeParams());
    }

    /** An {@code async def}. */
    public static Definition of(Stmt.AsyncFunctionDef s) {
        return new Definition(s, true, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(), s.typeParams());
    }
}
