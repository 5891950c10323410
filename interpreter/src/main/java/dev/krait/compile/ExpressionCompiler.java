package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Operator;
import dev.krait.ast.Span;
import dev.krait.bytecode.BinaryOp;
import dev.krait.bytecode.Intrinsic;
import dev.krait.bytecode.Oparg;
import dev.krait.compile.CodeUnit.Scope;
import dev.krait.object.PyNone;
import dev.krait.symtable.SymbolBlock;
import java.util.List;

/** Compiles expressions; those with a file of their own are passed on. Compare CPython {@code Python/codegen.c: codegen_visit_expr}. */
final class ExpressionCompiler {
    private final Compilation c;

    ExpressionCompiler(Compilation c) {
        this.c = c;
    }

    void visit(List<Expr> expressions) {
        for (Expr expression : expressions) {
            visit(expression);
        }
    }

    void visit(Expr expression) {
        Span span = expression.span();
        switch (expression) {
            case Expr.NamedExpr e -> {
                visit(e.value());
                c.emit(COPY, 1, span);
                visit(e.target());
            }
            case Expr.BoolOp e -> c.conditions.boolOp(e);
            case Expr.BinOp e -> {
                visit(e.left());
                visit(e.right());
                c.emit(BINARY_OP, operator(e.op(), false), span);
            }
            case Expr.UnaryOp e -> unaryOp(e);
            case Expr.Lambda e -> c.functions.lambda(e);
            case Expr.IfExp e -> c.conditions.ifExp(e);
            case Expr.DictExpr e -> c.displays.dict(e);
            case Expr.SetExpr e -> c.displays.set(e);
            case Expr.GeneratorExp e -> c.comprehensions.generator(e);
            case Expr.ListComp e -> c.comprehensions.list(e);
            case Expr.SetComp e -> c.comprehensions.set(e);
            case Expr.DictComp e -> c.comprehensions.dict(e);
            case Expr.Yield e -> yieldExpr(e);
            case Expr.YieldFrom e -> yieldFrom(e);
            case Expr.Await e -> {
                visit(e.value());
                c.await(0, span);
            }
            case Expr.Compare e -> c.conditions.compare(e);
            case Expr.Call e -> c.calls.call(e);
            case Expr.Constant e -> c.loadConst(e.value(), span);
            case Expr.JoinedStr e -> c.strings.joined(e);
            case Expr.TemplateStr e -> c.strings.template(e);
            case Expr.FormattedValue e -> c.strings.formatted(e);
            case Expr.Interpolation e -> c.strings.interpolation(e);
            case Expr.Attribute e -> attribute(e);
            case Expr.Subscript e -> c.subscripts.subscript(e);
            case Expr.Starred e -> throw c.error(
                    span,
                    e.ctx() == ExprContext.STORE
                            ? "starred assignment target must be in a list or tuple"
                            : "can't use starred expression here");
            case Expr.Slice e -> c.subscripts.slice(e);
            case Expr.Name e -> c.names.nameOp(e.id(), e.ctx(), span);
            case Expr.ListExpr e -> c.displays.list(e);
            case Expr.TupleExpr e -> c.displays.tuple(e);
        }
    }

    /** The argument of {@code BINARY_OP}. */
    static int operator(Operator operator, boolean inPlace) {
        int oparg = switch (operator) {
            case ADD -> BinaryOp.NB_ADD;
            case SUB -> BinaryOp.NB_SUBTRACT;
            case MULT -> BinaryOp.NB_MULTIPLY;
            case MAT_MULT -> BinaryOp.NB_MATRIX_MULTIPLY;
            case DIV -> BinaryOp.NB_TRUE_DIVIDE;
            case MOD -> BinaryOp.NB_REMAINDER;
            case POW -> BinaryOp.NB_POWER;
            case LSHIFT -> BinaryOp.NB_LSHIFT;
            case RSHIFT -> BinaryOp.NB_RSHIFT;
            case BIT_OR -> BinaryOp.NB_OR;
            case BIT_XOR -> BinaryOp.NB_XOR;
            case BIT_AND -> BinaryOp.NB_AND;
            case FLOOR_DIV -> BinaryOp.NB_FLOOR_DIVIDE;
        };
        return inPlace ? oparg + (BinaryOp.NB_INPLACE_ADD - BinaryOp.NB_ADD) : oparg;
    }

    private void unaryOp(Expr.UnaryOp e) {
        Span span = e.span();
        visit(e.operand());
        switch (e.op()) {
            case UADD -> c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_UNARY_POSITIVE, span);
            case NOT -> {
                c.emit(TO_BOOL, span);
                c.emit(UNARY_NOT, span);
            }
            case INVERT -> c.emit(UNARY_INVERT, span);
            case USUB -> c.emit(UNARY_NEGATIVE, span);
        }
    }

    private void yieldExpr(Expr.Yield e) {
        Span span = e.span();
        if (!c.unit.block.isFunctionLike()) {
            throw c.error(span, "'yield' outside function");
        }
        if (e.value() != null) {
            visit(e.value());
        } else {
            c.loadConst(PyNone.NONE, span);
        }
        yieldValue(span);
    }

    /** Yields the value on the stack; the value sent takes its place. */
    void yieldValue(Span span) {
        SymbolBlock block = c.unit.block;
        if (block.generator && block.coroutine) {
            c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_ASYNC_GEN_WRAP, span);
        }
        c.emit(YIELD_VALUE, 0, span);
        c.emit(RESUME, Oparg.RESUME_AFTER_YIELD, span);
    }

    private void yieldFrom(Expr.YieldFrom e) {
        Span span = e.span();
        if (!c.unit.block.isFunctionLike()) {
            throw c.error(span, "'yield from' outside function");
        }
        if (c.unit.scope == Scope.ASYNC_FUNCTION) {
            throw c.error(span, "'yield from' inside async function");
        }
        visit(e.value());
        c.emit(GET_YIELD_FROM_ITER, span);
        c.loadConst(PyNone.NONE, span);
        c.yieldFrom(false, span);
    }

    private void attribute(Expr.Attribute e) {
        if (e.ctx() == ExprContext.LOAD && c.calls.isSuperAttribute(e)) {
            c.calls.loadSuperAttribute(e);
            return;
        }
        if (e.ctx() == ExprContext.STORE && e.value() instanceof Expr.Name name && name.id().equals("self")) {
            noteStaticAttribute(e.attr());
        }
        visit(e.value());
        Span span = Attributes.location(e.span(), e);
        switch (e.ctx()) {
            case LOAD -> c.loadAttribute(e.attr(), span);
            case STORE -> c.emitName(STORE_ATTR, e.attr(), span);
            case DEL -> c.emitName(DELETE_ATTR, e.attr(), span);
        }
    }

    /** Something is stored to {@code self}: the innermost class around lists it in {@code __static_attributes__}. */
    private void noteStaticAttribute(String attribute) {
        for (int i = c.enclosing.size() - 1; i >= 0; i--) {
            CodeUnit unit = c.enclosing.get(i);
            if (unit.scope == Scope.CLASS) {
                unit.staticAttributes.add(attribute);
                return;
            }
        }
    }
}
