package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Operator;
import dev.krait.ast.Stmt;
import dev.krait.ast.TypeParam;
import java.util.ArrayList;
import java.util.List;

/** Statements of one line. Compare CPython {@code Grammar/python.gram}, SIMPLE STATEMENTS. */
final class SimpleRules extends Chapter {
    SimpleRules(Rules rules) {
        super(rules);
    }

    /** {@code simple_stmts: ';'.simple_stmt+ [';'] NEWLINE}. */
    boolean statements(List<Stmt> into) {
        int first = t.mark;
        int size = into.size();
        do {
            Stmt statement = statement();
            if (statement == null) {
                break;
            }
            into.add(statement);
        } while (t.accept(SEMI));
        if (into.size() > size && t.accept(NEWLINE)) {
            return true;
        }
        into.subList(size, into.size()).clear();
        t.mark = first;
        return false;
    }

    Stmt statement() {
        return r.diagnosing ? r.memo("simple_stmt", this::diagnosed) : byKeyword();
    }

    /** The second pass tries an assignment and an expression before the keywords. */
    private Stmt diagnosed() {
        Stmt statement = r.invalidStatements.assignment();
        if (statement == null && t.atSoft("type") && t.kindAfter() == NAME) {
            statement = typeAlias();
        }
        if (statement == null) {
            statement = expressionStatement();
        }
        return statement != null ? statement : withKeyword();
    }

    private Stmt byKeyword() {
        Stmt statement = withKeyword();
        if (statement == null && t.at(NAME)) {
            statement = t.atSoft("type") && t.kindAfter() == NAME ? typeAlias() : null;
        }
        return statement != null ? statement : assignmentOrExpression();
    }

    private Stmt withKeyword() {
        return switch (t.kind()) {
            case IMPORT, FROM -> r.imports.importStatement();
            case RETURN -> returnStatement();
            case RAISE -> raiseStatement();
            case PASS -> new Stmt.Pass(t.span(t.mark++));
            case BREAK -> new Stmt.Break(t.span(t.mark++));
            case CONTINUE -> new Stmt.Continue(t.span(t.mark++));
            case DEL -> deleteStatement();
            case YIELD -> yieldStatement();
            case ASSERT -> assertStatement();
            case GLOBAL -> names(true);
            case NONLOCAL -> names(false);
            default -> null;
        };
    }

    private Stmt expressionStatement() {
        int first = t.mark;
        Expr e = r.expressions.starExpressions();
        return e == null ? null : new Stmt.ExprStmt(e, t.spanFrom(first));
    }

    // ---- Assignments ----

    /** An expression, and what the token behind it makes of it. */
    private Stmt assignmentOrExpression() {
        int first = t.mark;
        Expr e = r.expressions.starExpressions();
        if (e == null) {
            return null;
        }
        return switch (t.kind()) {
            case EQUAL -> assignment(first, e);
            case COLON -> annotated(first, e);
            default -> {
                Operator operator = augmented(t.kind());
                yield operator == null ? new Stmt.ExprStmt(e, t.spanFrom(first)) : augmentedAssignment(first, e, operator);
            }
        };
    }

    private Stmt assignment(int first, Expr e) {
        List<Expr> targets = new ArrayList<>(1);
        Expr value = e;
        while (t.at(EQUAL)) {
            Expr target = TargetRules.inContext(value, ExprContext.STORE);
            if (target == null) {
                return fail(first);
            }
            t.mark++;
            targets.add(target);
            value = r.expressions.annotatedRhs();
            if (value == null) {
                return fail(first);
            }
        }
        return new Stmt.Assign(frozen(targets), value, typeComment(), t.spanFrom(first));
    }

    /** {@code [TYPE_COMMENT]}. */
    String typeComment() {
        return t.at(TYPE_COMMENT) ? t.sourceOf(t.mark++) : null;
    }

    private Stmt annotated(int first, Expr e) {
        boolean bare = t.kind(first) != LPAR;
        Expr target = switch (e) {
            case Expr.Name n -> TargetRules.inContext(n, ExprContext.STORE);
            case Expr.Attribute a -> TargetRules.inContext(a, ExprContext.STORE);
            case Expr.Subscript s -> TargetRules.inContext(s, ExprContext.STORE);
            default -> null;
        };
        return target == null ? fail(first) : annotation(first, target, target instanceof Expr.Name && bare ? 1 : 0);
    }

    /** {@code ':' expression ['=' annotated_rhs]} behind its target. */
    Stmt annotation(int first, Expr target, int simple) {
        Expr annotation = t.accept(COLON) ? r.expressions.expression() : null;
        if (annotation == null) {
            return fail(first);
        }
        Expr value = null;
        if (t.at(EQUAL)) {
            int equals = t.mark++;
            value = r.expressions.annotatedRhs();
            if (value == null) {
                t.mark = equals;
            }
        }
        r.require(6, simple == 1 ? "Variable annotation syntax is" : "Variable annotations syntax is");
        return new Stmt.AnnAssign(target, annotation, value, simple, t.spanFrom(first));
    }

