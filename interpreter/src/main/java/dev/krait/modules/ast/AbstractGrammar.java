package dev.krait.modules.ast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The abstract grammar of Python: which node classes there are, with which fields. Compare CPython {@code Parser/Python.asdl}. */
final class AbstractGrammar {
    /** How many values a field holds. */
    enum Count {
        ONE,
        OPTIONAL,
        MANY
    }

    /** Which attributes tell where a node stands. */
    enum Position {
        NONE,
        START_AND_OPTIONAL_END,
        START_AND_END
    }

    /** The attributes of positions, in order. */
    static final List<String> POSITION = List.of("lineno", "col_offset", "end_lineno", "end_col_offset");

    /** A field of a node class; with {@code nullable} the elements of a list may be None. */
    record Field(String type, Count count, boolean nullable, String name) {}

    /** A class whose instances stand in trees. */
    record Constructor(String name, String doc, List<Field> fields) {}

    /** A type of the grammar: the base class of its constructors, or (for a product) the class of its instances itself. */
    record Group(String name, String doc, boolean product, Position position, List<Constructor> constructors) {}

    private static final List<String> WITH_OPTIONAL_END = List.of("stmt", "expr", "excepthandler", "arg", "keyword", "alias");
    private static final List<String> WITH_END = List.of("pattern", "type_param");

    /** The grammar, each rule as the documentation of its class prints it. */
    private static final String TEXT = """
            mod = Module(stmt* body, type_ignore* type_ignores)
                | Interactive(stmt* body)
                | Expression(expr body)
                | FunctionType(expr* argtypes, expr returns)
            stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
                 | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
                 | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
                 | Return(expr? value)
                 | Delete(expr* targets)
                 | Assign(expr* targets, expr value, string? type_comment)
                 | TypeAlias(expr name, type_param* type_params, expr value)
                 | AugAssign(expr target, operator op, expr value)
                 | AnnAssign(expr target, expr annotation, expr? value, int simple)
                 | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
                 | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
                 | While(expr test, stmt* body, stmt* orelse)
                 | If(expr test, stmt* body, stmt* orelse)
                 | With(withitem* items, stmt* body, string? type_comment)
                 | AsyncWith(withitem* items, stmt* body, string? type_comment)
                 | Match(expr subject, match_case* cases)
                 | Raise(expr? exc, expr? cause)
                 | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
                 | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
                 | Assert(expr test, expr? msg)
                 | Import(alias* names)
                 | ImportFrom(identifier? module, alias* names, int? level)
                 | Global(identifier* names)
                 | Nonlocal(identifier* names)
                 | Expr(expr value)
                 | Pass
                 | Break
                 | Continue
            expr = BoolOp(boolop op, expr* values)
                 | NamedExpr(expr target, expr value)
                 | BinOp(expr left, operator op, expr right)
                 | UnaryOp(unaryop op, expr operand)
                 | Lambda(arguments args, expr body)
                 | IfExp(expr test, expr body, expr orelse)
                 | Dict(expr?* keys, expr* values)
                 | Set(expr* elts)
                 | ListComp(expr elt, comprehension* generators)
                 | SetComp(expr elt, comprehension* generators)
                 | DictComp(expr key, expr value, comprehension* generators)
                 | GeneratorExp(expr elt, comprehension* generators)
                 | Await(expr value)
                 | Yield(expr? value)
                 | YieldFrom(expr value)
                 | Compare(expr left, cmpop* ops, expr* comparators)
                 | Call(expr func, expr* args, keyword* keywords)
                 | FormattedValue(expr value, int conversion, expr? format_spec)
                 | Interpolation(expr value, constant str, int conversion, expr? format_spec)
                 | JoinedStr(expr* values)
                 | TemplateStr(expr* values)
                 | Constant(constant value, string? kind)
                 | Attribute(expr value, identifier attr, expr_context ctx)
                 | Subscript(expr value, expr slice, expr_context ctx)
                 | Starred(expr value, expr_context ctx)
                 | Name(identifier id, expr_context ctx)
                 | List(expr* elts, expr_context ctx)
                 | Tuple(expr* elts, expr_context ctx)
                 | Slice(expr? lower, expr? upper, expr? step)
            expr_context = Load | Store | Del
            boolop = And | Or
            operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
            unaryop = Invert | Not | UAdd | USub
            cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
            comprehension(expr target, expr iter, expr* ifs, int is_async)
            excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
            arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
            arg(identifier arg, expr? annotation, string? type_comment)
            keyword(identifier? arg, expr value)
            alias(identifier name, identifier? asname)
            withitem(expr context_expr, expr? optional_vars)
            match_case(pattern pattern, expr? guard, stmt* body)
            pattern = MatchValue(expr value)
                    | MatchSingleton(constant value)
                    | MatchSequence(pattern* patterns)
                    | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
                    | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
                    | MatchStar(identifier? name)
                    | MatchAs(pattern? pattern, identifier? name)
                    | MatchOr(pattern* patterns)
            type_ignore = TypeIgnore(int lineno, string tag)
            type_param = TypeVar(identifier name, expr? bound, expr? default_value)
                       | ParamSpec(identifier name, expr? default_value)
                       | TypeVarTuple(identifier name, expr? default_value)
            """;

    private static final Map<String, Group> GROUPS = new LinkedHashMap<>();
    private static final Map<String, Constructor> CONSTRUCTORS = new HashMap<>();

    static {
        List<String> rule = new ArrayList<>();
        for (String line : TEXT.lines().toList()) {
            if (!line.startsWith(" ") && !rule.isEmpty()) {
                add(rule);
                rule.clear();
            }
            rule.add(line);
        }
        add(rule);
    }

    private AbstractGrammar() {
    }

    /** All types, in the order of the grammar. */
    static Iterable<Group> groups() {
        return GROUPS.values();
    }

    static Group group(String name) {
        return GROUPS.get(name);
    }

    static Constructor constructor(String name) {
        return CONSTRUCTORS.get(name);
    }

    private static void add(List<String> lines) {
        String doc = String.join("\n", lines);
        String head = lines.getFirst();
        int equals = head.indexOf(" = ");
        String name = equals < 0 ? head.substring(0, head.indexOf('(')) : head.substring(0, equals);
        Position position = WITH_OPTIONAL_END.contains(name) ? Position.START_AND_OPTIONAL_END
                : WITH_END.contains(name) ? Position.START_AND_END : Position.NONE;
        List<Constructor> constructors = new ArrayList<>();
        for (String text : (equals < 0 ? doc : doc.substring(equals + 3)).split("\\|")) {
            constructors.add(constructor(text.strip(), text.strip()));
        }
        Group group = new Group(name, doc, equals < 0, position, List.copyOf(constructors));
        GROUPS.put(name, group);
        for (Constructor c : constructors) {
            CONSTRUCTORS.put(c.name, c);
        }
    }

    private static Constructor constructor(String text, String doc) {
        int open = text.indexOf('(');
        if (open < 0) {
            return new Constructor(text, doc, List.of());
        }
        String fields = text.substring(open + 1, text.length() - 1);
        return new Constructor(text.substring(0, open), doc, Arrays.stream(fields.split(", ")).map(AbstractGrammar::field).toList());
    }

    private static Field field(String text) {
        String[] parts = text.split(" ");
        String type = parts[0];
        Count count = type.endsWith("*") ? Count.MANY : type.endsWith("?") ? Count.OPTIONAL : Count.ONE;
        return new Field(type.replaceAll("[?*]", "").intern(), count, type.endsWith("?*"), parts[1].intern());
    }
}
