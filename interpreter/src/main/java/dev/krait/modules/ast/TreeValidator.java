package dev.krait.modules.ast;

import dev.krait.ast.Arg;
import dev.krait.ast.Arguments;
import dev.krait.ast.Comprehension;
import dev.krait.ast.ExceptHandler;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Keyword;
import dev.krait.ast.Mod;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.ast.TypeParam;
import dev.krait.ast.WithItem;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.IterationOps;
import dev.krait.thread.PyThread;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.util.List;

/** Checks a tree that a program made: what the grammar's types alone do not say. Compare CPython {@code Python/ast.c: _PyAST_Validate}. */
public final class TreeValidator {
    private final PyThread t;
    private final PatternValidator patterns = new PatternValidator(this);

    private TreeValidator(PyThread t) {
        this.t = t;
    }

    /** Raises ValueError or TypeError when no parser could have made the tree. */
    public static void validate(PyThread t, Mod tree) {
        TreeValidator v = new TreeValidator(t);
        switch (tree) {
            case Mod.Module m -> v.statements(m.body());
            case Mod.Interactive m -> v.statements(m.body());
            case Mod.Expression m -> v.load(m.body());
            case Mod.FunctionType m -> {
                v.loads(m.argtypes());
                v.load(m.returns());
            }
        }
    }

    static void positions(Span s) {
        if (s.line() > s.endLine()) {
            throw ValueErrors.of("AST node line range (" + s.line() + ", " + s.endLine() + ") is not valid");
        }
        if (s.line() < 0 && s.endLine() != s.line() || s.column() < 0 && s.column() != s.endColumn()) {
            throw ValueErrors.of("AST node column range (" + s.column() + ", " + s.endColumn() + ") for line range (" + s.line() + ", " + s.endLine()
                    + ") is not valid");
        }
        if (s.line() == s.endLine() && s.column() > s.endColumn()) {
            throw ValueErrors.of("line " + s.line() + ", column " + s.column() + "-" + s.endColumn() + " is not a valid range");
        }
    }

    /** A name of a variable or attribute pattern cannot be that of a constant. */
    static void name(String name) {
        if (name.equals("None") || name.equals("True") || name.equals("False")) {
            throw ValueErrors.of("identifier field can't represent '" + name + "' constant");
        }
    }

    private static void filled(List<?> list, String what, String owner) {
        if (list.isEmpty()) {
            throw ValueErrors.of("empty " + what + " on " + owner);
        }
    }

    private void body(List<Stmt> body, String owner) {
        filled(body, "body", owner);
        statements(body);
    }

    /** The body of a case. */
    void caseBody(List<Stmt> body) {
        body(body, "match_case");
    }

    private void statements(List<Stmt> list) {
        for (Stmt s : list) {
            if (s == null) {
                throw ValueErrors.of("None disallowed in statement list");
            }
            statement(s);
        }
    }

    private void expressions(List<Expr> list, ExprContext context, boolean nullable) {
        for (Expr e : list) {
            if (e != null) {
                expression(e, context);
            } else if (!nullable) {
                throw ValueErrors.of("None disallowed in expression list");
            }
        }
    }

    void loads(List<Expr> list) {
        expressions(list, ExprContext.LOAD, false);
    }

    void load(Expr e) {
        expression(e, ExprContext.LOAD);
    }

    private void loadIfAny(Expr e) {
        if (e != null) {
            load(e);
        }
    }

    private void targets(List<Expr> list, ExprContext context, String owner) {
        filled(list, "targets", owner);
        expressions(list, context, false);
    }

    private void store(Expr target) {
        expression(target, ExprContext.STORE);
    }

    // ---- statements --------------------------------------------------------------------------------------------------------------

