package dev.krait.symtable;

import static dev.krait.symtable.SymbolFlags.DEF_LOCAL;
import static dev.krait.symtable.SymbolFlags.DEF_PARAM;
import static dev.krait.symtable.SymbolFlags.USE;

import dev.krait.ast.Comprehension;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Keyword;
import dev.krait.symtable.SymbolBlock.Kind;
import dev.krait.symtable.SymbolTable.Role;
import java.util.List;

/** The first pass over expressions. Compare CPython {@code Python/symtable.c: symtable_visit_expr}. */
final class ExpressionSymbols {
    private final SymbolTableBuilder builder;

    ExpressionSymbols(SymbolTableBuilder builder) {
        this.builder = builder;
    }

    void visit(List<Expr> expressions) {
        for (Expr expression : expressions) {
            visit(expression);
        }
    }

    void visitOptional(Expr expression) {
        if (expression != null) {
            visit(expression);
        }
    }

    void visit(Expr expression) {
        switch (expression) {
            case Expr.NamedExpr e -> namedExpr(e);
            case Expr.BoolOp e -> visit(e.values());
            case Expr.BinOp e -> {
                visit(e.left());
                visit(e.right());
            }
            case Expr.UnaryOp e -> visit(e.operand());
            case Expr.Lambda e -> lambda(e);
            case Expr.IfExp e -> {
                visit(e.test());
                visit(e.body());
                visit(e.orElse());
            }
            case Expr.DictExpr e -> {
                e.keys().forEach(this::visitOptional);
                visit(e.values());
            }
            case Expr.SetExpr e -> visit(e.elts());
            case Expr.ListComp e -> comprehension(
                    e, "listcomp", SymbolBlock.Comprehension.LIST, e.generators(), e.elt(), null);
            case Expr.SetComp e -> comprehension(
                    e, "setcomp", SymbolBlock.Comprehension.SET, e.generators(), e.elt(), null);
            case Expr.DictComp e -> comprehension(
                    e, "dictcomp", SymbolBlock.Comprehension.DICT, e.generators(), e.key(), e.value());
            case Expr.GeneratorExp e -> comprehension(
                    e, "genexpr", SymbolBlock.Comprehension.GENERATOR, e.generators(), e.elt(), null);
            case Expr.Await e -> await(e);
            case Expr.Yield e -> {
                refuseInAnnotation("yield expression", e);
                visitOptional(e.value());
                yielding(e);
            }
            case Expr.YieldFrom e -> {
                refuseInAnnotation("yield expression", e);
                visit(e.value());
                yielding(e);
            }
            case Expr.Compare e -> {
                visit(e.left());
                visit(e.comparators());
            }
            case Expr.Call e -> {
                visit(e.func());
                visit(e.args());
                keywords(e.keywords());
            }
            case Expr.FormattedValue e -> {
                visit(e.value());
                visitOptional(e.formatSpec());
            }
            case Expr.Interpolation e -> {
                visit(e.value());
                visitOptional(e.formatSpec());
            }
            case Expr.JoinedStr e -> visit(e.values());
            case Expr.TemplateStr e -> visit(e.values());
            case Expr.Constant e -> { }
            case Expr.Attribute e -> {
                builder.checkName(e.attr(), e.span(), e.ctx());
                visit(e.value());
            }
            case Expr.Subscript e -> {
                visit(e.value());
                visit(e.slice());
            }
            case Expr.Starred e -> visit(e.value());
            case Expr.Name e -> name(e);
            case Expr.ListExpr e -> visit(e.elts());
            case Expr.TupleExpr e -> visit(e.elts());
            case Expr.Slice e -> {
                visitOptional(e.lower());
                visitOptional(e.upper());
                visitOptional(e.step());
            }
        }
    }

    void keywords(List<Keyword> keywords) {
        for (Keyword keyword : keywords) {
            if (keyword.arg() != null) {
                builder.checkName(keyword.arg(), keyword.span(), ExprContext.STORE);
            }
        }
        for (Keyword keyword : keywords) {
            visit(keyword.value());
        }
    }

    private void name(Expr.Name e) {
        SymbolBlock block = builder.current;
        if (block.inUnevaluatedAnnotation) {
            return;
        }
        boolean load = e.ctx() == ExprContext.LOAD;
        builder.define(e.id(), load ? USE : DEF_LOCAL, e.span(), e.ctx());
        if (load && block.isFunctionLike() && e.id().equals("super")) {
            builder.define("__class__", USE, e.span());
        }
    }

