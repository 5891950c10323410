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
import dev.krait.error.RecursionErrors;
import dev.krait.modules.ast.AbstractGrammar.Field;
import dev.krait.object.Fields;
import dev.krait.object.PyNone;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;
import java.util.List;

/** Makes the Python objects of a tree. Compare CPython {@code Python/Python-ast.c: PyAST_mod2obj}. */
public final class TreeWriter {
    /** As deep as the compiler goes. */
    private static final int LIMIT = 28_970;

    private final NodeTypes types;
    private int depth;

    private TreeWriter(NodeTypes types) {
        this.types = types;
    }

    /** The {@code ast.AST} object of a tree. */
    public static Object write(PyThread t, Mod tree) {
        try {
            return new TreeWriter(NodeTypes.of(t)).mod(tree);
        } catch (StackOverflowError e) {
            // a thread with a small stack; only garbage was made
            throw tooDeep();
        }
    }

    private static RuntimeException tooDeep() {
        return RecursionErrors.of("maximum recursion depth exceeded during  ast construction");
    }

    private Object node(String name, Span span, Object... values) {
        if (++depth > LIMIT) {
            throw tooDeep();
        }
        PyAst node = types.make(name);
        List<Field> fields = AbstractGrammar.constructor(name).fields();
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            Fields.set(node, field.name(), values[i] instanceof List<?> list ? many(field, list) : one(field, values[i]));
        }
        if (span != null) {
            Fields.set(node, "lineno", (long) span.line());
            Fields.set(node, "col_offset", (long) span.column());
            Fields.set(node, "end_lineno", (long) span.endLine());
            Fields.set(node, "end_col_offset", (long) span.endColumn());
        }
        depth--;
        return node;
    }

    private PyList many(Field field, List<?> list) {
        PyList result = new PyList(list.size());
        for (Object element : list) {
            result.append(one(field, element));
        }
        return result;
    }

    private Object one(Field field, Object value) {
        if (value == null) {
            return PyNone.NONE;
        }
        return switch (field.type()) {
            case "identifier", "string" -> Str.of((String) value);
            case "int" -> (long) (Integer) value;
            case "constant" -> value;
            default -> any(value);
        };
    }

    private Object any(Object node) {
        return switch (node) {
            case Expr n -> expression(n);
            case Stmt n -> statement(n);
            case ExprContext n -> types.singleton(n.nodeName());
            case Operator n -> types.singleton(n.nodeName());
            case BoolOperator n -> types.singleton(n.nodeName());
            case UnaryOperator n -> types.singleton(n.nodeName());
            case CmpOperator n -> types.singleton(n.nodeName());
            case Pattern n -> pattern(n);
            case TypeParam n -> typeParameter(n);
            case ExceptHandler n -> node("ExceptHandler", n.span(), n.type(), n.name(), n.body());
            case Comprehension n -> node("comprehension", null, n.target(), n.iter(), n.ifs(), n.isAsync());
            case Arguments n -> node("arguments", null, n.posonlyargs(), n.args(), n.vararg(), n.kwonlyargs(), n.kwDefaults(), n.kwarg(),
                    n.defaults());
            case Arg n -> node("arg", n.span(), n.arg(), n.annotation(), n.typeComment());
            case Keyword n -> node("keyword", n.span(), n.arg(), n.value());
            case Alias n -> node("alias", n.span(), n.name(), n.asname());
            case WithItem n -> node("withitem", null, n.contextExpr(), n.optionalVars());
            case MatchCase n -> node("match_case", null, n.pattern(), n.guard(), n.body());
            case TypeIgnore n -> node("TypeIgnore", null, n.lineno(), n.tag());
            default -> throw new AssertionError("no node: " + node.getClass());
        };
    }

    private Object mod(Mod node) {
        return switch (node) {
            case Mod.Module n -> node("Module", null, n.body(), n.typeIgnores());
            case Mod.Interactive n -> node("Interactive", null, n.body());
            case Mod.Expression n -> node("Expression", null, n.body());
            case Mod.FunctionType n -> node("FunctionType", null, n.argtypes(), n.returns());
        };
    }

    private Object statement(Stmt node) {
        return switch (node) {
            case Stmt.FunctionDef n -> node("FunctionDef", n.span(), n.name(), n.args(), n.body(), n.decoratorList(), n.returns(), n.typeComment(),
                    n.typeParams());
            case Stmt.AsyncFunctionDef n -> node("AsyncFunctionDef", n.span(), n.name(), n.args(), n.body(), n.decoratorList(), n.returns(),
                    n.typeComment(), n.typeParams());
            case Stmt.ClassDef n -> node("ClassDef", n.span(), n.name(), n.bases(), n.keywords(), n.body(), n.decoratorList(), n.typeParams());
            case Stmt.Return n -> node("Return", n.span(), n.value());
            case Stmt.Delete n -> node("Delete", n.span(), n.targets());
            case Stmt.Assign n -> node("Assign", n.span(), n.targets(), n.value(), n.typeComment());
            case Stmt.TypeAlias n -> node("TypeAlias", n.span(), n.name(), n.typeParams(), n.value());
            case Stmt.AugAssign n -> node("AugAssign", n.span(), n.target(), n.op(), n.value());
            case Stmt.AnnAssign n -> node("AnnAssign", n.span(), n.target(), n.annotation(), n.value(), n.simple());
            case Stmt.For n -> node("For", n.span(), n.target(), n.iter(), n.body(), n.orElse(), n.typeComment());
            case Stmt.AsyncFor n -> node("AsyncFor", n.span(), n.target(), n.iter(), n.body(), n.orElse(), n.typeComment());
            case Stmt.While n -> node("While", n.span(), n.test(), n.body(), n.orElse());
            case Stmt.If n -> node("If", n.span(), n.test(), n.body(), n.orElse());
            case Stmt.With n -> node("With", n.span(), n.items(), n.body(), n.typeComment());
            case Stmt.AsyncWith n -> node("AsyncWith", n.span(), n.items(), n.body(), n.typeComment());
            case Stmt.Match n -> node("Match", n.span(), n.subject(), n.cases());
            case Stmt.Raise n -> node("Raise", n.span(), n.exc(), n.cause());
            case Stmt.Try n -> node("Try", n.span(), n.body(), n.handlers(), n.orElse(), n.finalBody());
            case Stmt.TryStar n -> node("TryStar", n.span(), n.body(), n.handlers(), n.orElse(), n.finalBody());
            case Stmt.Assert n -> node("Assert", n.span(), n.test(), n.msg());
            case Stmt.Import n -> node("Import", n.span(), n.names());
            case Stmt.ImportFrom n -> node("ImportFrom", n.span(), n.module(), n.names(), n.level());
            case Stmt.Global n -> node("Global", n.span(), n.names());
            case Stmt.Nonlocal n -> node("Nonlocal", n.span(), n.names());
            case Stmt.ExprStmt n -> node("Expr", n.span(), n.value());
            case Stmt.Pass n -> node("Pass", n.span());
            case Stmt.Break n -> node("Break", n.span());
            case Stmt.Continue n -> node("Continue", n.span());
        };
    }

    private Object expression(Expr node) {
        return switch (node) {
            case Expr.BoolOp n -> node("BoolOp", n.span(), n.op(), n.values());
            case Expr.NamedExpr n -> node("NamedExpr", n.span(), n.target(), n.value());
            case Expr.BinOp n -> node("BinOp", n.span(), n.left(), n.op(), n.right());
            case Expr.UnaryOp n -> node("UnaryOp", n.span(), n.op(), n.operand());
            case Expr.Lambda n -> node("Lambda", n.span(), n.args(), n.body());
            case Expr.IfExp n -> node("IfExp", n.span(), n.test(), n.body(), n.orElse());
            case Expr.DictExpr n -> node("Dict", n.span(), n.keys(), n.values());
            case Expr.SetExpr n -> node("Set", n.span(), n.elts());
            case Expr.ListComp n -> node("ListComp", n.span(), n.elt(), n.generators());
            case Expr.SetComp n -> node("SetComp", n.span(), n.elt(), n.generators());
            case Expr.DictComp n -> node("DictComp", n.span(), n.key(), n.value(), n.generators());
            case Expr.GeneratorExp n -> node("GeneratorExp", n.span(), n.elt(), n.generators());
            case Expr.Await n -> node("Await", n.span(), n.value());
            case Expr.Yield n -> node("Yield", n.span(), n.value());
            case Expr.YieldFrom n -> node("YieldFrom", n.span(), n.value());
            case Expr.Compare n -> node("Compare", n.span(), n.left(), n.ops(), n.comparators());
            case Expr.Call n -> node("Call", n.span(), n.func(), n.args(), n.keywords());
            case Expr.FormattedValue n -> node("FormattedValue", n.span(), n.value(), n.conversion(), n.formatSpec());
            case Expr.Interpolation n -> node("Interpolation", n.span(), n.value(), n.str(), n.conversion(), n.formatSpec());
            case Expr.JoinedStr n -> node("JoinedStr", n.span(), n.values());
            case Expr.TemplateStr n -> node("TemplateStr", n.span(), n.values());
            case Expr.Constant n -> node("Constant", n.span(), n.value(), n.kind());
            case Expr.Attribute n -> node("Attribute", n.span(), n.value(), n.attr(), n.ctx());
            case Expr.Subscript n -> node("Subscript", n.span(), n.value(), n.slice(), n.ctx());
            case Expr.Starred n -> node("Starred", n.span(), n.value(), n.ctx());
            case Expr.Name n -> node("Name", n.span(), n.id(), n.ctx());
            case Expr.ListExpr n -> node("List", n.span(), n.elts(), n.ctx());
            case Expr.TupleExpr n -> node("Tuple", n.span(), n.elts(), n.ctx());
            case Expr.Slice n -> node("Slice", n.span(), n.lower(), n.upper(), n.step());
        };
    }

    private Object pattern(Pattern node) {
        return switch (node) {
            case Pattern.MatchValue n -> node("MatchValue", n.span(), n.value());
            case Pattern.MatchSingleton n -> node("MatchSingleton", n.span(), n.value());
            case Pattern.MatchSequence n -> node("MatchSequence", n.span(), n.patterns());
            case Pattern.MatchMapping n -> node("MatchMapping", n.span(), n.keys(), n.patterns(), n.rest());
            case Pattern.MatchClass n -> node("MatchClass", n.span(), n.cls(), n.patterns(), n.kwdAttrs(), n.kwdPatterns());
            case Pattern.MatchStar n -> node("MatchStar", n.span(), n.name());
            case Pattern.MatchAs n -> node("MatchAs", n.span(), n.pattern(), n.name());
            case Pattern.MatchOr n -> node("MatchOr", n.span(), n.patterns());
        };
    }

    private Object typeParameter(TypeParam node) {
        return switch (node) {
            case TypeParam.TypeVar n -> node("TypeVar", n.span(), n.name(), n.bound(), n.defaultValue());
            case TypeParam.ParamSpec n -> node("ParamSpec", n.span(), n.name(), n.defaultValue());
            case TypeParam.TypeVarTuple n -> node("TypeVarTuple", n.span(), n.name(), n.defaultValue());
        };
    }
}