    private void statement(Stmt statement) {
        positions(statement.span());
        switch (statement) {
            case Stmt.FunctionDef s -> function(s.body(), s.typeParams(), s.args(), s.decoratorList(), s.returns(), "FunctionDef");
            case Stmt.AsyncFunctionDef s -> function(s.body(), s.typeParams(), s.args(), s.decoratorList(), s.returns(), "AsyncFunctionDef");
            case Stmt.ClassDef s -> {
                body(s.body(), "ClassDef");
                typeParameters(s.typeParams());
                loads(s.bases());
                keywords(s.keywords());
                loads(s.decoratorList());
            }
            case Stmt.Return s -> loadIfAny(s.value());
            case Stmt.Delete s -> targets(s.targets(), ExprContext.DEL, "Delete");
            case Stmt.Assign s -> {
                targets(s.targets(), ExprContext.STORE, "Assign");
                load(s.value());
            }
            case Stmt.AugAssign s -> {
                store(s.target());
                load(s.value());
            }
            case Stmt.AnnAssign s -> annotated(s);
            case Stmt.TypeAlias s -> {
                if (!(s.name() instanceof Expr.Name)) {
                    throw TypeErrors.of("TypeAlias with non-Name name");
                }
                store(s.name());
                typeParameters(s.typeParams());
                load(s.value());
            }
            case Stmt.For s -> loop(s.target(), s.iter(), s.body(), s.orElse(), "For");
            case Stmt.AsyncFor s -> loop(s.target(), s.iter(), s.body(), s.orElse(), "AsyncFor");
            case Stmt.While s -> {
                load(s.test());
                body(s.body(), "While");
                statements(s.orElse());
            }
            case Stmt.If s -> {
                load(s.test());
                body(s.body(), "If");
                statements(s.orElse());
            }
            case Stmt.With s -> with(s.items(), s.body(), "With");
            case Stmt.AsyncWith s -> with(s.items(), s.body(), "AsyncWith");
            case Stmt.Match s -> {
                load(s.subject());
                filled(s.cases(), "cases", "Match");
                s.cases().forEach(patterns::matchCase);
            }
            case Stmt.Raise s -> {
                if (s.exc() == null && s.cause() != null) {
                    throw ValueErrors.of("Raise with cause but no exception");
                }
                loadIfAny(s.exc());
                loadIfAny(s.cause());
            }
            case Stmt.Try s -> tried(s.body(), s.handlers(), s.orElse(), s.finalBody(), "Try");
            case Stmt.TryStar s -> tried(s.body(), s.handlers(), s.orElse(), s.finalBody(), "TryStar");
            case Stmt.Assert s -> {
                load(s.test());
                loadIfAny(s.msg());
            }
            case Stmt.Import s -> filled(s.names(), "names", "Import");
            case Stmt.ImportFrom s -> {
                if (s.level() != null && s.level() < 0) {
                    throw ValueErrors.of("Negative ImportFrom level");
                }
                filled(s.names(), "names", "ImportFrom");
            }
            case Stmt.Global s -> filled(s.names(), "names", "Global");
            case Stmt.Nonlocal s -> filled(s.names(), "names", "Nonlocal");
            case Stmt.ExprStmt s -> load(s.value());
            case Stmt.Pass s -> { }
            case Stmt.Break s -> { }
            case Stmt.Continue s -> { }
        }
    }

    private void function(List<Stmt> body, List<TypeParam> parameters, Arguments args, List<Expr> decorators, Expr returns, String owner) {
        body(body, owner);
        typeParameters(parameters);
        arguments(args);
        loads(decorators);
        loadIfAny(returns);
    }

    private void annotated(Stmt.AnnAssign s) {
        if (!(s.target() instanceof Expr.Name) && s.simple() != 0) {
            throw TypeErrors.of("AnnAssign with simple non-Name target");
        }
        store(s.target());
        loadIfAny(s.value());
        load(s.annotation());
    }

    private void loop(Expr target, Expr iter, List<Stmt> body, List<Stmt> orElse, String owner) {
        store(target);
        load(iter);
        body(body, owner);
        statements(orElse);
    }

    private void with(List<WithItem> items, List<Stmt> body, String owner) {
        filled(items, "items", owner);
        for (WithItem item : items) {
            load(item.contextExpr());
            if (item.optionalVars() != null) {
                store(item.optionalVars());
            }
        }
        body(body, owner);
    }

    private void tried(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, List<Stmt> finalBody, String owner) {
        body(body, owner);
        if (handlers.isEmpty() && finalBody.isEmpty()) {
            throw ValueErrors.of(owner + " has neither except handlers nor finalbody");
        }
        if (handlers.isEmpty() && !orElse.isEmpty()) {
            throw ValueErrors.of(owner + " has orelse but no except handlers");
        }
        for (ExceptHandler handler : handlers) {
            positions(handler.span());
            loadIfAny(handler.type());
            body(handler.body(), "ExceptHandler");
        }
        statements(finalBody);
        statements(orElse);
    }

    private void typeParameters(List<TypeParam> parameters) {
        for (TypeParam parameter : parameters) {
            positions(parameter.span());
            switch (parameter) {
                case TypeParam.TypeVar p -> {
                    name(p.name());
                    loadIfAny(p.bound());
                    loadIfAny(p.defaultValue());
                }
                case TypeParam.ParamSpec p -> {
                    name(p.name());
                    loadIfAny(p.defaultValue());
                }
                case TypeParam.TypeVarTuple p -> {
                    name(p.name());
                    loadIfAny(p.defaultValue());
                }
            }
        }
    }

