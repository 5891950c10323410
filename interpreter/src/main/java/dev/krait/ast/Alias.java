package dev.krait.ast;

/** {@code alias(identifier name, identifier? asname)} Compare CPython {@code Parser/Python.asdl}. */
public record Alias(String name, String asname, Span span) {}
