package dev.krait.ast;

/** {@code arg(identifier arg, expr? annotation, string? type_comment)} Compare CPython {@code Parser/Python.asdl}. */
public record Arg(String arg, Expr annotation, String typeComment, Span span) {}
