package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.Intrinsic;
import dev.krait.bytecode.Oparg;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;
import dev.krait.symtable.Definition;
import dev.krait.symtable.Docstring;
import dev.krait.symtable.SymbolBlock;
import dev.krait.type.sequence.PyTuple;
import java.util.List;

/** Compiles statements; those with a file of their own are passed on. Compare CPython {@code Python/codegen.c: codegen_visit_stmt}. */
final class StatementCompiler {
    private final Compilation c;
    private final LoopCompiler loops;
    private final TryCompiler tries;
    private final WithCompiler withs;
    private final ImportCompiler imports;
    private final AssignmentCompiler assignments;

    StatementCompiler(Compilation c) {
        this.c = c;
        this.loops = new LoopCompiler(c);
        this.tries = new TryCompiler(c);
        this.withs = new WithCompiler(c);
        this.imports = new ImportCompiler(c);
        this.assignments = new AssignmentCompiler(c);
    }

    /** The body of a module. */
    void module(List<Stmt> body, Span start, boolean isInteractive) {
        if (c.unit.block.hasConditionalAnnotations) {
            c.emit(BUILD_SET, 0, start);
            c.emitName(STORE_NAME, "__conditional_annotations__", start);
        }
        body(body, start, isInteractive);
    }

    /** The body of a module or class: its docstring, statements and annotations. */
    void body(List<Stmt> body, Span start, boolean isInteractive) {
        SymbolBlock block = c.unit.block;
        if (c.futureAnnotations() && block.annotationsUsed) {
            c.emit(SETUP_ANNOTATIONS, start);
        }
        if (body.isEmpty()) {
            return;
        }
        List<Stmt> rest = body;
        if (!isInteractive && block.hasDocstring) {
            Expr.Constant docstring = Docstring.of(body);
            rest = body.subList(1, body.size());
            c.loadConst(CleanDocstring.of(docstring.value()), docstring.span());
            c.names.store("__doc__", Locations.NONE);
        }
        visit(rest);
        if (!c.futureAnnotations()) {
            c.annotations.deferred(start);
        }
    }

    void visit(List<Stmt> statements) {
        for (Stmt statement : statements) {
            visit(statement);
        }
    }

    void visit(Stmt statement) {
        switch (statement) {
            case Stmt.FunctionDef s -> c.functions.function(Definition.of(s));
            case Stmt.AsyncFunctionDef s -> c.functions.function(Definition.of(s));
            case Stmt.ClassDef s -> c.classes.classDef(s);
            case Stmt.TypeAlias s -> c.typeParameters.typeAlias(s);
            case Stmt.Return s -> returnStatement(s);
            case Stmt.Delete s -> c.expressions.visit(s.targets());
            case Stmt.Assign s -> assignments.assign(s);
            case Stmt.AugAssign s -> assignments.augAssign(s);
            case Stmt.AnnAssign s -> assignments.annAssign(s);
            case Stmt.Raise s -> raise(s);
            case Stmt.Assert s -> assertStatement(s);
            case Stmt.Import s -> imports.importModules(s);
            case Stmt.ImportFrom s -> imports.importFrom(s);
            case Stmt.Global s -> { }
            case Stmt.Nonlocal s -> { }
            case Stmt.ExprStmt s -> expression(s);
            case Stmt.Pass s -> c.emit(NOP, s.span());
            case Stmt.Break s -> loops.breakStatement(s.span());
            case Stmt.Continue s -> loops.continueStatement(s.span());
            case Stmt.For _, Stmt.AsyncFor _, Stmt.While _, Stmt.If _, Stmt.With _, Stmt.AsyncWith _, Stmt.Match _,
                    Stmt.Try _, Stmt.TryStar _ -> conditional(statement);
        }
    }

