package dev.krait.ast;

import java.util.List;

/** Patterns of a match statement. Compare CPython {@code Parser/Python.asdl}. */
public sealed interface Pattern {
    /** Where the node stands in the source. */
    Span span();

    /** {@code MatchValue(expr value)}. */
    record MatchValue(Expr value, Span span) implements Pattern {}

    /** {@code MatchSingleton(constant value)}. */
    record MatchSingleton(Object value, Span span) implements Pattern {}

    /** {@code MatchSequence(pattern* patterns)}. */
    record MatchSequence(List<Pattern> patterns, Span span) implements Pattern {}

    /** {@code MatchMapping(expr* keys, pattern* patterns, identifier? rest)}; may be null: rest. */
    record MatchMapping(List<Expr> keys, List<Pattern> patterns, String rest, Span span) implements Pattern {}

    /** {@code MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)}. */
    record MatchClass(Expr cls, List<Pattern> patterns, List<String> kwdAttrs, List<Pattern> kwdPatterns, Span span) implements Pattern {}

    /** {@code MatchStar(identifier? name)}; may be null: name. */
    record MatchStar(String name, Span span) implements Pattern {}

    /** {@code MatchAs(pattern? pattern, identifier? name)}; may be null: pattern, name. */
    record MatchAs(Pattern pattern, String name, Span span) implements Pattern {}

    /** {@code MatchOr(pattern* patterns)}. */
    record MatchOr(List<Pattern> patterns, Span span) implements Pattern {}
}
