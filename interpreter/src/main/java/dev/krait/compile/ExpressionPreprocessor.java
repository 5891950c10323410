package dev.krait.compile;

import static dev.krait.compile.Preprocessor.map;

import dev.krait.ast.Arg;
import dev.krait.ast.Arguments;
import dev.krait.ast.Comprehension;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Keyword;
import dev.krait.ast.Operator;
import dev.krait.ast.Pattern;
import dev.krait.ast.TypeParam;
import dev.krait.ast.UnaryOperator;
import dev.krait.ast.WithItem;
import dev.krait.bytecode.BinaryOp;
import dev.krait.flowgraph.ConstantArithmetic;
import dev.krait.type.text.Str;
import java.util.List;

/** The part of the {@link Preprocessor} that sees expressions and patterns. */
final class ExpressionPreprocessor {
    private final boolean checkOnly;
    private final int optimize;
    private final boolean futureAnnotations;
    private final TreeDepth depth;

    ExpressionPreprocessor(boolean checkOnly, int optimize, boolean futureAnnotations, TreeDepth depth) {
        this.checkOnly = checkOnly;
        this.optimize = optimize;
        this.futureAnnotations = futureAnnotations;
        this.depth = depth;
    }

    List<Expr> exprs(List<Expr> list) {
        return map(list, this::expr);
    }

    Expr optional(Expr expression) {
        return expression == null ? null : expr(expression);
    }

    Expr expr(Expr expression) {
        depth.enter();
        Expr result = prepared(expression);
        depth.leave();
        return checkOnly ? expression : result;
    }

    private Expr prepared(Expr expression) {
        return switch (expression) {
            case Expr.BoolOp e -> {
                List<Expr> values = exprs(e.values());
                yield values == e.values() ? e : new Expr.BoolOp(e.op(), values, e.span());
            }
            case Expr.BinOp e -> binOp(e);
            case Expr.UnaryOp e -> {
                Expr operand = expr(e.operand());
                yield operand == e.operand() ? e : new Expr.UnaryOp(e.op(), operand, e.span());
            }
            case Expr.Lambda e -> {
                Arguments args = arguments(e.args());
                Expr body = expr(e.body());
                yield args == e.args() && body == e.body() ? e : new Expr.Lambda(args, body, e.span());
            }
            case Expr.IfExp e -> {
                Expr test = expr(e.test());
                Expr body = expr(e.body());
                Expr orElse = expr(e.orElse());
                boolean same = test == e.test() && body == e.body() && orElse == e.orElse();
                yield same ? e : new Expr.IfExp(test, body, orElse, e.span());
            }
            case Expr.DictExpr e -> {
                List<Expr> keys = exprs(e.keys());
                List<Expr> values = exprs(e.values());
                yield keys == e.keys() && values == e.values() ? e : new Expr.DictExpr(keys, values, e.span());
            }
            case Expr.SetExpr e -> {
                List<Expr> elts = exprs(e.elts());
                yield elts == e.elts() ? e : new Expr.SetExpr(elts, e.span());
            }
            case Expr.ListExpr e -> {
                List<Expr> elts = exprs(e.elts());
                yield elts == e.elts() ? e : new Expr.ListExpr(elts, e.ctx(), e.span());
            }
            case Expr.TupleExpr e -> {
                List<Expr> elts = exprs(e.elts());
                yield elts == e.elts() ? e : new Expr.TupleExpr(elts, e.ctx(), e.span());
            }
            case Expr.ListComp _, Expr.SetComp _, Expr.DictComp _, Expr.GeneratorExp _ -> comprehension(expression);
            case Expr.Compare e -> {
                Expr left = expr(e.left());
                List<Expr> comparators = exprs(e.comparators());
                boolean same = left == e.left() && comparators == e.comparators();
                yield same ? e : new Expr.Compare(left, e.ops(), comparators, e.span());
            }
            case Expr.Call e -> {
                Expr func = expr(e.func());
                List<Expr> args = exprs(e.args());
                List<Keyword> keywords = map(e.keywords(), this::keyword);
                boolean same = func == e.func() && args == e.args() && keywords == e.keywords();
                yield same ? e : new Expr.Call(func, args, keywords, e.span());
            }
            case Expr.Attribute e -> {
                Expr value = expr(e.value());
                yield value == e.value() ? e : new Expr.Attribute(value, e.attr(), e.ctx(), e.span());
            }
            case Expr.Subscript e -> {
                Expr value = expr(e.value());
                Expr slice = expr(e.slice());
                boolean same = value == e.value() && slice == e.slice();
                yield same ? e : new Expr.Subscript(value, slice, e.ctx(), e.span());
            }
            case Expr.Slice e -> {
                Expr lower = optional(e.lower());
                Expr upper = optional(e.upper());
                Expr step = optional(e.step());
                boolean same = lower == e.lower() && upper == e.upper() && step == e.step();
                yield same ? e : new Expr.Slice(lower, upper, step, e.span());
            }
            case Expr.Name e -> e.ctx() == ExprContext.LOAD && e.id().equals("__debug__")
                    ? new Expr.Constant(optimize == 0, null, e.span())
                    : e;
            case Expr.Constant e -> e;
            case Expr.JoinedStr _, Expr.TemplateStr _, Expr.FormattedValue _, Expr.Interpolation _ -> string(
                    expression);
            case Expr.NamedExpr _, Expr.Await _, Expr.Yield _, Expr.YieldFrom _, Expr.Starred _ -> wrapper(expression);
        };
    }

