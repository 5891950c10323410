package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.BinaryOp;
import dev.krait.compile.CodeUnit.DeferredAnnotation;
import dev.krait.compile.CodeUnit.Scope;
import dev.krait.error.PyException;
import dev.krait.error.SystemErrors;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.type.text.Str;

/** Compiles assignments: plain, augmented and annotated. Compare CPython {@code Python/codegen.c: codegen_augassign, codegen_annassign}. */
final class AssignmentCompiler {
    private final Compilation c;

    AssignmentCompiler(Compilation c) {
        this.c = c;
    }

    void assign(Stmt.Assign s) {
        c.expressions.visit(s.value());
        for (int i = 0; i < s.targets().size(); i++) {
            if (i < s.targets().size() - 1) {
                c.emit(COPY, 1, s.span());
            }
            c.expressions.visit(s.targets().get(i));
        }
    }

    void augAssign(Stmt.AugAssign s) {
        switch (s.target()) {
            case Expr.Attribute e -> {
                c.expressions.visit(e.value());
                c.emit(COPY, 1, e.span());
                Span span = Attributes.location(e.span(), e);
                c.loadAttribute(e.attr(), span);
                operate(s);
                c.emit(SWAP, 2, span);
                c.emitName(STORE_ATTR, e.attr(), span);
            }
            case Expr.Subscript e -> augSubscript(s, e);
            case Expr.Name e -> {
                c.names.load(e.id(), e.span());
                operate(s);
                c.names.store(e.id(), e.span());
            }
            default -> throw noTarget(s.target(), "augmented");
        }
    }

    private void augSubscript(Stmt.AugAssign s, Expr.Subscript e) {
        Span span = e.span();
        c.expressions.visit(e.value());
        if (SubscriptCompiler.hasTwoParts(e.slice())) {
            c.subscripts.twoParts((Expr.Slice) e.slice());
            c.emit(COPY, 3, span);
            c.emit(COPY, 3, span);
            c.emit(COPY, 3, span);
            c.emit(BINARY_SLICE, span);
            operate(s);
            c.emit(SWAP, 4, span);
            c.emit(SWAP, 3, span);
            c.emit(SWAP, 2, span);
            c.emit(STORE_SLICE, span);
        } else {
            c.expressions.visit(e.slice());
            c.emit(COPY, 2, span);
            c.emit(COPY, 2, span);
            c.emit(BINARY_OP, BinaryOp.NB_SUBSCR, span);
            operate(s);
            c.emit(SWAP, 3, span);
            c.emit(SWAP, 2, span);
            c.emit(STORE_SUBSCR, span);
        }
    }

    private void operate(Stmt.AugAssign s) {
        c.expressions.visit(s.value());
        c.emit(BINARY_OP, ExpressionCompiler.operator(s.op(), true), s.span());
    }

    void annAssign(Stmt.AnnAssign s) {
        if (s.value() != null) {
            c.expressions.visit(s.value());
            c.expressions.visit(s.target());
        }
        boolean simple = s.simple() != 0;
        boolean stored = c.unit.scope == Scope.MODULE || c.unit.scope == Scope.CLASS;
        switch (s.target()) {
            case Expr.Name e -> {
                if (simple && stored) {
                    if (c.futureAnnotations()) {
                        storeAnnotation(s, e.id());
                    } else {
                        deferAnnotation(s);
                    }
                }
            }
            case Expr.Attribute e -> {
                if (s.value() == null) {
                    evaluate(e.value());
                }
            }
            case Expr.Subscript e -> {
                if (s.value() == null) {
                    evaluate(e.value());
                    evaluateSubscript(e.slice());
                }
            }
            default -> throw noTarget(s.target(), "annotated");
        }
    }

    private void storeAnnotation(Stmt.AnnAssign s, String name) {
        c.loadConst(Str.of(ExpressionText.of(s.annotation())), s.annotation().span());
        c.emitName(LOAD_NAME, "__annotations__", s.span());
        c.loadConst(Str.of(c.mangle(name)), s.span());
        c.emit(STORE_SUBSCR, s.span());
    }

    /** Notes the annotation for the end of the block, and at run time that it was passed by. */
    private void deferAnnotation(Stmt.AnnAssign s) {
        CodeUnit unit = c.unit;
        if (unit.scope != Scope.MODULE && unit.conditionalBlocks == 0) {
            unit.deferredAnnotations.add(new DeferredAnnotation(s, -1));
            return;
        }
        int index = unit.nextConditionalIndex++;
        unit.deferredAnnotations.add(new DeferredAnnotation(s, index));
        Span span = s.span();
        if (unit.scope == Scope.CLASS) {
            c.emit(
                    LOAD_DEREF,
                    CodeUnitMetadata.index(unit.metadata.cellvars, "__conditional_annotations__"),
                    span);
        } else {
            c.emitName(LOAD_NAME, "__conditional_annotations__", span);
        }
        c.loadConst((long) index, span);
        c.emit(SET_ADD, 1, span);
        c.emit(POP_TOP, span);
    }

    private void evaluate(Expr e) {
        c.expressions.visit(e);
        c.emit(POP_TOP, e.span());
    }

    /** Everything in the subscript has to be defined, even though nothing is stored. */
    private void evaluateSubscript(Expr e) {
        switch (e) {
            case Expr.Slice slice -> {
                if (slice.lower() != null) {
                    evaluate(slice.lower());
                }
                if (slice.upper() != null) {
                    evaluate(slice.upper());
                }
                if (slice.step() != null) {
                    evaluate(slice.step());
                }
            }
            case Expr.TupleExpr tuple -> tuple.elts().forEach(this::evaluateSubscript);
            default -> evaluate(e);
        }
    }

    /** Only a tree that a program made can have such a target; the number is that of the node class in CPython. */
    private static PyException noTarget(Expr target, String what) {
        int number = switch (target) {
            case Expr.Starred e -> 25;
            case Expr.ListExpr e -> 27;
            case Expr.TupleExpr e -> 28;
            default -> throw new AssertionError(target);
        };
        return SystemErrors.of("invalid node type (" + number + ") for " + what + " assignment");
    }
}
