package dev.krait.ast;

import java.util.List;

/** {@code comprehension(expr target, expr iter, expr* ifs, int is_async)} Compare CPython {@code Parser/Python.asdl}. */
public record Comprehension(Expr target, Expr iter, List<Expr> ifs, int isAsync) {}
