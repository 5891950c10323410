package dev.krait.ast;

/** Type parameters of a generic function, class or alias. Compare CPython {@code Parser/Python.asdl}. */
public sealed interface TypeParam {
    /** Where the node stands in the source. */
    Span span();

    /** {@code TypeVar(identifier name, expr? bound, expr? default_value)}; may be null: bound, defaultValue. */
    record TypeVar(String name, Expr bound, Expr defaultValue, Span span) implements TypeParam {}

    /** {@code ParamSpec(identifier name, expr? default_value)}; may be null: defaultValue. */
    record ParamSpec(String name, Expr defaultValue, Span span) implements TypeParam {}

    /** {@code TypeVarTuple(identifier name, expr? default_value)}; may be null: defaultValue. */
    record TypeVarTuple(String name, Expr defaultValue, Span span) implements TypeParam {}
}