    /** Expressions with one operand. */
    private Expr wrapper(Expr expression) {
        switch (expression) {
            case Expr.NamedExpr e -> {
                Expr value = expr(e.value());
                return value == e.value() ? e : new Expr.NamedExpr(e.target(), value, e.span());
            }
            case Expr.Await e -> {
                Expr value = expr(e.value());
                return value == e.value() ? e : new Expr.Await(value, e.span());
            }
            case Expr.Yield e -> {
                Expr value = optional(e.value());
                return value == e.value() ? e : new Expr.Yield(value, e.span());
            }
            case Expr.YieldFrom e -> {
                Expr value = expr(e.value());
                return value == e.value() ? e : new Expr.YieldFrom(value, e.span());
            }
            case Expr.Starred e -> {
                Expr value = expr(e.value());
                return value == e.value() ? e : new Expr.Starred(value, e.ctx(), e.span());
            }
            default -> throw new AssertionError(expression);
        }
    }

    private Expr comprehension(Expr expression) {
        switch (expression) {
            case Expr.ListComp e -> {
                Expr elt = expr(e.elt());
                List<Comprehension> generators = map(e.generators(), this::generator);
                boolean same = elt == e.elt() && generators == e.generators();
                return same ? e : new Expr.ListComp(elt, generators, e.span());
            }
            case Expr.SetComp e -> {
                Expr elt = expr(e.elt());
                List<Comprehension> generators = map(e.generators(), this::generator);
                boolean same = elt == e.elt() && generators == e.generators();
                return same ? e : new Expr.SetComp(elt, generators, e.span());
            }
            case Expr.GeneratorExp e -> {
                Expr elt = expr(e.elt());
                List<Comprehension> generators = map(e.generators(), this::generator);
                boolean same = elt == e.elt() && generators == e.generators();
                return same ? e : new Expr.GeneratorExp(elt, generators, e.span());
            }
            case Expr.DictComp e -> {
                Expr key = expr(e.key());
                Expr value = expr(e.value());
                List<Comprehension> generators = map(e.generators(), this::generator);
                boolean same = key == e.key() && value == e.value() && generators == e.generators();
                return same ? e : new Expr.DictComp(key, value, generators, e.span());
            }
            default -> throw new AssertionError(expression);
        }
    }

    private Comprehension generator(Comprehension g) {
        Expr target = expr(g.target());
        Expr iter = expr(g.iter());
        List<Expr> ifs = exprs(g.ifs());
        boolean same = target == g.target() && iter == g.iter() && ifs == g.ifs();
        return same ? g : new Comprehension(target, iter, ifs, g.isAsync());
    }

    private Expr string(Expr expression) {
        switch (expression) {
            case Expr.JoinedStr e -> {
                List<Expr> values = exprs(e.values());
                return values == e.values() ? e : new Expr.JoinedStr(values, e.span());
            }
            case Expr.TemplateStr e -> {
                List<Expr> values = exprs(e.values());
                return values == e.values() ? e : new Expr.TemplateStr(values, e.span());
            }
            case Expr.FormattedValue e -> {
                Expr value = expr(e.value());
                Expr spec = optional(e.formatSpec());
                boolean same = value == e.value() && spec == e.formatSpec();
                return same ? e : new Expr.FormattedValue(value, e.conversion(), spec, e.span());
            }
            case Expr.Interpolation e -> {
                Expr value = expr(e.value());
                Expr spec = optional(e.formatSpec());
                boolean same = value == e.value() && spec == e.formatSpec();
                return same ? e : new Expr.Interpolation(value, e.str(), e.conversion(), spec, e.span());
            }
            default -> throw new AssertionError(expression);
        }
    }

    private Expr binOp(Expr.BinOp e) {
        Expr left = expr(e.left());
        Expr right = expr(e.right());
        if (e.op() == Operator.MOD
                && left instanceof Expr.Constant format
                && Str.isExact(format.value())
                && right instanceof Expr.TupleExpr tuple
                && tuple.elts().stream().noneMatch(Expr.Starred.class::isInstance)) {
            Expr joined = PercentFormat.toJoinedStr(format.value(), tuple.elts(), e.span());
            if (joined != null) {
                return joined;
            }
        }
        return left == e.left() && right == e.right() ? e : new Expr.BinOp(left, e.op(), right, e.span());
    }

    Keyword keyword(Keyword keyword) {
        Expr value = expr(keyword.value());
        return value == keyword.value() ? keyword : new Keyword(keyword.arg(), value, keyword.span());
    }