    private void namedExpr(Expr.NamedExpr e) {
        refuseInAnnotation("named expression", e);
        if (builder.current.comprehensionIterables > 0) {
            throw builder.error(
                    e.span(), "assignment expression cannot be used in a comprehension iterable expression");
        }
        if (builder.current.comprehension != SymbolBlock.Comprehension.NONE) {
            Expr.Name target = (Expr.Name) e.target();
            builder.defineNamedTarget(target.id(), target.span());
        }
        visit(e.value());
        visit(e.target());
    }

    private void lambda(Expr.Lambda e) {
        visit(e.args().defaults());
        e.args().kwDefaults().forEach(this::visitOptional);
        builder.enterNew("lambda", Kind.FUNCTION, e, Role.BODY, e.span());
        builder.definitions.arguments(e.args());
        visit(e.body());
        builder.leave();
    }

    private void await(Expr.Await e) {
        refuseInAnnotation("await expression", e);
        SymbolBlock block = builder.current;
        if (!builder.allowsTopLevelAwait()) {
            if (!block.isFunctionLike()) {
                throw builder.error(e.span(), "'await' outside function");
            }
            if (!isAsyncFunction(block) && block.comprehension == SymbolBlock.Comprehension.NONE) {
                throw builder.error(e.span(), "'await' outside async function");
            }
        }
        visit(e.value());
        block.coroutine = true;
    }

    private void yielding(Expr e) {
        builder.current.generator = true;
        String kind = switch (builder.current.comprehension) {
            case NONE -> null;
            case LIST -> "list comprehension";
            case SET -> "set comprehension";
            case DICT -> "dict comprehension";
            case GENERATOR -> "generator expression";
        };
        if (kind != null) {
            throw builder.error(e.span(), "'yield' inside " + kind);
        }
    }

    private static boolean isAsyncFunction(SymbolBlock block) {
        return block.kind == Kind.FUNCTION && block.coroutine;
    }

    private void comprehension(
            Expr e,
            String name,
            SymbolBlock.Comprehension kind,
            List<Comprehension> generators,
            Expr element,
            Expr value) {
        Comprehension outermost = generators.getFirst();
        // the outermost iterable is evaluated outside
        builder.current.comprehensionIterables++;
        visit(outermost.iter());
        builder.current.comprehensionIterables--;
        builder.enterNew(name, Kind.FUNCTION, e, Role.BODY, e.span());
        SymbolBlock block = builder.current;
        block.comprehension = kind;
        if (outermost.isAsync() != 0) {
            block.coroutine = true;
        }
        builder.define(".0", DEF_PARAM, block.span);
        target(outermost.target());
        visit(outermost.ifs());
        for (Comprehension inner : generators.subList(1, generators.size())) {
            target(inner.target());
            block.comprehensionIterables++;
            visit(inner.iter());
            block.comprehensionIterables--;
            visit(inner.ifs());
            if (inner.isAsync() != 0) {
                block.coroutine = true;
            }
        }
        visitOptional(value);
        visit(element);
        boolean isGenerator = kind == SymbolBlock.Comprehension.GENERATOR;
        block.generator = isGenerator;
        boolean isAsync = block.coroutine && !isGenerator;
        builder.leave();
        if (isAsync) {
            SymbolBlock outer = builder.current;
            if (!isAsyncFunction(outer)
                    && outer.comprehension == SymbolBlock.Comprehension.NONE
                    && !builder.allowsTopLevelAwait()) {
                throw builder.error(e.span(), "asynchronous comprehension outside of an asynchronous function");
            }
            outer.coroutine = true;
        }
    }

    private void target(Expr target) {
        builder.current.inComprehensionTarget = true;
        visit(target);
        builder.current.inComprehensionTarget = false;
    }

    private void refuseInAnnotation(String what, Expr e) {
        String where = switch (builder.current.kind) {
            case ANNOTATION -> "an annotation";
            case TYPE_VARIABLE -> builder.current.scopeInfo;
            case TYPE_ALIAS -> "a type alias";
            case TYPE_PARAMETERS -> "the definition of a generic";
            case FUNCTION, CLASS, MODULE -> null;
        };
        if (where != null) {
            throw builder.error(e.span(), what + " cannot be used within " + where);
        }
    }
}
