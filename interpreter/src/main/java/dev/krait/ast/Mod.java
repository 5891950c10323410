package dev.krait.ast;

import java.util.List;

/** The root of a syntax tree, one record for each mode of compile(). Compare CPython {@code Parser/Python.asdl}. */
public sealed interface Mod {

    /** {@code Module(stmt* body, type_ignore* type_ignores)}. */
    record Module(List<Stmt> body, List<TypeIgnore> typeIgnores) implements Mod {}

    /** {@code Interactive(stmt* body)}. */
    record Interactive(List<Stmt> body) implements Mod {}

    /** {@code Expression(expr body)}. */
    record Expression(Expr body) implements Mod {}

    /** {@code FunctionType(expr* argtypes, expr returns)}. */
    record FunctionType(List<Expr> argtypes, Expr returns) implements Mod {}
}
