package dev.krait.modules.ast;

import dev.krait.ast.Alias;
import dev.krait.ast.Arg;
import dev.krait.ast.Arguments;
import dev.krait.ast.BoolOperator;
import dev.krait.ast.CmpOperator;
import dev.krait.ast.Comprehension;
import dev.krait.ast.ExceptHandler;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Keyword;
import dev.krait.ast.MatchCase;
import dev.krait.ast.Mod;
import dev.krait.ast.Operator;
import dev.krait.ast.Pattern;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.ast.TypeIgnore;
import dev.krait.ast.TypeParam;
import dev.krait.ast.UnaryOperator;
import dev.krait.ast.WithItem;
import java.util.List;

/** The front end's record of each node class, made from the values of its fields in the order of the grammar. */
final class NodeRecords {
    private NodeRecords() {
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Object value) {
        return (List<T>) value;
    }

    /** One case for each constructor: the table is better whole. */
    static Object make(String name, Object[] f, Span span) {
        return switch (name) {
            case "Module" -> new Mod.Module(list(f[0]), list(f[1]));
            case "Interactive" -> new Mod.Interactive(list(f[0]));
            case "Expression" -> new Mod.Expression((Expr) f[0]);
            case "FunctionType" -> new Mod.FunctionType(list(f[0]), (Expr) f[1]);
            case "FunctionDef" -> new Stmt.FunctionDef((String) f[0], (Arguments) f[1], list(f[2]), list(f[3]), (Expr) f[4], (String) f[5],
                    list(f[6]), span);
            case "AsyncFunctionDef" -> new Stmt.AsyncFunctionDef((String) f[0], (Arguments) f[1], list(f[2]), list(f[3]), (Expr) f[4],
                    (String) f[5], list(f[6]), span);
            case "ClassDef" -> new Stmt.ClassDef((String) f[0], list(f[1]), list(f[2]), list(f[3]), list(f[4]), list(f[5]), span);
            case "Return" -> new Stmt.Return((Expr) f[0], span);
            case "Delete" -> new Stmt.Delete(list(f[0]), span);
            case "Assign" -> new Stmt.Assign(list(f[0]), (Expr) f[1], (String) f[2], span);
            case "TypeAlias" -> new Stmt.TypeAlias((Expr) f[0], list(f[1]), (Expr) f[2], span);
            case "AugAssign" -> new Stmt.AugAssign((Expr) f[0], (Operator) f[1], (Expr) f[2], span);
            case "AnnAssign" -> new Stmt.AnnAssign((Expr) f[0], (Expr) f[1], (Expr) f[2], (int) f[3], span);
            case "For" -> new Stmt.For((Expr) f[0], (Expr) f[1], list(f[2]), list(f[3]), (String) f[4], span);
            case "AsyncFor" -> new Stmt.AsyncFor((Expr) f[0], (Expr) f[1], list(f[2]), list(f[3]), (String) f[4], span);
            case "While" -> new Stmt.While((Expr) f[0], list(f[1]), list(f[2]), span);
            case "If" -> new Stmt.If((Expr) f[0], list(f[1]), list(f[2]), span);
            case "With" -> new Stmt.With(list(f[0]), list(f[1]), (String) f[2], span);
            case "AsyncWith" -> new Stmt.AsyncWith(list(f[0]), list(f[1]), (String) f[2], span);
            case "Match" -> new Stmt.Match((Expr) f[0], list(f[1]), span);
            case "Raise" -> new Stmt.Raise((Expr) f[0], (Expr) f[1], span);
            case "Try" -> new Stmt.Try(list(f[0]), list(f[1]), list(f[2]), list(f[3]), span);
            case "TryStar" -> new Stmt.TryStar(list(f[0]), list(f[1]), list(f[2]), list(f[3]), span);
            case "Assert" -> new Stmt.Assert((Expr) f[0], (Expr) f[1], span);
            case "Import" -> new Stmt.Import(list(f[0]), span);
            case "ImportFrom" -> new Stmt.ImportFrom((String) f[0], list(f[1]), (Integer) f[2], span);
            case "Global" -> new Stmt.Global(list(f[0]), span);
            case "Nonlocal" -> new Stmt.Nonlocal(list(f[0]), span);
            case "Expr" -> new Stmt.ExprStmt((Expr) f[0], span);
            case "Pass" -> new Stmt.Pass(span);
            case "Break" -> new Stmt.Break(span);
            case "Continue" -> new Stmt.Continue(span);
            case "BoolOp" -> new Expr.BoolOp((BoolOperator) f[0], list(f[1]), span);
            case "NamedExpr" -> new Expr.NamedExpr((Expr) f[0], (Expr) f[1], span);
            case "BinOp" -> new Expr.BinOp((Expr) f[0], (Operator) f[1], (Expr) f[2], span);
            case "UnaryOp" -> new Expr.UnaryOp((UnaryOperator) f[0], (Expr) f[1], span);
            case "Lambda" -> new Expr.Lambda((Arguments) f[0], (Expr) f[1], span);
            case "IfExp" -> new Expr.IfExp((Expr) f[0], (Expr) f[1], (Expr) f[2], span);
            case "Dict" -> new Expr.DictExpr(list(f[0]), list(f[1]), span);
            case "Set" -> new Expr.SetExpr(list(f[0]), span);
            case "ListComp" -> new Expr.ListComp((Expr) f[0], list(f[1]), span);
            case "SetComp" -> new Expr.SetComp((Expr) f[0], list(f[1]), span);
            case "DictComp" -> new Expr.DictComp((Expr) f[0], (Expr) f[1], list(f[2]), span);
            case "GeneratorExp" -> new Expr.GeneratorExp((Expr) f[0], list(f[1]), span);
            case "Await" -> new Expr.Await((Expr) f[0], span);
            case "Yield" -> new Expr.Yield((Expr) f[0], span);
            case "YieldFrom" -> new Expr.YieldFrom((Expr) f[0], span);
            case "Compare" -> new Expr.Compare((Expr) f[0], list(f[1]), list(f[2]), span);
            case "Call" -> new Expr.Call((Expr) f[0], list(f[1]), list(f[2]), span);
            case "FormattedValue" -> new Expr.FormattedValue((Expr) f[0], (int) f[1], (Expr) f[2], span);
            case "Interpolation" -> new Expr.Interpolation((Expr) f[0], f[1], (int) f[2], (Expr) f[3], span);
            case "JoinedStr" -> new Expr.JoinedStr(list(f[0]), span);
            case "TemplateStr" -> new Expr.TemplateStr(list(f[0]), span);
            case "Constant" -> new Expr.Constant(f[0], (String) f[1], span);
            case "Attribute" -> new Expr.Attribute((Expr) f[0], (String) f[1], (ExprContext) f[2], span);
            case "Subscript" -> new Expr.Subscript((Expr) f[0], (Expr) f[1], (ExprContext) f[2], span);
            case "Starred" -> new Expr.Starred((Expr) f[0], (ExprContext) f[1], span);
            case "Name" -> new Expr.Name((String) f[0], (ExprContext) f[1], span);
            case "List" -> new Expr.ListExpr(list(f[0]), (ExprContext) f[1], span);
            case "Tuple" -> new Expr.TupleExpr(list(f[0]), (ExprContext) f[1], span);
            case "Slice" -> new Expr.Slice((Expr) f[0], (Expr) f[1], (Expr) f[2], span);
            case "MatchValue" -> new Pattern.MatchValue((Expr) f[0], span);
            case "MatchSingleton" -> new Pattern.MatchSingleton(f[0], span);
            case "MatchSequence" -> new Pattern.MatchSequence(list(f[0]), span);
            case "MatchMapping" -> new Pattern.MatchMapping(list(f[0]), list(f[1]), (String) f[2], span);
            case "MatchClass" -> new Pattern.MatchClass((Expr) f[0], list(f[1]), list(f[2]), list(f[3]), span);
            case "MatchStar" -> new Pattern.MatchStar((String) f[0], span);
            case "MatchAs" -> new Pattern.MatchAs((Pattern) f[0], (String) f[1], span);
            case "MatchOr" -> new Pattern.MatchOr(list(f[0]), span);
            case "TypeVar" -> new TypeParam.TypeVar((String) f[0], (Expr) f[1], (Expr) f[2], span);
            case "ParamSpec" -> new TypeParam.ParamSpec((String) f[0], (Expr) f[1], span);
            case "TypeVarTuple" -> new TypeParam.TypeVarTuple((String) f[0], (Expr) f[1], span);
            case "ExceptHandler" -> new ExceptHandler((Expr) f[0], (String) f[1], list(f[2]), span);
            case "comprehension" -> new Comprehension((Expr) f[0], (Expr) f[1], list(f[2]), (int) f[3]);
            case "arguments" -> new Arguments(list(f[0]), list(f[1]), (Arg) f[2], list(f[3]), list(f[4]), (Arg) f[5], list(f[6]));
            case "arg" -> new Arg((String) f[0], (Expr) f[1], (String) f[2], span);
            case "keyword" -> new Keyword((String) f[0], (Expr) f[1], span);
            case "alias" -> new Alias((String) f[0], (String) f[1], span);
            case "withitem" -> new WithItem((Expr) f[0], (Expr) f[1]);
            case "match_case" -> new MatchCase((Pattern) f[0], (Expr) f[1], list(f[2]));
            case "TypeIgnore" -> new TypeIgnore((int) f[0], (String) f[1]);
            default -> operator(name);
        };
    }

    /** The constant of a class without fields. */
    private static Object operator(String name) {
        for (Enum<?>[] family : new Enum<?>[][] {ExprContext.values(), BoolOperator.values(), Operator.values(), UnaryOperator.values(),
            CmpOperator.values()}) {
            for (Enum<?> constant : family) {
                if (nodeName(constant).equals(name)) {
                    return constant;
                }
            }
        }
        throw new AssertionError("no node class " + name);
    }

    static String nodeName(Enum<?> constant) {
        return switch (constant) {
            case ExprContext c -> c.nodeName();
            case BoolOperator c -> c.nodeName();
            case Operator c -> c.nodeName();
            case UnaryOperator c -> c.nodeName();
            case CmpOperator c -> c.nodeName();
            default -> throw new AssertionError(constant);
        };
    }
}
