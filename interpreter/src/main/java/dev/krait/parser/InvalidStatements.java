package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Alias;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Operator;
import dev.krait.ast.Stmt;
import java.util.ArrayList;
import java.util.List;

/** The second pass in statements of one line. Compare CPython {@code Grammar/python.gram}, invalid_assignment and others. */
final class InvalidStatements extends Chapter {
    InvalidStatements(Rules rules) {
        super(rules);
    }

    /** {@code RAISE_SYNTAX_ERROR_INVALID_TARGET}: the first part that cannot be a target, if there is one. */
    void rejectTarget(Expr e, Targets.Place place) {
        Expr invalid = Targets.invalidPart(e, place);
        if (invalid != null) {
            String verb = place == Targets.Place.DELETION ? "delete" : "assign to";
            throw r.errors.at("cannot " + verb + " " + Targets.nameOf(invalid), invalid.span());
        }
    }

    /** {@code &&token}: it must come now. */
    void force(int kind, String what) {
        if (!t.at(kind)) {
            throw r.errors.at("expected '" + what + "'", t.span(t.mark));
        }
    }

    // ---- assignment ----

    /** {@code assignment}, alternative by alternative. */
    Stmt assignment() {
        int first = t.mark;
        Stmt statement = annotated(first);
        if (statement == null) {
            t.mark = first;
            statement = plain(first);
        }
        if (statement != null) {
            return statement;
        }
        t.mark = first;
        Expr target = r.targets.singleTarget();
        Operator operator = target == null ? null : SimpleRules.augmented(t.kind());
        if (operator != null) {
            // the operator commits
            return r.simple.augmentedAssignmentTo(first, target, operator);
        }
        t.mark = first;
        invalidAssignment();
        return fail(first);
    }

    private Stmt annotated(int first) {
        if (t.at(NAME) && t.kindAfter() == COLON) {
            t.mark++;
            Stmt statement = r.simple.annotation(first, new Expr.Name(t.name(first), ExprContext.STORE, t.span(first)), 1);
            if (statement != null) {
                return statement;
            }
        }
        t.mark = first;
        Expr target = null;
        if (t.accept(LPAR)) {
            target = r.targets.singleTarget();
            if (target == null || !t.accept(RPAR)) {
                target = null;
                t.mark = first;
            }
        }
        if (target == null) {
            target = r.targets.attributeOrSubscript(ExprContext.STORE);
        }
        return target != null && t.at(COLON) ? r.simple.annotation(first, target, 0) : null;
    }

    private Stmt plain(int first) {
        List<Expr> targets = targets();
        if (targets.isEmpty()) {
            return null;
        }
        Expr value = r.expressions.annotatedRhs();
        if (value == null || t.at(EQUAL)) {
            return null;
        }
        return new Stmt.Assign(frozen(targets), value, r.simple.typeComment(), t.spanFrom(first));
    }

    /** {@code (star_targets '=')*}. */
    private List<Expr> targets() {
        List<Expr> targets = new ArrayList<>(1);
        while (true) {
            int before = t.mark;
            Expr target = r.targets.starTargets();
            if (target == null || !t.accept(EQUAL)) {
                t.mark = before;
                return targets;
            }
            targets.add(target);
        }
    }

    private void invalidAssignment() {
        int first = t.mark;
        annotatedDisplay();
        t.mark = first;
        annotatedTuple();
        t.mark = first;
        Expr a = r.expressions.expression();
        if (a != null && t.accept(COLON) && r.expressions.expression() != null) {
            throw r.errors.at("illegal target for annotation", a.span());
        }
        t.mark = first;
        targets();
        int value = t.mark;
        a = r.expressions.starExpressions();
        if (a != null && t.at(EQUAL)) {
            rejectTarget(a, Targets.Place.ASSIGNMENT);
        }
        t.mark = value;
        a = r.expressions.yieldExpression();
        if (a != null && t.at(EQUAL)) {
            throw r.errors.at("assignment to yield expression not possible", a.span());
        }
        t.mark = first;
        a = r.expressions.starExpressions();
        if (a != null && SimpleRules.augmented(t.kind()) != null) {
            t.mark++;
            if (r.expressions.annotatedRhs() != null) {
                throw r.errors.at("'" + Targets.nameOf(a) + "' is an illegal expression for augmented assignment", a.span());
            }
        }
        t.mark = first;
    }