    private Stmt augmentedAssignment(int first, Expr e, Operator operator) {
        Expr target = e instanceof Expr.Name || e instanceof Expr.Attribute || e instanceof Expr.Subscript
                ? TargetRules.inContext(e, ExprContext.STORE) : null;
        return target == null ? fail(first) : augmentedAssignmentTo(first, target, operator);
    }

    /** {@code augassign ~ annotated_rhs} behind its target. */
    Stmt augmentedAssignmentTo(int first, Expr target, Operator operator) {
        t.mark++;
        if (operator == Operator.MAT_MULT) {
            r.require(5, "The '@' operator is");
        }
        Expr value = r.expressions.annotatedRhs();
        return value == null ? fail(first) : new Stmt.AugAssign(target, operator, value, t.spanFrom(first));
    }

    /** The operator of an augmented assignment, or null. */
    static Operator augmented(int kind) {
        return switch (kind) {
            case PLUSEQUAL -> Operator.ADD;
            case MINEQUAL -> Operator.SUB;
            case STAREQUAL -> Operator.MULT;
            case ATEQUAL -> Operator.MAT_MULT;
            case SLASHEQUAL -> Operator.DIV;
            case PERCENTEQUAL -> Operator.MOD;
            case AMPEREQUAL -> Operator.BIT_AND;
            case VBAREQUAL -> Operator.BIT_OR;
            case CIRCUMFLEXEQUAL -> Operator.BIT_XOR;
            case LEFTSHIFTEQUAL -> Operator.LSHIFT;
            case RIGHTSHIFTEQUAL -> Operator.RSHIFT;
            case DOUBLESTAREQUAL -> Operator.POW;
            case DOUBLESLASHEQUAL -> Operator.FLOOR_DIV;
            default -> null;
        };
    }

    /** {@code "type" NAME [type_params] '=' expression}. */
    private Stmt typeAlias() {
        int first = t.mark++;
        int name = t.mark++;
        List<TypeParam> parameters = r.typeParameters.typeParameters();
        Expr value = parameters != null && t.accept(EQUAL) ? r.expressions.expression() : null;
        if (value == null) {
            return fail(first);
        }
        r.require(12, "Type statement is");
        return new Stmt.TypeAlias(new Expr.Name(t.name(name), ExprContext.STORE, t.span(name)), parameters, value, t.spanFrom(first));
    }

    // ---- Statements with a keyword ----

    private Stmt returnStatement() {
        int first = t.mark++;
        Expr value = r.expressions.starExpressions();
        return new Stmt.Return(value, t.spanFrom(first));
    }

    private Stmt raiseStatement() {
        int first = t.mark++;
        Expr exception = r.expressions.expression();
        if (exception != null && t.at(FROM)) {
            int from = t.mark++;
            Expr cause = r.expressions.expression();
            if (cause != null) {
                return new Stmt.Raise(exception, cause, t.spanFrom(first));
            }
            t.mark = from;
        }
        return new Stmt.Raise(exception, null, t.spanFrom(first));
    }

    private Stmt deleteStatement() {
        int first = t.mark++;
        List<Expr> targets = r.targets.deleteTargets();
        if (targets != null && (t.at(SEMI) || t.at(NEWLINE))) {
            return new Stmt.Delete(targets, t.spanFrom(first));
        }
        if (r.invalid) {
            t.mark = first + 1;
            r.invalidStatements.delete();
        }
        return fail(first);
    }

    private Stmt yieldStatement() {
        int first = t.mark;
        Expr value = r.expressions.yieldExpression();
        return new Stmt.ExprStmt(value, t.spanFrom(first));
    }

    private Stmt assertStatement() {
        int first = t.mark++;
        Expr test = r.expressions.expression();
        if (test == null) {
            return fail(first);
        }
        Expr message = null;
        if (t.at(COMMA)) {
            int comma = t.mark++;
            message = r.expressions.expression();
            if (message == null) {
                t.mark = comma;
            }
        }
        return new Stmt.Assert(test, message, t.spanFrom(first));
    }

    private Stmt names(boolean global) {
        int first = t.mark++;
        List<String> names = new ArrayList<>(2);
        do {
            int name = t.take(NAME);
            if (name < 0) {
                break;
            }
            names.add(t.name(name));
        } while (t.accept(COMMA));
        if (names.isEmpty() || t.kind(t.mark - 1) == COMMA) {
            return fail(first);
        }
        return global ? new Stmt.Global(frozen(names), t.spanFrom(first)) : new Stmt.Nonlocal(frozen(names), t.spanFrom(first));
    }
}
