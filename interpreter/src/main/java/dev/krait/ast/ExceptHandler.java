package dev.krait.ast;

import java.util.List;

/** {@code ExceptHandler(expr? type, identifier? name, stmt* body)} Compare CPython {@code Parser/Python.asdl}. */
public record ExceptHandler(Expr type, String name, List<Stmt> body, Span span) {}
