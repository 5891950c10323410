package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import java.util.ArrayList;
import java.util.List;

/** What can stand left of an equals sign, behind {@code for} and behind {@code del}. Compare CPython {@code Grammar/python.gram}, ASSIGNMENT TARGETS. */
final class TargetRules extends Chapter {
    TargetRules(Rules rules) {
        super(rules);
    }

    // ---- Targets with stars ----

    /** {@code star_targets: star_target !',' | star_target (',' star_target)* [',']}. */
    Expr starTargets() {
        int first = t.mark;
        Expr target = starTarget();
        if (target == null || !t.at(COMMA)) {
            return target;
        }
        return new Expr.TupleExpr(moreTargets(target), ExprContext.STORE, t.spanFrom(first));
    }

    private List<Expr> moreTargets(Expr target) {
        List<Expr> targets = listOf(target);
        while (t.at(COMMA)) {
            int comma = t.mark++;
            Expr next = starTarget();
            if (next == null) {
                t.mark = comma + 1;
                break;
            }
            targets.add(next);
        }
        return frozen(targets);
    }

    /** {@code star_target: '*' (!'*' star_target) | target_with_star_atom}. */
    Expr starTarget() {
        if (!t.at(STAR)) {
            return targetWithStarAtom();
        }
        int first = t.mark++;
        Expr target = t.at(STAR) ? null : starTarget();
        return target == null ? fail(first) : new Expr.Starred(target, ExprContext.STORE, t.spanFrom(first));
    }

    private Expr targetWithStarAtom() {
        return r.diagnosing ? r.memo("target_with_star_atom", this::attributeOrStarAtom) : attributeOrStarAtom();
    }

    private Expr attributeOrStarAtom() {
        if (!r.diagnosing) {
            return target(ExprContext.STORE);
        }
        Expr target = attributeOrSubscript(ExprContext.STORE);
        return target != null ? target : starAtom();
    }

    /** A target without a star in front, read as an expression and then turned into one; the first pass reads each token once so. */
    private Expr target(ExprContext context) {
        int first = t.mark;
        if (t.at(NAME) && !isTrailer(t.kindAfter())) {
            t.mark++;
            return new Expr.Name(t.name(first), context, t.span(first));
        }
        Expr e = r.primaries.trailers();
        Expr target = e == null ? null : inContext(e, context);
        return target == null ? fail(first) : target;
    }

    /** {@code t_primary ('.' NAME | '[' slices ']') !t_lookahead}: a primary whose last step is no call. */
    Expr attributeOrSubscript(ExprContext context) {
        int first = t.mark;
        if (t.at(NAME) && !isTrailer(t.kindAfter())) {
            return null;
        }
        Expr e = r.primaries.atom();
        while (e != null && isTrailer(t.kind())) {
            if (r.invalid && t.at(LSQB)) {
                r.invalidExpressions.comprehension();
            }
            int before = t.mark;
            e = r.primaries.trailer(first, e);
            if (e == null || isTrailer(t.kind())) {
                continue;
            }
            if (e instanceof Expr.Call) {
                break;
            }
            if (before > first) {
                return inContext(e, context);
            }
        }
        return fail(first);
    }

    private static boolean isTrailer(int kind) {
        return kind == LPAR || kind == LSQB || kind == DOT;
    }

    /** {@code star_atom}: a name, or targets in brackets. */
    private Expr starAtom() {
        int first = t.mark;
        switch (t.kind()) {
            case NAME -> {
                t.mark++;
                return new Expr.Name(t.name(first), ExprContext.STORE, t.span(first));
            }
            case LPAR -> {
                t.mark++;
                if (t.accept(RPAR)) {
                    return new Expr.TupleExpr(List.of(), ExprContext.STORE, t.spanFrom(first));
                }
                Expr target = starTarget();
                if (target != null && t.at(COMMA)) {
                    List<Expr> targets = moreTargets(target);
                    return t.accept(RPAR) ? new Expr.TupleExpr(targets, ExprContext.STORE, t.spanFrom(first)) : fail(first);
                }
                return target != null && !(target instanceof Expr.Starred) && t.accept(RPAR) ? target : fail(first);
            }
            case LSQB -> {
                t.mark++;
                Expr target = starTarget();
                List<Expr> targets = target == null ? List.of() : moreTargets(target);
                return t.accept(RSQB) ? new Expr.ListExpr(targets, ExprContext.STORE, t.spanFrom(first)) : fail(first);
            }
            default -> {
                return null;
            }
        }
    }

