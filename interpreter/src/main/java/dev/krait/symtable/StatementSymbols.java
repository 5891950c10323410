package dev.krait.symtable;

import static dev.krait.symtable.SymbolFlags.DEF_ANNOT;
import static dev.krait.symtable.SymbolFlags.DEF_GLOBAL;
import static dev.krait.symtable.SymbolFlags.DEF_IMPORT;
import static dev.krait.symtable.SymbolFlags.DEF_LOCAL;
import static dev.krait.symtable.SymbolFlags.DEF_NONLOCAL;

import dev.krait.ast.Alias;
import dev.krait.ast.ExceptHandler;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.MatchCase;
import dev.krait.ast.Pattern;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.ast.WithItem;
import dev.krait.symtable.SymbolBlock.Kind;
import java.util.List;

/** The first pass over statements and patterns. Compare CPython {@code Python/symtable.c: symtable_visit_stmt}. */
final class StatementSymbols {
    private final SymbolTableBuilder builder;

    StatementSymbols(SymbolTableBuilder builder) {
        this.builder = builder;
    }

    void visit(List<Stmt> statements) {
        for (Stmt statement : statements) {
            visit(statement);
        }
    }

    void visit(Stmt statement) {
        ExpressionSymbols expressions = builder.expressions;
        switch (statement) {
            case Stmt.FunctionDef s -> builder.definitions.function(Definition.of(s));
            case Stmt.AsyncFunctionDef s -> builder.definitions.function(Definition.of(s));
            case Stmt.ClassDef s -> builder.definitions.classDef(s);
            case Stmt.TypeAlias s -> builder.definitions.typeAlias(s);
            case Stmt.Return s -> {
                if (s.value() != null) {
                    expressions.visit(s.value());
                    builder.current.returnsValue = true;
                }
            }
            case Stmt.Delete s -> expressions.visit(s.targets());
            case Stmt.Assign s -> {
                expressions.visit(s.targets());
                expressions.visit(s.value());
            }
            case Stmt.AnnAssign s -> annAssign(s);
            case Stmt.AugAssign s -> {
                expressions.visit(s.target());
                expressions.visit(s.value());
            }
            case Stmt.For s -> {
                expressions.visit(s.target());
                expressions.visit(s.iter());
                conditional(s.body(), s.orElse());
            }
            case Stmt.AsyncFor s -> {
                requireCoroutine(s, "'async for' outside async function");
                expressions.visit(s.target());
                expressions.visit(s.iter());
                conditional(s.body(), s.orElse());
            }
            case Stmt.While s -> {
                expressions.visit(s.test());
                conditional(s.body(), s.orElse());
            }
            case Stmt.If s -> {
                expressions.visit(s.test());
                conditional(s.body(), s.orElse());
            }
            case Stmt.With s -> with(s.items(), s.body());
            case Stmt.AsyncWith s -> {
                requireCoroutine(s, "'async with' outside async function");
                with(s.items(), s.body());
            }
            case Stmt.Match s -> match(s);
            case Stmt.Raise s -> {
                expressions.visitOptional(s.exc());
                expressions.visitOptional(s.cause());
            }
            case Stmt.Try s -> tryStatement(s.body(), s.handlers(), s.orElse(), s.finalBody());
            case Stmt.TryStar s -> tryStatement(s.body(), s.handlers(), s.orElse(), s.finalBody());
            case Stmt.Assert s -> {
                expressions.visit(s.test());
                expressions.visitOptional(s.msg());
            }
            case Stmt.Import s -> s.names().forEach(this::alias);
            case Stmt.ImportFrom s -> importFrom(s);
            case Stmt.Global s -> builder.declare(s.names(), s, DEF_GLOBAL);
            case Stmt.Nonlocal s -> builder.declare(s.names(), s, DEF_NONLOCAL);
            case Stmt.ExprStmt s -> expressions.visit(s.value());
            case Stmt.Pass s -> { }
            case Stmt.Break s -> { }
            case Stmt.Continue s -> { }
        }
    }

    /** Visits statements that may not be executed: annotations among them are conditional (PEP 649). */
    @SafeVarargs
    private void conditional(List<Stmt>... bodies) {
        boolean saved = enterConditional();
        for (List<Stmt> body : bodies) {
            visit(body);
        }
        builder.current.inConditionalBlock = saved;
    }

    private boolean enterConditional() {
        boolean saved = builder.current.inConditionalBlock;
        builder.current.inConditionalBlock = true;
        return saved;
    }

