package dev.krait.modules.ast;

import dev.krait.ast.Expr;
import dev.krait.ast.MatchCase;
import dev.krait.ast.Operator;
import dev.krait.ast.Pattern;
import dev.krait.ast.UnaryOperator;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.type.number.PyComplex;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.util.List;

/** Checks the patterns of a tree that a program made. Compare CPython {@code Python/ast.c: validate_pattern}. */
final class PatternValidator {
    private final TreeValidator tree;

    PatternValidator(TreeValidator tree) {
        this.tree = tree;
    }

    void matchCase(MatchCase c) {
        pattern(c.pattern(), false);
        if (c.guard() != null) {
            tree.load(c.guard());
        }
        tree.caseBody(c.body());
    }

    private void patterns(List<Pattern> list, boolean star) {
        list.forEach(p -> pattern(p, star));
    }

    private static void capture(String name) {
        if (name.equals("_")) {
            throw ValueErrors.of("can't capture name '_' in patterns");
        }
        TreeValidator.name(name);
    }

    private void pattern(Pattern pattern, boolean star) {
        TreeValidator.positions(pattern.span());
        switch (pattern) {
            case Pattern.MatchValue p -> value(p.value());
            case Pattern.MatchSingleton p -> {
                if (p.value() != PyNone.NONE && !(p.value() instanceof Boolean)) {
                    throw ValueErrors.of("MatchSingleton can only contain True, False and None");
                }
            }
            case Pattern.MatchSequence p -> patterns(p.patterns(), true);
            case Pattern.MatchMapping p -> mapping(p);
            case Pattern.MatchClass p -> ofClass(p);
            case Pattern.MatchStar p -> {
                if (!star) {
                    throw ValueErrors.of("can't use MatchStar here");
                }
                if (p.name() != null) {
                    capture(p.name());
                }
            }
            case Pattern.MatchAs p -> {
                if (p.name() != null) {
                    capture(p.name());
                }
                if (p.pattern() != null) {
                    if (p.name() == null) {
                        throw ValueErrors.of("MatchAs must specify a target name if a pattern is given");
                    }
                    pattern(p.pattern(), false);
                }
            }
            case Pattern.MatchOr p -> {
                if (p.patterns().size() < 2) {
                    throw ValueErrors.of("MatchOr requires at least 2 patterns");
                }
                patterns(p.patterns(), false);
            }
        }
    }

    private void mapping(Pattern.MatchMapping p) {
        if (p.keys().size() != p.patterns().size()) {
            throw ValueErrors.of("MatchMapping doesn't have the same number of keys as patterns");
        }
        if (p.rest() != null) {
            capture(p.rest());
        }
        for (Expr key : p.keys()) {
            if (key instanceof Expr.Constant c && (c.value() == PyNone.NONE || c.value() instanceof Boolean)) {
                continue;
            }
            if (key == null) {
                throw ValueErrors.of("None disallowed in expression list");
            }
            value(key);
        }
        patterns(p.patterns(), false);
    }

    private void ofClass(Pattern.MatchClass p) {
        if (p.kwdAttrs().size() != p.kwdPatterns().size()) {
            throw ValueErrors.of("MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        tree.load(p.cls());
        Expr cls = p.cls();
        while (cls instanceof Expr.Attribute attribute) {
            cls = attribute.value();
        }
        if (!(cls instanceof Expr.Name)) {
            throw ValueErrors.of("MatchClass cls field can only contain Name or Attribute nodes.");
        }
        p.kwdAttrs().forEach(TreeValidator::name);
        patterns(p.patterns(), false);
        patterns(p.kwdPatterns(), false);
    }

    /** Literals, numbers with a sign, complex numbers, attributes and f-strings (which the compiler refuses). */
    private void value(Expr e) {
        tree.load(e);
        boolean fits = switch (e) {
            case Expr.Constant c -> {
                if (!literal(c.value())) {
                    throw ValueErrors.of("unexpected constant inside of a literal pattern");
                }
                yield true;
            }
            case Expr.Attribute a -> true;
            case Expr.UnaryOp u -> negative(u);
            case Expr.BinOp b -> complex(b);
            case Expr.JoinedStr s -> true;
            case Expr.TemplateStr s -> true;
            default -> false;
        };
        if (!fits) {
            throw ValueErrors.of("patterns may only match literals and attribute lookups");
        }
    }

    private static boolean literal(Object value) {
        PyType type = PyType.of(value);
        return value instanceof Long || value instanceof BigInteger || value instanceof Double || Str.isExact(value) || type == PyBytes.TYPE
                || type == PyComplex.TYPE;
    }

    private static boolean real(Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Double;
    }

    private static boolean negative(Expr.UnaryOp u) {
        return u.op() == UnaryOperator.USUB && u.operand() instanceof Expr.Constant c && (real(c.value()) || PyType.of(c.value()) == PyComplex.TYPE);
    }

    private static boolean complex(Expr.BinOp b) {
        if (b.op() != Operator.ADD && b.op() != Operator.SUB) {
            return false;
        }
        Expr left = b.left() instanceof Expr.UnaryOp u && u.op() == UnaryOperator.USUB ? u.operand() : b.left();
        return left instanceof Expr.Constant l && real(l.value()) && b.right() instanceof Expr.Constant r && PyType.of(r.value()) == PyComplex.TYPE;
    }
}