    // ---- Single targets ----

    /** {@code single_target: single_subscript_attribute_target | NAME | '(' single_target ')'}. */
    Expr singleTarget() {
        int first = t.mark;
        Expr target = attributeOrSubscript(ExprContext.STORE);
        if (target != null) {
            return target;
        }
        if (t.accept(NAME)) {
            return new Expr.Name(t.name(first), ExprContext.STORE, t.span(first));
        }
        if (t.accept(LPAR)) {
            target = singleTarget();
            return target != null && t.accept(RPAR) ? target : fail(first);
        }
        return null;
    }

    // ---- Targets of del ----

    /** {@code del_targets: ','.del_target+ [',']}. */
    List<Expr> deleteTargets() {
        List<Expr> targets = new ArrayList<>(2);
        do {
            Expr target = deleteTarget();
            if (target == null) {
                break;
            }
            targets.add(target);
        } while (t.accept(COMMA));
        return targets.isEmpty() ? null : frozen(targets);
    }

    private Expr deleteTarget() {
        if (!r.diagnosing) {
            return target(ExprContext.DEL);
        }
        return r.memo("del_target", () -> {
            Expr target = attributeOrSubscript(ExprContext.DEL);
            return target != null ? target : deleteAtom();
        });
    }

    /** {@code del_t_atom}: a name, or targets in brackets. */
    private Expr deleteAtom() {
        int first = t.mark;
        switch (t.kind()) {
            case NAME -> {
                t.mark++;
                return new Expr.Name(t.name(first), ExprContext.DEL, t.span(first));
            }
            case LPAR -> {
                t.mark++;
                Expr target = deleteTarget();
                if (target != null && t.accept(RPAR)) {
                    return target;
                }
                t.mark = first + 1;
                List<Expr> targets = deleteTargets();
                return t.accept(RPAR) ? new Expr.TupleExpr(targets == null ? List.of() : targets, ExprContext.DEL, t.spanFrom(first)) : fail(first);
            }
            case LSQB -> {
                t.mark++;
                List<Expr> targets = deleteTargets();
                return t.accept(RSQB) ? new Expr.ListExpr(targets == null ? List.of() : targets, ExprContext.DEL, t.spanFrom(first)) : fail(first);
            }
            default -> {
                return null;
            }
        }
    }

    // ---- Expressions that turn out to be targets ----

    /** An expression read as one, as a target to store or to delete; null when it cannot be one. */
    static Expr inContext(Expr e, ExprContext context) {
        return switch (e) {
            case Expr.Name n -> new Expr.Name(n.id(), context, n.span());
            case Expr.Attribute a -> new Expr.Attribute(a.value(), a.attr(), context, a.span());
            case Expr.Subscript s -> new Expr.Subscript(s.value(), s.slice(), context, s.span());
            case Expr.Starred s -> {
                Expr value = context == ExprContext.DEL ? null : inContext(s.value(), context);
                yield value == null ? null : new Expr.Starred(value, context, s.span());
            }
            case Expr.TupleExpr p -> {
                List<Expr> elements = allInContext(p.elts(), context);
                yield elements == null ? null : new Expr.TupleExpr(elements, context, p.span());
            }
            case Expr.ListExpr l -> {
                List<Expr> elements = allInContext(l.elts(), context);
                yield elements == null ? null : new Expr.ListExpr(elements, context, l.span());
            }
            default -> null;
        };
    }

    private static List<Expr> allInContext(List<Expr> elements, ExprContext context) {
        List<Expr> targets = new ArrayList<>(elements.size());
        for (Expr e : elements) {
            Expr target = inContext(e, context);
            if (target == null) {
                return null;
            }
            targets.add(target);
        }
        return frozen(targets);
    }
}
