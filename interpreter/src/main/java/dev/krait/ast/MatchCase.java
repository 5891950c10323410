package dev.krait.ast;

import java.util.List;

/** {@code match_case(pattern pattern, expr? guard, stmt* body)} Compare CPython {@code Parser/Python.asdl}. */
public record MatchCase(Pattern pattern, Expr guard, List<Stmt> body) {}