    private void requireCoroutine(Stmt statement, String message) {
        if (builder.allowsTopLevelAwait()) {
            builder.current.coroutine = true;
        }
        if (!builder.current.coroutine) {
            throw builder.error(statement.span(), message);
        }
    }

    private void with(List<WithItem> items, List<Stmt> body) {
        boolean saved = enterConditional();
        for (WithItem item : items) {
            builder.expressions.visit(item.contextExpr());
            builder.expressions.visitOptional(item.optionalVars());
        }
        visit(body);
        builder.current.inConditionalBlock = saved;
    }

    private void tryStatement(
            List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, List<Stmt> finalBody) {
        boolean saved = enterConditional();
        visit(body);
        for (ExceptHandler handler : handlers) {
            builder.expressions.visitOptional(handler.type());
            if (handler.name() != null) {
                builder.define(handler.name(), DEF_LOCAL, handler.span());
            }
            visit(handler.body());
        }
        visit(orElse);
        visit(finalBody);
        builder.current.inConditionalBlock = saved;
    }

    private void annAssign(Stmt.AnnAssign s) {
        SymbolBlock block = builder.current;
        block.annotationsUsed = true;
        boolean simple = s.simple() != 0;
        if (s.target() instanceof Expr.Name name) {
            int symbol = builder.lookup(name.id());
            if ((symbol & (DEF_GLOBAL | DEF_NONLOCAL)) != 0 && block != builder.table.top && simple) {
                String word = (symbol & DEF_GLOBAL) != 0 ? "global" : "nonlocal";
                throw builder.error(s.span(), "annotated name '" + name.id() + "' can't be " + word);
            }
            if (simple) {
                builder.define(name.id(), DEF_ANNOT | DEF_LOCAL, name.span());
            } else if (s.value() != null) {
                builder.define(name.id(), DEF_LOCAL, name.span());
            }
        } else {
            builder.expressions.visit(s.target());
        }
        builder.definitions.annotation(s.annotation());
        builder.expressions.visitOptional(s.value());
    }

    private void importFrom(Stmt.ImportFrom s) {
        s.names().forEach(this::alias);
        Span last = builder.future.location();
        boolean future = "__future__".equals(s.module()) && (s.level() == null || s.level() == 0);
        Span span = s.span();
        if (future
                && (span.line() > last.line() || (span.line() == last.endLine() && span.column() > last.endColumn()))) {
            throw builder.error(span, "from __future__ imports must occur at the beginning of the file");
        }
    }

    private void alias(Alias alias) {
        String name = alias.asname() == null ? alias.name() : alias.asname();
        if (name.equals("*")) {
            if (builder.current.kind != Kind.MODULE) {
                throw builder.error(alias.span(), "import * only allowed at module level");
            }
            return;
        }
        int dot = name.indexOf('.');
        builder.define(dot < 0 ? name : name.substring(0, dot), DEF_IMPORT, alias.span());
    }

    private void match(Stmt.Match s) {
        builder.expressions.visit(s.subject());
        boolean saved = enterConditional();
        for (MatchCase matchCase : s.cases()) {
            pattern(matchCase.pattern());
            builder.expressions.visitOptional(matchCase.guard());
            visit(matchCase.body());
        }
        builder.current.inConditionalBlock = saved;
    }

    private void pattern(Pattern pattern) {
        switch (pattern) {
            case Pattern.MatchValue p -> builder.expressions.visit(p.value());
            case Pattern.MatchSingleton p -> { }
            case Pattern.MatchSequence p -> p.patterns().forEach(this::pattern);
            case Pattern.MatchStar p -> capture(p.name(), p);
            case Pattern.MatchMapping p -> {
                builder.expressions.visit(p.keys());
                p.patterns().forEach(this::pattern);
                capture(p.rest(), p);
            }
            case Pattern.MatchClass p -> {
                builder.expressions.visit(p.cls());
                p.patterns().forEach(this::pattern);
                for (int i = 0; i < p.kwdAttrs().size(); i++) {
                    builder.checkName(
                            p.kwdAttrs().get(i), p.kwdPatterns().get(i).span(), ExprContext.STORE);
                }
                p.kwdPatterns().forEach(this::pattern);
            }
            case Pattern.MatchAs p -> {
                if (p.pattern() != null) {
                    pattern(p.pattern());
                }
                capture(p.name(), p);
            }
            case Pattern.MatchOr p -> p.patterns().forEach(this::pattern);
        }
    }

    private void capture(String name, Pattern pattern) {
        if (name != null) {
            builder.define(name, DEF_LOCAL, pattern.span());
        }
    }
}
