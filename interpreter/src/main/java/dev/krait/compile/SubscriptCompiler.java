package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Span;
import dev.krait.bytecode.BinaryOp;
import dev.krait.object.PyNone;
import dev.krait.type.sequence.PySlice;

/** Compiles subscripts and slices. Compare CPython {@code Python/codegen.c: codegen_subscript}. */
final class SubscriptCompiler {
    private final Compilation c;

    SubscriptCompiler(Compilation c) {
        this.c = c;
    }

    void subscript(Expr.Subscript e) {
        Span span = e.span();
        if (e.ctx() == ExprContext.LOAD) {
            c.operandWarnings.checkSubscripter(e.value());
            c.operandWarnings.checkIndex(e.value(), e.slice());
        }
        c.expressions.visit(e.value());
        if (e.ctx() != ExprContext.DEL && hasTwoParts(e.slice())) {
            twoParts((Expr.Slice) e.slice());
            c.emit(e.ctx() == ExprContext.LOAD ? BINARY_SLICE : STORE_SLICE, span);
            return;
        }
        c.expressions.visit(e.slice());
        switch (e.ctx()) {
            case LOAD -> c.emit(BINARY_OP, BinaryOp.NB_SUBSCR, span);
            case STORE -> c.emit(STORE_SUBSCR, span);
            case DEL -> c.emit(DELETE_SUBSCR, span);
        }
    }

    /** Whether this is a slice without step that is no constant: it has instructions of its own. */
    static boolean hasTwoParts(Expr index) {
        return index instanceof Expr.Slice slice && slice.step() == null && !isConstant(slice);
    }

    private static boolean isConstant(Expr.Slice slice) {
        return isConstantOrNull(slice.lower()) && isConstantOrNull(slice.upper()) && isConstantOrNull(slice.step());
    }

    private static boolean isConstantOrNull(Expr e) {
        return e == null || e instanceof Expr.Constant;
    }

    /** Loads the lower and the upper bound. */
    void twoParts(Expr.Slice e) {
        bound(e.lower(), e.span());
        bound(e.upper(), e.span());
    }

    private void bound(Expr bound, Span span) {
        if (bound == null) {
            c.loadConst(PyNone.NONE, span);
        } else {
            c.expressions.visit(bound);
        }
    }

    void slice(Expr.Slice e) {
        if (isConstant(e)) {
            c.loadConst(new PySlice(value(e.lower()), value(e.upper()), value(e.step())), e.span());
            return;
        }
        twoParts(e);
        if (e.step() != null) {
            c.expressions.visit(e.step());
        }
        c.emit(BUILD_SLICE, e.step() == null ? 2 : 3, e.span());
    }

    private static Object value(Expr constant) {
        return constant == null ? PyNone.NONE : ((Expr.Constant) constant).value();
    }
}
