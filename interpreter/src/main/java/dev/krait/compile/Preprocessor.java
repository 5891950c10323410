package dev.krait.compile;

import dev.krait.ast.ExceptHandler;
import dev.krait.ast.Expr;
import dev.krait.ast.MatchCase;
import dev.krait.ast.Mod;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.ast.TypeParam;
import dev.krait.ast.WithItem;
import dev.krait.bytecode.CodeFlags;
import dev.krait.parser.WarningSink;
import dev.krait.symtable.Docstring;
import dev.krait.symtable.SyntaxErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Prepares a tree for compilation: {@code __debug__} and constant patterns become constants, {@code %} formatting becomes an f-string,
 * docstrings go at optimisation level 2; warns of jumps out of {@code finally} (PEP 765). Unchanged parts stay the same objects.
 * Compare CPython {@code Python/ast_preprocess.c}.
 */
public final class Preprocessor {
    private final String filename;
    private final boolean futureAnnotations;
    private final int optimize;
    private final WarningSink warnings;
    private final TreeDepth depth = new TreeDepth();
    private final ExpressionPreprocessor expressions;

    /** Where the statement stands, as far as jumps out of a {@code finally} are concerned. */
    private enum Context {
        PLAIN,
        FINALLY,
        FUNCTION,
        LOOP
    }

    private final List<Context> contexts = new ArrayList<>(List.of(Context.PLAIN));

    private Preprocessor(String filename, int flags, boolean checkOnly, int optimize, WarningSink warnings) {
        this.filename = filename;
        this.futureAnnotations = (flags & CodeFlags.CO_FUTURE_ANNOTATIONS) != 0;
        this.optimize = optimize;
        this.warnings = warnings;
        this.expressions = new ExpressionPreprocessor(checkOnly, optimize, futureAnnotations, depth);
    }

    /** The prepared tree. */
    public static Mod preprocess(Mod tree, String filename, int flags, int optimize, WarningSink warnings) {
        return new Preprocessor(filename, flags, false, optimize, warnings).mod(tree);
    }

    /**
     * What of it happens to a tree that {@code compile()} is to return without optimising it: warnings, the check of its depth, and docstrings that go.
     */
    public static Mod check(Mod tree, String filename, int flags, int optimize, WarningSink warnings) {
        return new Preprocessor(filename, flags, true, optimize, warnings).mod(tree);
    }

    private Mod mod(Mod tree) {
        return switch (tree) {
            case Mod.Module m -> {
                List<Stmt> body = body(m.body());
                yield body == m.body() ? m : new Mod.Module(body, m.typeIgnores());
            }
            case Mod.Interactive m -> {
                List<Stmt> body = statements(m.body());
                yield body == m.body() ? m : new Mod.Interactive(body);
            }
            case Mod.Expression m -> {
                Expr body = expressions.expr(m.body());
                yield body == m.body() ? m : new Mod.Expression(body);
            }
            case Mod.FunctionType m -> m;
        };
    }

    /** Applies a function to all elements; the same list if it changes none. Elements may be null. */
    static <T> List<T> map(List<T> list, UnaryOperator<T> function) {
        List<T> changed = null;
        for (int i = 0; i < list.size(); i++) {
            T element = list.get(i);
            T result = element == null ? null : function.apply(element);
            if (result != element && changed == null) {
                changed = new ArrayList<>(list);
            }
            if (changed != null) {
                changed.set(i, result);
            }
        }
        return changed == null ? list : changed;
    }

    private List<Stmt> statements(List<Stmt> list) {
        return map(list, this::statement);
    }

    private List<Stmt> statements(List<Stmt> list, Context context) {
        contexts.add(context);
        List<Stmt> result = statements(list);
        contexts.removeLast();
        return result;
    }

    /** A body that may begin with a docstring. */
    private List<Stmt> body(List<Stmt> statements) {
        List<Stmt> rest = statements;
        boolean docstring = Docstring.of(statements) != null;
        if (docstring && optimize >= 2) {
            rest = withoutDocstring(statements);
            docstring = false;
        }
        List<Stmt> result = statements(rest);
        if (!docstring && Docstring.of(result) != null) {
            // What has become a string constant only now must not be taken for a docstring.
            Stmt.ExprStmt first = (Stmt.ExprStmt) result.getFirst();
            result = new ArrayList<>(result);
            Expr joined = new Expr.JoinedStr(List.of(first.value()), first.span());
            result.set(0, new Stmt.ExprStmt(joined, first.span()));
        }
        return result;
    }

    private static List<Stmt> withoutDocstring(List<Stmt> statements) {
        if (statements.size() > 1) {
            return statements.subList(1, statements.size());
        }
        Span span = statements.getFirst().span();
        return List.of(new Stmt.Pass(new Span(span.line(), span.column(), span.line(), span.column() + 4)));
    }

    private void warnInFinally(String keyword, Stmt statement) {
        String message = "'" + keyword + "' in a 'finally' block";
        if (!warnings.syntaxWarning(message, filename, statement.span().line())) {
            throw SyntaxErrors.at(filename, statement.span(), message);
        }
    }