    WithItem withItem(WithItem item) {
        Expr context = expr(item.contextExpr());
        Expr vars = optional(item.optionalVars());
        boolean same = context == item.contextExpr() && vars == item.optionalVars();
        return same ? item : new WithItem(context, vars);
    }

    private Arg arg(Arg arg) {
        if (arg == null || arg.annotation() == null || futureAnnotations) {
            return arg;
        }
        Expr annotation = expr(arg.annotation());
        return annotation == arg.annotation()
                ? arg
                : new Arg(arg.arg(), annotation, arg.typeComment(), arg.span());
    }

    Arguments arguments(Arguments a) {
        List<Arg> posonlyargs = map(a.posonlyargs(), this::arg);
        List<Arg> args = map(a.args(), this::arg);
        Arg vararg = arg(a.vararg());
        List<Arg> kwonlyargs = map(a.kwonlyargs(), this::arg);
        List<Expr> kwDefaults = exprs(a.kwDefaults());
        Arg kwarg = arg(a.kwarg());
        List<Expr> defaults = exprs(a.defaults());
        boolean same = posonlyargs == a.posonlyargs()
                && args == a.args()
                && vararg == a.vararg()
                && kwonlyargs == a.kwonlyargs()
                && kwDefaults == a.kwDefaults()
                && kwarg == a.kwarg()
                && defaults == a.defaults();
        return same ? a : new Arguments(posonlyargs, args, vararg, kwonlyargs, kwDefaults, kwarg, defaults);
    }

    TypeParam typeParam(TypeParam parameter) {
        return switch (parameter) {
            case TypeParam.TypeVar p -> {
                Expr bound = optional(p.bound());
                Expr value = optional(p.defaultValue());
                boolean same = bound == p.bound() && value == p.defaultValue();
                yield same ? p : new TypeParam.TypeVar(p.name(), bound, value, p.span());
            }
            case TypeParam.ParamSpec p -> {
                Expr value = optional(p.defaultValue());
                yield value == p.defaultValue() ? p : new TypeParam.ParamSpec(p.name(), value, p.span());
            }
            case TypeParam.TypeVarTuple p -> {
                Expr value = optional(p.defaultValue());
                yield value == p.defaultValue() ? p : new TypeParam.TypeVarTuple(p.name(), value, p.span());
            }
        };
    }

    // ---- patterns

    private List<Pattern> patterns(List<Pattern> list) {
        return map(list, this::pattern);
    }

    Pattern pattern(Pattern pattern) {
        Pattern result = prepared(pattern);
        return checkOnly ? pattern : result;
    }

    private Pattern prepared(Pattern pattern) {
        return switch (pattern) {
            case Pattern.MatchValue p -> {
                Expr value = constant(p.value());
                yield value == p.value() ? p : new Pattern.MatchValue(value, p.span());
            }
            case Pattern.MatchSequence p -> {
                List<Pattern> list = patterns(p.patterns());
                yield list == p.patterns() ? p : new Pattern.MatchSequence(list, p.span());
            }
            case Pattern.MatchMapping p -> {
                List<Expr> keys = map(p.keys(), this::constant);
                List<Pattern> list = patterns(p.patterns());
                boolean same = keys == p.keys() && list == p.patterns();
                yield same ? p : new Pattern.MatchMapping(keys, list, p.rest(), p.span());
            }
            case Pattern.MatchClass p -> {
                Expr cls = expr(p.cls());
                List<Pattern> list = patterns(p.patterns());
                List<Pattern> keyword = patterns(p.kwdPatterns());
                boolean same = cls == p.cls() && list == p.patterns() && keyword == p.kwdPatterns();
                yield same ? p : new Pattern.MatchClass(cls, list, p.kwdAttrs(), keyword, p.span());
            }
            case Pattern.MatchAs p -> {
                Pattern inner = p.pattern() == null ? null : pattern(p.pattern());
                yield inner == p.pattern() ? p : new Pattern.MatchAs(inner, p.name(), p.span());
            }
            case Pattern.MatchOr p -> {
                List<Pattern> list = patterns(p.patterns());
                yield list == p.patterns() ? p : new Pattern.MatchOr(list, p.span());
            }
            case Pattern.MatchSingleton _, Pattern.MatchStar _ -> pattern;
        };
    }

    /** {@code -1} and {@code 1 + 2j} in patterns are constants. */
    private Expr constant(Expr expression) {
        Object value = null;
        switch (expression) {
            case Expr.UnaryOp e when e.op() == UnaryOperator.USUB && e.operand() instanceof Expr.Constant k -> value =
                    ConstantArithmetic.negative(k.value());
            case Expr.BinOp e
                    when (e.op() == Operator.ADD || e.op() == Operator.SUB)
                            && e.right() instanceof Expr.Constant right -> {
                if (constant(e.left()) instanceof Expr.Constant left) {
                    int op = e.op() == Operator.ADD ? BinaryOp.NB_ADD : BinaryOp.NB_SUBTRACT;
                    value = ConstantArithmetic.binary(op, left.value(), right.value());
                }
            }
            default -> { }
        }
        return value == null ? expression : new Expr.Constant(value, null, expression.span());
    }
}
