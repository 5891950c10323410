package dev.krait.parser;

import dev.krait.ast.CmpOperator;
import dev.krait.ast.Expr;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import java.util.List;

/** What messages call an expression, and which part of one cannot be a target. Compare CPython {@code Parser/pegen.c: _PyPegen_get_invalid_target}. */
final class Targets {
    /** Where the target stands. */
    enum Place { ASSIGNMENT, DELETION, LOOP }

    private Targets() {}

    /** Compare CPython {@code Parser/action_helpers.c: _PyPegen_get_expr_name}. */
    static String nameOf(Expr e) {
        return switch (e) {
            case Expr.Attribute _ -> "attribute";
            case Expr.Subscript _ -> "subscript";
            case Expr.Starred _ -> "starred";
            case Expr.Name _ -> "name";
            case Expr.ListExpr _ -> "list";
            case Expr.TupleExpr _ -> "tuple";
            case Expr.Lambda _ -> "lambda";
            case Expr.Call _ -> "function call";
            case Expr.BoolOp _, Expr.BinOp _, Expr.UnaryOp _ -> "expression";
            case Expr.GeneratorExp _ -> "generator expression";
            case Expr.Yield _, Expr.YieldFrom _ -> "yield expression";
            case Expr.Await _ -> "await expression";
            case Expr.ListComp _ -> "list comprehension";
            case Expr.SetComp _ -> "set comprehension";
            case Expr.DictComp _ -> "dict comprehension";
            case Expr.DictExpr _ -> "dict literal";
            case Expr.SetExpr _ -> "set display";
            case Expr.JoinedStr _, Expr.FormattedValue _ -> "f-string expression";
            case Expr.TemplateStr _, Expr.Interpolation _ -> "t-string expression";
            case Expr.Constant c -> constantName(c.value());
            case Expr.Compare _ -> "comparison";
            case Expr.IfExp _ -> "conditional expression";
            case Expr.NamedExpr _ -> "named expression";
            case Expr.Slice _ -> "slice";
        };
    }

    private static String constantName(Object value) {
        if (value instanceof Boolean b) {
            return b ? "True" : "False";
        }
        return value == PyNone.NONE ? "None" : value == PyEllipsis.ELLIPSIS ? "ellipsis" : "literal";
    }

    /** The first part that cannot be a target, or null. */
    static Expr invalidPart(Expr e, Place place) {
        return switch (e) {
            case null -> null;
            case Expr.ListExpr l -> firstInvalid(l.elts(), place);
            case Expr.TupleExpr p -> firstInvalid(p.elts(), place);
            case Expr.Starred s -> place == Place.DELETION ? s : invalidPart(s.value(), place);
            case Expr.Compare c -> {
                if (place != Place.LOOP) {
                    yield c;
                }
                // "for a in b" has been read as a comparison
                yield c.ops().getFirst() == CmpOperator.IN ? invalidPart(c.left(), place) : null;
            }
            case Expr.Name _, Expr.Subscript _, Expr.Attribute _ -> null;
            default -> e;
        };
    }

    private static Expr firstInvalid(List<Expr> elements, Place place) {
        for (Expr e : elements) {
            Expr invalid = invalidPart(e, place);
            if (invalid != null) {
                return invalid;
            }
        }
        return null;
    }
}
