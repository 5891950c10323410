package dev.krait.ast;

/** {@code withitem(expr context_expr, expr? optional_vars)} Compare CPython {@code Parser/Python.asdl}. */
public record WithItem(Expr contextExpr, Expr optionalVars) {}