    private void arguments(Arguments a) {
        parameters(a.posonlyargs());
        parameters(a.args());
        parameter(a.vararg());
        parameters(a.kwonlyargs());
        parameter(a.kwarg());
        if (a.defaults().size() > a.posonlyargs().size() + a.args().size()) {
            throw ValueErrors.of("more positional defaults than args on arguments");
        }
        if (a.kwDefaults().size() != a.kwonlyargs().size()) {
            throw ValueErrors.of("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        loads(a.defaults());
        expressions(a.kwDefaults(), ExprContext.LOAD, true);
    }

    private void parameters(List<Arg> list) {
        list.forEach(this::parameter);
    }

    private void parameter(Arg arg) {
        if (arg != null) {
            positions(arg.span());
            loadIfAny(arg.annotation());
        }
    }

    private void keywords(List<Keyword> list) {
        list.forEach(k -> load(k.value()));
    }

    // ---- expressions -------------------------------------------------------------------------------------------------------------

    private void expression(Expr e, ExprContext context) {
        positions(e.span());
        ExprContext actual = context(e);
        if (actual == null && context != ExprContext.LOAD) {
            throw ValueErrors.of("expression which can't be assigned to in " + context.nodeName() + " context");
        }
        if (e instanceof Expr.Name n) {
            name(n.id());
        }
        if (actual != null && actual != context) {
            throw ValueErrors.of("expression must have " + context.nodeName() + " context but has " + actual.nodeName() + " instead");
        }
        parts(e, context);
    }

    /** The context that an expression carries, or null: then it can only be loaded. */
    private static ExprContext context(Expr e) {
        return switch (e) {
            case Expr.Attribute n -> n.ctx();
            case Expr.Subscript n -> n.ctx();
            case Expr.Starred n -> n.ctx();
            case Expr.Name n -> n.ctx();
            case Expr.ListExpr n -> n.ctx();
            case Expr.TupleExpr n -> n.ctx();
            default -> null;
        };
    }

    private void parts(Expr expression, ExprContext context) {
        switch (expression) {
            case Expr.BoolOp e -> {
                if (e.values().size() < 2) {
                    throw ValueErrors.of("BoolOp with less than 2 values");
                }
                loads(e.values());
            }
            case Expr.NamedExpr e -> {
                if (!(e.target() instanceof Expr.Name)) {
                    throw TypeErrors.of("NamedExpr target must be a Name");
                }
                load(e.value());
            }
            case Expr.BinOp e -> {
                load(e.left());
                load(e.right());
            }
            case Expr.UnaryOp e -> load(e.operand());
            case Expr.Lambda e -> {
                arguments(e.args());
                load(e.body());
            }
            case Expr.IfExp e -> {
                load(e.test());
                load(e.body());
                load(e.orElse());
            }
            case Expr.DictExpr e -> {
                if (e.keys().size() != e.values().size()) {
                    throw ValueErrors.of("Dict doesn't have the same number of keys as values");
                }
                expressions(e.keys(), ExprContext.LOAD, true);
                loads(e.values());
            }
            case Expr.SetExpr e -> loads(e.elts());
            case Expr.ListComp e -> comprehension(e.generators(), e.elt());
            case Expr.SetComp e -> comprehension(e.generators(), e.elt());
            case Expr.GeneratorExp e -> comprehension(e.generators(), e.elt());
            case Expr.DictComp e -> comprehension(e.generators(), e.key(), e.value());
            case Expr.Yield e -> loadIfAny(e.value());
            case Expr.YieldFrom e -> load(e.value());
            case Expr.Await e -> load(e.value());
            case Expr.Compare e -> {
                if (e.comparators().isEmpty()) {
                    throw ValueErrors.of("Compare with no comparators");
                }
                if (e.comparators().size() != e.ops().size()) {
                    throw ValueErrors.of("Compare has a different number of comparators and operands");
                }
                loads(e.comparators());
                load(e.left());
            }
            case Expr.Call e -> {
                load(e.func());
                loads(e.args());
                keywords(e.keywords());
            }
            case Expr.Constant e -> constant(e.value());
            case Expr.JoinedStr e -> loads(e.values());
            case Expr.TemplateStr e -> loads(e.values());
            case Expr.FormattedValue e -> {
                load(e.value());
                loadIfAny(e.formatSpec());
            }
            case Expr.Interpolation e -> {
                constant(e.str());
                load(e.value());
                loadIfAny(e.formatSpec());
            }
            case Expr.Attribute e -> load(e.value());
            case Expr.Subscript e -> {
                load(e.slice());
                load(e.value());
            }
            case Expr.Starred e -> expression(e.value(), context);
            case Expr.ListExpr e -> expressions(e.elts(), context, false);
            case Expr.TupleExpr e -> expressions(e.elts(), context, false);
            case Expr.Slice e -> {
                loadIfAny(e.lower());
                loadIfAny(e.upper());
                loadIfAny(e.step());
            }
            case Expr.Name e -> { }
        }
    }

    private void comprehension(List<Comprehension> generators, Expr... elements) {
        if (generators.isEmpty()) {
            throw ValueErrors.of("comprehension with no generators");
        }
        for (Comprehension g : generators) {
            store(g.target());
            load(g.iter());
            loads(g.ifs());
        }
        for (Expr element : elements) {
            load(element);
        }
    }

    /** Constants are of the types that literals and folding make, exactly. */
    void constant(Object value) {
        if (value == PyNone.NONE || value == PyEllipsis.ELLIPSIS || value instanceof Long || value instanceof BigInteger || value instanceof Double
                || value instanceof Boolean || Str.isExact(value)) {
            return;
        }
        PyType type = PyType.of(value);
        if (type == PyBytes.TYPE || type == PyComplex.TYPE) {
            return;
        }
        if (type != PyTuple.TYPE && type != PyFrozenSet.TYPE) {
            throw TypeErrors.of("got an invalid type in Constant: " + type.fullName());
        }
        Object iterator = IterationOps.iterator(t, value);
        for (Object item = IterationOps.next(t, iterator); item != null; item = IterationOps.next(t, iterator)) {
            constant(item);
        }
    }
}