    private Stmt statement(Stmt statement) {
        depth.enter();
        Stmt result = prepared(statement);
        depth.leave();
        return result;
    }

    private Stmt prepared(Stmt statement) {
        ExpressionPreprocessor x = expressions;
        return switch (statement) {
            case Stmt.FunctionDef s -> function(s);
            case Stmt.AsyncFunctionDef s -> function(s);
            case Stmt.ClassDef s -> {
                List<TypeParam> typeParams = map(s.typeParams(), x::typeParam);
                List<Expr> bases = x.exprs(s.bases());
                var keywords = map(s.keywords(), x::keyword);
                List<Stmt> body = body(s.body());
                List<Expr> decorators = x.exprs(s.decoratorList());
                boolean same = typeParams == s.typeParams()
                        && bases == s.bases()
                        && keywords == s.keywords()
                        && body == s.body()
                        && decorators == s.decoratorList();
                yield same ? s : new Stmt.ClassDef(s.name(), bases, keywords, body, decorators, typeParams, s.span());
            }
            case Stmt.Return s -> {
                if (contexts.getLast() == Context.FINALLY) {
                    warnInFinally("return", s);
                }
                Expr value = x.optional(s.value());
                yield value == s.value() ? s : new Stmt.Return(value, s.span());
            }
            case Stmt.Delete s -> {
                List<Expr> targets = x.exprs(s.targets());
                yield targets == s.targets() ? s : new Stmt.Delete(targets, s.span());
            }
            case Stmt.Assign s -> {
                List<Expr> targets = x.exprs(s.targets());
                Expr value = x.expr(s.value());
                boolean same = targets == s.targets() && value == s.value();
                yield same ? s : new Stmt.Assign(targets, value, s.typeComment(), s.span());
            }
            case Stmt.TypeAlias s -> {
                List<TypeParam> typeParams = map(s.typeParams(), x::typeParam);
                Expr value = x.expr(s.value());
                boolean same = typeParams == s.typeParams() && value == s.value();
                yield same ? s : new Stmt.TypeAlias(s.name(), typeParams, value, s.span());
            }
            case Stmt.AugAssign s -> {
                Expr target = x.expr(s.target());
                Expr value = x.expr(s.value());
                boolean same = target == s.target() && value == s.value();
                yield same ? s : new Stmt.AugAssign(target, s.op(), value, s.span());
            }
            case Stmt.AnnAssign s -> {
                Expr target = x.expr(s.target());
                Expr annotation = futureAnnotations ? s.annotation() : x.expr(s.annotation());
                Expr value = x.optional(s.value());
                boolean same = target == s.target() && annotation == s.annotation() && value == s.value();
                yield same ? s : new Stmt.AnnAssign(target, annotation, value, s.simple(), s.span());
            }
            case Stmt.Raise s -> {
                Expr exc = x.optional(s.exc());
                Expr cause = x.optional(s.cause());
                yield exc == s.exc() && cause == s.cause() ? s : new Stmt.Raise(exc, cause, s.span());
            }
            case Stmt.Assert s -> {
                Expr test = x.expr(s.test());
                Expr msg = x.optional(s.msg());
                yield test == s.test() && msg == s.msg() ? s : new Stmt.Assert(test, msg, s.span());
            }
            case Stmt.ExprStmt s -> {
                Expr value = x.expr(s.value());
                yield value == s.value() ? s : new Stmt.ExprStmt(value, s.span());
            }
            case Stmt.Break s -> loopExit("break", s);
            case Stmt.Continue s -> loopExit("continue", s);
            case Stmt.Import _, Stmt.ImportFrom _, Stmt.Global _, Stmt.Nonlocal _, Stmt.Pass _ -> statement;
            case Stmt.For _, Stmt.AsyncFor _, Stmt.While _, Stmt.If _, Stmt.With _, Stmt.AsyncWith _, Stmt.Match _,
                    Stmt.Try _, Stmt.TryStar _ -> compound(statement);
        };
    }

