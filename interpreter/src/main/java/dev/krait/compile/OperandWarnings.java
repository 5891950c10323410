package dev.krait.compile;

import dev.krait.ast.CmpOperator;
import dev.krait.ast.Expr;
import dev.krait.object.PyEllipsis;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.text.PyBytes;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/** The warnings about literals in places where they make no sense. Compare CPython {@code Python/codegen.c: check_caller} and its neighbours. */
final class OperandWarnings {
    private final Compilation c;

    OperandWarnings(Compilation c) {
        this.c = c;
    }

    /** {@code x is 1}. */
    void checkCompare(Expr.Compare e) {
        Expr left = e.left();
        for (int i = 0; i < e.ops().size(); i++) {
            CmpOperator op = e.ops().get(i);
            Expr right = e.comparators().get(i);
            boolean leftIsLiteral = isLiteral(left);
            if ((op == CmpOperator.IS || op == CmpOperator.IS_NOT) && (leftIsLiteral || isLiteral(right))) {
                String type = typeName(leftIsLiteral ? left : right);
                c.warn(
                        e.span(),
                        op == CmpOperator.IS
                                ? "\"is\" with '" + type + "' literal. Did you mean \"==\"?"
                                : "\"is not\" with '" + type + "' literal. Did you mean \"!=\"?");
                return;
            }
            left = right;
        }
    }

    private static boolean isLiteral(Expr e) {
        if (e instanceof Expr.TupleExpr tuple) {
            return tuple.elts().stream().allMatch(Expr.Constant.class::isInstance);
        }
        return e instanceof Expr.Constant constant
                && constant.value() != PyNone.NONE
                && constant.value() != PyEllipsis.ELLIPSIS
                && !(constant.value() instanceof Boolean);
    }

    /** {@code "text"(x)}. */
    void checkCaller(Expr e) {
        switch (e) {
            case Expr.Constant _, Expr.TupleExpr _, Expr.ListExpr _, Expr.ListComp _, Expr.DictExpr _, Expr.DictComp _,
                    Expr.SetExpr _, Expr.SetComp _, Expr.GeneratorExp _, Expr.JoinedStr _, Expr.TemplateStr _,
                    Expr.FormattedValue _, Expr.Interpolation _ -> c.warn(
                    e.span(), "'" + typeName(e) + "' object is not callable; perhaps you missed a comma?");
            default -> { }
        }
    }

    /** {@code 1[x]}. */
    void checkSubscripter(Expr e) {
        boolean wrong = switch (e) {
            case Expr.Constant constant -> {
                Object v = constant.value();
                yield v == PyNone.NONE
                        || v == PyEllipsis.ELLIPSIS
                        || v instanceof Boolean
                        || v instanceof Long
                        || v instanceof BigInteger
                        || v instanceof Double
                        || v instanceof PyComplex
                        || v instanceof PyFrozenSet;
            }
            case Expr.SetExpr _, Expr.SetComp _, Expr.GeneratorExp _, Expr.Lambda _, Expr.TemplateStr _,
                    Expr.Interpolation _ -> true;
            default -> false;
        };
        if (wrong) {
            c.warn(e.span(), "'" + typeName(e) + "' object is not subscriptable; perhaps you missed a comma?");
        }
    }

    /** {@code [1, 2]["text"]}. */
    void checkIndex(Expr e, Expr index) {
        String type = typeName(index);
        if (type == null || type.equals("int") || type.equals("bool") || type.equals("slice")) {
            return;
        }
        boolean sequence = switch (e) {
            case Expr.Constant k -> Str.isExact(k.value())
                    || k.value() instanceof PyBytes
                    || k.value() instanceof PyTuple;
            case Expr.TupleExpr _, Expr.ListExpr _, Expr.ListComp _, Expr.JoinedStr _, Expr.FormattedValue _ -> true;
            default -> false;
        };
        if (sequence) {
            c.warn(
                    e.span(),
                    typeName(e) + " indices must be integers or slices, not " + type
                            + "; perhaps you missed a comma?");
        }
    }

    /** The type that the expression's value will have, null if one cannot tell. */
    private static String typeName(Expr e) {
        return switch (e) {
            case Expr.TupleExpr _ -> "tuple";
            case Expr.ListExpr _, Expr.ListComp _ -> "list";
            case Expr.DictExpr _, Expr.DictComp _ -> "dict";
            case Expr.SetExpr _, Expr.SetComp _ -> "set";
            case Expr.GeneratorExp _ -> "generator";
            case Expr.Lambda _ -> "function";
            case Expr.TemplateStr _ -> "string.templatelib.Template";
            case Expr.Interpolation _ -> "string.templatelib.Interpolation";
            case Expr.JoinedStr _, Expr.FormattedValue _ -> "str";
            case Expr.Constant constant -> PyType.of(constant.value()).name;
            default -> null;
        };
    }
}
