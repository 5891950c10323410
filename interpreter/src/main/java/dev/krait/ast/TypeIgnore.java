package dev.krait.ast;

/** {@code TypeIgnore(int lineno, string tag)} Compare CPython {@code Parser/Python.asdl}. */
public record TypeIgnore(int lineno, String tag) {}