    private Stmt compound(Stmt statement) {
        ExpressionPreprocessor x = expressions;
        return switch (statement) {
            case Stmt.For s -> {
                Expr target = x.expr(s.target());
                Expr iter = x.expr(s.iter());
                List<Stmt> body = statements(s.body(), Context.LOOP);
                List<Stmt> orElse = statements(s.orElse());
                boolean same = target == s.target() && iter == s.iter() && body == s.body() && orElse == s.orElse();
                yield same ? s : new Stmt.For(target, iter, body, orElse, s.typeComment(), s.span());
            }
            case Stmt.AsyncFor s -> {
                Expr target = x.expr(s.target());
                Expr iter = x.expr(s.iter());
                List<Stmt> body = statements(s.body(), Context.LOOP);
                List<Stmt> orElse = statements(s.orElse());
                boolean same = target == s.target() && iter == s.iter() && body == s.body() && orElse == s.orElse();
                yield same ? s : new Stmt.AsyncFor(target, iter, body, orElse, s.typeComment(), s.span());
            }
            case Stmt.While s -> {
                Expr test = x.expr(s.test());
                List<Stmt> body = statements(s.body(), Context.LOOP);
                List<Stmt> orElse = statements(s.orElse());
                boolean same = test == s.test() && body == s.body() && orElse == s.orElse();
                yield same ? s : new Stmt.While(test, body, orElse, s.span());
            }
            case Stmt.If s -> {
                Expr test = x.expr(s.test());
                List<Stmt> body = statements(s.body());
                List<Stmt> orElse = statements(s.orElse());
                boolean same = test == s.test() && body == s.body() && orElse == s.orElse();
                yield same ? s : new Stmt.If(test, body, orElse, s.span());
            }
            case Stmt.With s -> {
                List<WithItem> items = map(s.items(), x::withItem);
                List<Stmt> body = statements(s.body());
                boolean same = items == s.items() && body == s.body();
                yield same ? s : new Stmt.With(items, body, s.typeComment(), s.span());
            }
            case Stmt.AsyncWith s -> {
                List<WithItem> items = map(s.items(), x::withItem);
                List<Stmt> body = statements(s.body());
                boolean same = items == s.items() && body == s.body();
                yield same ? s : new Stmt.AsyncWith(items, body, s.typeComment(), s.span());
            }
            case Stmt.Match s -> {
                Expr subject = x.expr(s.subject());
                List<MatchCase> cases = map(s.cases(), this::matchCase);
                boolean same = subject == s.subject() && cases == s.cases();
                yield same ? s : new Stmt.Match(subject, cases, s.span());
            }
            case Stmt.Try s -> {
                List<Stmt> body = statements(s.body());
                List<ExceptHandler> handlers = map(s.handlers(), this::handler);
                List<Stmt> orElse = statements(s.orElse());
                List<Stmt> last = statements(s.finalBody(), Context.FINALLY);
                boolean same = body == s.body()
                        && handlers == s.handlers()
                        && orElse == s.orElse()
                        && last == s.finalBody();
                yield same ? s : new Stmt.Try(body, handlers, orElse, last, s.span());
            }
            case Stmt.TryStar s -> {
                List<Stmt> body = statements(s.body());
                List<ExceptHandler> handlers = map(s.handlers(), this::handler);
                List<Stmt> orElse = statements(s.orElse());
                List<Stmt> last = statements(s.finalBody(), Context.FINALLY);
                boolean same = body == s.body()
                        && handlers == s.handlers()
                        && orElse == s.orElse()
                        && last == s.finalBody();
                yield same ? s : new Stmt.TryStar(body, handlers, orElse, last, s.span());
            }
            default -> throw new AssertionError(statement);
        };
    }

    private Stmt function(Stmt.FunctionDef s) {
        ExpressionPreprocessor x = expressions;
        List<TypeParam> typeParams = map(s.typeParams(), x::typeParam);
        var args = x.arguments(s.args());
        List<Stmt> body = functionBody(s.body());
        List<Expr> decorators = x.exprs(s.decoratorList());
        Expr returns = futureAnnotations ? s.returns() : x.optional(s.returns());
        boolean same = typeParams == s.typeParams()
                && args == s.args()
                && body == s.body()
                && decorators == s.decoratorList()
                && returns == s.returns();
        return same
                ? s
                : new Stmt.FunctionDef(
                        s.name(), args, body, decorators, returns, s.typeComment(), typeParams, s.span());
    }

    private Stmt function(Stmt.AsyncFunctionDef s) {
        ExpressionPreprocessor x = expressions;
        List<TypeParam> typeParams = map(s.typeParams(), x::typeParam);
        var args = x.arguments(s.args());
        List<Stmt> body = functionBody(s.body());
        List<Expr> decorators = x.exprs(s.decoratorList());
        Expr returns = futureAnnotations ? s.returns() : x.optional(s.returns());
        boolean same = typeParams == s.typeParams()
                && args == s.args()
                && body == s.body()
                && decorators == s.decoratorList()
                && returns == s.returns();
        return same
                ? s
                : new Stmt.AsyncFunctionDef(
                        s.name(), args, body, decorators, returns, s.typeComment(), typeParams, s.span());
    }

    private List<Stmt> functionBody(List<Stmt> body) {
        contexts.add(Context.FUNCTION);
        List<Stmt> result = body(body);
        contexts.removeLast();
        return result;
    }

    private ExceptHandler handler(ExceptHandler handler) {
        Expr type = expressions.optional(handler.type());
        List<Stmt> body = statements(handler.body());
        boolean same = type == handler.type() && body == handler.body();
        return same ? handler : new ExceptHandler(type, handler.name(), body, handler.span());
    }

    private MatchCase matchCase(MatchCase matchCase) {
        var pattern = expressions.pattern(matchCase.pattern());
        Expr guard = expressions.optional(matchCase.guard());
        List<Stmt> body = statements(matchCase.body());
        boolean same = pattern == matchCase.pattern() && guard == matchCase.guard() && body == matchCase.body();
        return same ? matchCase : new MatchCase(pattern, guard, body);
    }

    private Stmt loopExit(String keyword, Stmt statement) {
        if (contexts.getLast() == Context.FINALLY) {
            warnInFinally(keyword, statement);
        }
        return statement;
    }
}
