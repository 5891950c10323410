package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.BoolOperator;
import dev.krait.ast.CmpOperator;
import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.ast.UnaryOperator;
import dev.krait.bytecode.Oparg;
import dev.krait.flowgraph.Locations;

/** Compiles comparisons, {@code and}, {@code or}, {@code if} expressions, and jumps on them. Compare CPython {@code Python/codegen.c: codegen_jump_if}. */
final class ConditionCompiler {
    private final Compilation c;

    ConditionCompiler(Compilation c) {
        this.c = c;
    }

    /** Jumps to the label if the expression's truth is the given one, else goes on. */
    void jumpIf(Expr expression, int label, boolean condition, Span span) {
        switch (expression) {
            case Expr.UnaryOp e when e.op() == UnaryOperator.NOT -> jumpIf(e.operand(), label, !condition, span);
            case Expr.BoolOp e -> jumpIfBoolOp(e, label, condition, span);
            case Expr.IfExp e -> {
                int end = c.newLabel();
                int orElse = c.newLabel();
                jumpIf(e.test(), orElse, false, span);
                jumpIf(e.body(), label, condition, span);
                c.jump(JUMP_NO_INTERRUPT, end, Locations.NONE);
                c.use(orElse);
                jumpIf(e.orElse(), label, condition, span);
                c.use(end);
            }
            case Expr.Compare e when e.ops().size() > 1 -> jumpIfChain(e, label, condition);
            default -> {
                c.expressions.visit(expression);
                c.emit(TO_BOOL, expression.span());
                c.jump(condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, label, expression.span());
            }
        }
    }

    private void jumpIfBoolOp(Expr.BoolOp e, int label, boolean condition, Span span) {
        boolean or = e.op() == BoolOperator.OR;
        int decided = or == condition ? label : c.newLabel();
        int last = e.values().size() - 1;
        for (Expr value : e.values().subList(0, last)) {
            jumpIf(value, decided, or, span);
        }
        jumpIf(e.values().get(last), label, condition, span);
        if (decided != label) {
            c.use(decided);
        }
    }

    /** {@code a < b < c}: the middle values are evaluated once. */
    private void jumpIfChain(Expr.Compare e, int label, boolean condition) {
        Span span = e.span();
        c.operandWarnings.checkCompare(e);
        int cleanup = c.newLabel();
        int last = e.ops().size() - 1;
        c.expressions.visit(e.left());
        for (int i = 0; i < last; i++) {
            c.expressions.visit(e.comparators().get(i));
            c.emit(SWAP, 2, span);
            c.emit(COPY, 2, span);
            compareOp(e.ops().get(i), span);
            c.emit(TO_BOOL, span);
            c.jump(POP_JUMP_IF_FALSE, cleanup, span);
        }
        c.expressions.visit(e.comparators().get(last));
        compareOp(e.ops().get(last), span);
        c.emit(TO_BOOL, span);
        c.jump(condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, label, span);
        int end = c.newLabel();
        c.jump(JUMP_NO_INTERRUPT, end, Locations.NONE);
        c.use(cleanup);
        c.emit(POP_TOP, span);
        if (!condition) {
            c.jump(JUMP_NO_INTERRUPT, label, Locations.NONE);
        }
        c.use(end);
    }

    void compare(Expr.Compare e) {
        Span span = e.span();
        c.operandWarnings.checkCompare(e);
        c.expressions.visit(e.left());
        int last = e.ops().size() - 1;
        if (last == 0) {
            c.expressions.visit(e.comparators().getFirst());
            compareOp(e.ops().getFirst(), span);
            return;
        }
        int cleanup = c.newLabel();
        for (int i = 0; i < last; i++) {
            c.expressions.visit(e.comparators().get(i));
            c.emit(SWAP, 2, span);
            c.emit(COPY, 2, span);
            compareOp(e.ops().get(i), span);
            c.emit(COPY, 1, span);
            c.emit(TO_BOOL, span);
            c.jump(POP_JUMP_IF_FALSE, cleanup, span);
            c.emit(POP_TOP, span);
        }
        c.expressions.visit(e.comparators().get(last));
        compareOp(e.ops().get(last), span);
        int end = c.newLabel();
        c.jump(JUMP_NO_INTERRUPT, end, Locations.NONE);
        c.use(cleanup);
        c.emit(SWAP, 2, span);
        c.emit(POP_TOP, span);
        c.use(end);
    }

    void compareOp(CmpOperator operator, Span span) {
        switch (operator) {
            case LT -> compareOp(Oparg.COMPARE_LT, Oparg.COMPARE_MASK_LESS_THAN, span);
            case LT_E -> compareOp(
                    Oparg.COMPARE_LE, Oparg.COMPARE_MASK_LESS_THAN | Oparg.COMPARE_MASK_EQUALS, span);
            case EQ -> compareOp(Oparg.COMPARE_EQ, Oparg.COMPARE_MASK_EQUALS, span);
            case NOT_EQ -> compareOp(
                    Oparg.COMPARE_NE,
                    Oparg.COMPARE_MASK_UNORDERED
                            | Oparg.COMPARE_MASK_LESS_THAN
                            | Oparg.COMPARE_MASK_GREATER_THAN,
                    span);
            case GT -> compareOp(Oparg.COMPARE_GT, Oparg.COMPARE_MASK_GREATER_THAN, span);
            case GT_E -> compareOp(
                    Oparg.COMPARE_GE, Oparg.COMPARE_MASK_GREATER_THAN | Oparg.COMPARE_MASK_EQUALS, span);
            case IS -> c.emit(IS_OP, 0, span);
            case IS_NOT -> c.emit(IS_OP, 1, span);
            case IN -> c.emit(CONTAINS_OP, 0, span);
            case NOT_IN -> c.emit(CONTAINS_OP, 1, span);
        }
    }

    private void compareOp(int comparison, int mask, Span span) {
        c.emit(COMPARE_OP, comparison << Oparg.COMPARE_SHIFT | mask, span);
    }

    void boolOp(Expr.BoolOp e) {
        int jump = e.op() == BoolOperator.AND ? JUMP_IF_FALSE : JUMP_IF_TRUE;
        int end = c.newLabel();
        int last = e.values().size() - 1;
        for (Expr value : e.values().subList(0, last)) {
            c.expressions.visit(value);
            c.jump(jump, end, e.span());
            c.emit(POP_TOP, e.span());
        }
        c.expressions.visit(e.values().get(last));
        c.use(end);
    }

    void ifExp(Expr.IfExp e) {
        int end = c.newLabel();
        int orElse = c.newLabel();
        jumpIf(e.test(), orElse, false, e.span());
        c.expressions.visit(e.body());
        c.jump(JUMP_NO_INTERRUPT, end, Locations.NONE);
        c.use(orElse);
        c.expressions.visit(e.orElse());
        c.use(end);
    }
}