    /** Statements whose parts may not be executed: annotations in them are conditional. */
    private void conditional(Stmt statement) {
        c.unit.conditionalBlocks++;
        switch (statement) {
            case Stmt.For s -> loops.forLoop(s);
            case Stmt.AsyncFor s -> loops.asyncFor(s);
            case Stmt.While s -> loops.whileLoop(s);
            case Stmt.If s -> ifStatement(s);
            case Stmt.With s -> withs.with(s);
            case Stmt.AsyncWith s -> withs.asyncWith(s);
            case Stmt.Match s -> new PatternCompiler(c).match(s);
            case Stmt.Try s -> tries.tryStatement(TryCompiler.Parts.of(s));
            case Stmt.TryStar s -> tries.tryStatement(TryCompiler.Parts.of(s));
            default -> throw new AssertionError(statement);
        }
        c.unit.conditionalBlocks--;
    }

    private void expression(Stmt.ExprStmt s) {
        if (c.isInteractiveTopLevel()) {
            c.expressions.visit(s.value());
            c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_PRINT, s.span());
            c.emit(POP_TOP, Locations.NONE);
        } else if (s.value() instanceof Expr.Constant) {
            c.emit(NOP, s.span()); // only its line counts
        } else {
            c.expressions.visit(s.value());
            c.emit(POP_TOP, Locations.NONE);
        }
    }

    private void returnStatement(Stmt.Return s) {
        SymbolBlock block = c.unit.block;
        Expr value = s.value();
        if (!block.isFunctionLike()) {
            throw c.error(s.span(), "'return' outside function");
        }
        if (value != null && block.coroutine && block.generator) {
            throw c.error(s.span(), "'return' with value in async generator");
        }
        Expr.Constant constant = value instanceof Expr.Constant k ? k : null;
        boolean preserveTop = value != null && constant == null;
        Span span = s.span();
        if (preserveTop) {
            c.expressions.visit(value);
        } else if (value != null) {
            span = value.span();
            c.emit(NOP, span);
        }
        if (value == null || value.span().line() != s.span().line()) {
            span = s.span();
            c.emit(NOP, span);
        }
        span = c.unwinding.unwindAll(span, preserveTop);
        if (value == null) {
            c.loadConst(PyNone.NONE, span);
        } else if (constant != null) {
            c.loadConst(constant.value(), span);
        }
        c.emit(RETURN_VALUE, span);
    }

    private void ifStatement(Stmt.If s) {
        int end = c.newLabel();
        boolean hasElse = !s.orElse().isEmpty();
        int next = hasElse ? c.newLabel() : end;
        c.conditions.jumpIf(s.test(), next, false, s.span());
        visit(s.body());
        if (hasElse) {
            c.jump(JUMP_NO_INTERRUPT, end, Locations.NONE);
            c.use(next);
            visit(s.orElse());
        }
        c.use(end);
    }

    private void raise(Stmt.Raise s) {
        int count = 0;
        if (s.exc() != null) {
            c.expressions.visit(s.exc());
            count++;
            if (s.cause() != null) {
                c.expressions.visit(s.cause());
                count++;
            }
        }
        c.emit(RAISE_VARARGS, count, s.span());
    }

    private void assertStatement(Stmt.Assert s) {
        boolean tuple = s.test() instanceof Expr.TupleExpr t && !t.elts().isEmpty()
                || s.test() instanceof Expr.Constant k && k.value() instanceof PyTuple p && p.size() > 0;
        if (tuple) {
            c.warn(s.span(), "assertion is always true, perhaps remove parentheses?");
        }
        if (c.optimize > 0) {
            return;
        }
        int end = c.newLabel();
        c.conditions.jumpIf(s.test(), end, true, s.span());
        c.emit(LOAD_COMMON_CONSTANT, Oparg.CONSTANT_ASSERTIONERROR, s.span());
        if (s.msg() != null) {
            c.expressions.visit(s.msg());
            c.emit(CALL, 0, s.span());
        }
        c.emit(RAISE_VARARGS, 1, s.test().span());
        c.use(end);
    }
}