    private void annotatedDisplay() {
        Expr display = annotationTarget();
        if (display != null && t.accept(COLON) && r.expressions.expression() != null) {
            throw r.errors.at("only single target (not " + Targets.nameOf(display) + ") can be annotated", display.span());
        }
    }

    /** {@code invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')'}. */
    private Expr annotationTarget() {
        int first = t.mark;
        if (!t.at(LSQB) && !t.at(LPAR)) {
            return null;
        }
        Expr e = r.primaries.atom();
        if (e instanceof Expr.ListExpr || e instanceof Expr.TupleExpr) {
            return e;
        }
        return fail(first);
    }

    private void annotatedTuple() {
        Expr a = r.expressions.starNamedExpression();
        if (a == null || !t.at(COMMA)) {
            return;
        }
        t.mark++;
        Expr next;
        while ((next = r.expressions.starNamedExpression()) != null) {
            // several runs of elements: the comma between two of them may be missing
            r.primaries.moreElements(next);
        }
        if (t.accept(COLON) && r.expressions.expression() != null) {
            throw r.errors.at("only single target (not tuple) can be annotated", a.span());
        }
    }

    // ---- del, for ----

    /** {@code invalid_del_stmt}: behind {@code del}. */
    void delete() {
        Expr targets = r.expressions.starExpressions();
        if (targets != null) {
            rejectTarget(targets, Targets.Place.DELETION);
        }
    }

    /** {@code invalid_for_target}. */
    void forTarget() {
        int first = t.mark;
        t.accept(ASYNC);
        if (t.accept(FOR)) {
            Expr targets = r.expressions.starExpressions();
            if (targets != null) {
                rejectTarget(targets, Targets.Place.LOOP);
            }
        }
        t.mark = first;
    }

    // ---- import ----

    /** {@code invalid_import}. */
    void importStatement() {
        int first = t.mark;
        if (!t.accept(IMPORT)) {
            return;
        }
        if (t.at(NEWLINE)) {
            throw r.errors.from("Expected one or more names after 'import'", t.span(t.mark));
        }
        String name;
        do {
            name = r.imports.dottedName();
        } while (name != null && t.accept(COMMA));
        if (name != null && t.accept(FROM) && r.imports.dottedName() != null) {
            throw r.errors.from("Did you mean to use 'from ... import ...' instead?", t.span(first));
        }
        t.mark = first;
    }

    /** {@code invalid_dotted_as_name}, {@code invalid_import_from_as_name}. */
    void importTarget(boolean dotted) {
        int first = t.mark;
        if ((dotted ? r.imports.dottedName() != null : t.accept(NAME)) && t.accept(AS) && !isPlainTarget()) {
            Expr target = r.expressions.expression();
            if (target != null) {
                throw r.errors.at("cannot use " + Targets.nameOf(target) + " as import target", target.span());
            }
        }
        t.mark = first;
    }

    private boolean isPlainTarget() {
        if (!t.at(NAME)) {
            return false;
        }
        int after = t.kindAfter();
        return after == COMMA || after == RPAR || after == SEMI || after == NEWLINE;
    }

    /** {@code invalid_import_from_targets}. */
    void importTargets() {
        int first = t.mark;
        if (t.at(NEWLINE)) {
            throw r.errors.from("Expected one or more names after 'import'", t.span(first));
        }
        List<Alias> names = r.imports.names();
        if (names != null && t.accept(COMMA) && t.at(NEWLINE)) {
            throw r.errors.atLastToken("trailing comma not allowed without surrounding parentheses");
        }
        t.mark = first;
    }
}
