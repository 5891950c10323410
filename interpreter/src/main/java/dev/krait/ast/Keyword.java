package dev.krait.ast;

/** {@code keyword(identifier? arg, expr value)} Compare CPython {@code Parser/Python.asdl}. */
public record Keyword(String arg, Expr value, Span span) {}
