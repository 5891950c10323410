package dev.krait.compile;

import dev.krait.ast.Arg;
import dev.krait.ast.Arguments;
import dev.krait.ast.BoolOperator;
import dev.krait.ast.CmpOperator;
import dev.krait.ast.Comprehension;
import dev.krait.ast.Expr;
import dev.krait.ast.Keyword;
import dev.krait.object.PyEllipsis;
import dev.krait.type.number.PyComplex;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.math.BigInteger;
import java.util.List;

/**
 * Writes an expression as source: what annotations become under {@code from __future__ import annotations}.
 * Compare CPython {@code Python/ast_unparse.c}.
 */
public final class ExpressionText {
    // Priorities, from the loosest on.
    private static final int TUPLE = 0;
    private static final int TEST = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int NOT = 4;
    private static final int CMP = 5;
    private static final int EXPR = 6;
    private static final int BOR = 6;
    private static final int BXOR = 7;
    private static final int BAND = 8;
    private static final int SHIFT = 9;
    private static final int ARITH = 10;
    private static final int TERM = 11;
    private static final int FACTOR = 12;
    private static final int POWER = 13;
    private static final int AWAIT = 14;
    private static final int ATOM = 15;

    private final StringBuilder text = new StringBuilder();

    private ExpressionText() {}

    /** The expression's source, in UTF-16. */
    public static String of(Expr expression) {
        return of(expression, TEST);
    }

    private static String of(Expr expression, int level) {
        ExpressionText writer = new ExpressionText();
        writer.expr(expression, level);
        return writer.text.toString();
    }

    private void expr(Expr expression, int level) {
        switch (expression) {
            case Expr.BoolOp e -> boolOp(e, level);
            case Expr.BinOp e -> binOp(e, level);
            case Expr.UnaryOp e -> unaryOp(e, level);
            case Expr.Lambda e -> {
                open(level > TEST);
                boolean positional = !e.args().args().isEmpty() || !e.args().posonlyargs().isEmpty();
                text.append(positional ? "lambda " : "lambda");
                arguments(e.args());
                text.append(": ");
                expr(e.body(), TEST);
                close(level > TEST);
            }
            case Expr.IfExp e -> {
                open(level > TEST);
                expr(e.body(), TEST + 1);
                text.append(" if ");
                expr(e.test(), TEST + 1);
                text.append(" else ");
                expr(e.orElse(), TEST);
                close(level > TEST);
            }
            case Expr.DictExpr e -> dict(e);
            case Expr.SetExpr e -> list("{", e.elts(), "}");
            case Expr.ListExpr e -> list("[", e.elts(), "]");
            case Expr.TupleExpr e -> tuple(e, level);
            case Expr.GeneratorExp e -> comprehension("(", e.elt(), null, e.generators(), ")");
            case Expr.ListComp e -> comprehension("[", e.elt(), null, e.generators(), "]");
            case Expr.SetComp e -> comprehension("{", e.elt(), null, e.generators(), "}");
            case Expr.DictComp e -> comprehension("{", e.key(), e.value(), e.generators(), "}");
            case Expr.Yield e -> {
                text.append(e.value() == null ? "(yield" : "(yield ");
                if (e.value() != null) {
                    expr(e.value(), TEST);
                }
                text.append(')');
            }
            case Expr.YieldFrom e -> {
                text.append("(yield from ");
                expr(e.value(), TEST);
                text.append(')');
            }
            case Expr.Await e -> {
                open(level > AWAIT);
                text.append("await ");
                expr(e.value(), ATOM);
                close(level > AWAIT);
            }
            case Expr.Compare e -> compare(e, level);
            case Expr.Call e -> call(e);
            case Expr.Constant e -> constant(e);
            case Expr.JoinedStr e -> joined(e, false);
            case Expr.TemplateStr e -> template(e);
            case Expr.FormattedValue e -> formatted(e);
            case Expr.Interpolation e -> interpolation(e);
            case Expr.Attribute e -> {
                expr(e.value(), ATOM);
                // an int needs a space before the dot
                boolean isInt = e.value() instanceof Expr.Constant k
                        && (k.value() instanceof Long || k.value() instanceof BigInteger);
                text.append(isInt ? " ." : ".").append(e.attr());
            }
            case Expr.Subscript e -> {
                expr(e.value(), ATOM);
                text.append('[');
                expr(e.slice(), TUPLE);
                text.append(']');
            }
            case Expr.Starred e -> {
                text.append('*');
                expr(e.value(), EXPR);
            }
            case Expr.Slice e -> slice(e);
            case Expr.Name e -> text.append(e.id());
            case Expr.NamedExpr e -> {
                open(level > TUPLE);
                expr(e.target(), ATOM);
                text.append(" := ");
                expr(e.value(), ATOM);
                close(level > TUPLE);
            }
        }
    }

    private void open(boolean parenthesis) {
        if (parenthesis) {
            text.append('(');
        }
    }

    private void close(boolean parenthesis) {
        if (parenthesis) {
            text.append(')');
        }
    }

    private void comma(int index) {
        if (index > 0) {
            text.append(", ");
        }
    }

    private void boolOp(Expr.BoolOp e, int level) {
        boolean and = e.op() == BoolOperator.AND;
        int priority = and ? AND : OR;
        open(level > priority);
        for (int i = 0; i < e.values().size(); i++) {
            if (i > 0) {
                text.append(and ? " and " : " or ");
            }
            expr(e.values().get(i), priority + 1);
        }
        close(level > priority);
    }

    private void binOp(Expr.BinOp e, int level) {
        String operator = switch (e.op()) {
            case ADD -> " + ";
            case SUB -> " - ";
            case MULT -> " * ";
            case MAT_MULT -> " @ ";
            case DIV -> " / ";
            case MOD -> " % ";
            case LSHIFT -> " << ";
            case RSHIFT -> " >> ";
            case BIT_OR -> " | ";
            case BIT_XOR -> " ^ ";
            case BIT_AND -> " & ";
            case FLOOR_DIV -> " // ";
            case POW -> " ** ";
        };
        int priority = switch (e.op()) {
            case ADD, SUB -> ARITH;
            case MULT, MAT_MULT, DIV, MOD, FLOOR_DIV -> TERM;
            case LSHIFT, RSHIFT -> SHIFT;
            case BIT_OR -> BOR;
            case BIT_XOR -> BXOR;
            case BIT_AND -> BAND;
            case POW -> POWER;
        };
        boolean rightAssociative = priority == POWER;
        open(level > priority);
        expr(e.left(), rightAssociative ? priority + 1 : priority);
        text.append(operator);
        expr(e.right(), rightAssociative ? priority : priority + 1);
        close(level > priority);
    }

    private void unaryOp(Expr.UnaryOp e, int level) {
        String operator = switch (e.op()) {
            case INVERT -> "~";
            case NOT -> "not ";
            case UADD -> "+";
            case USUB -> "-";
        };
        int priority = operator.equals("not ") ? NOT : FACTOR;
        open(level > priority);
        text.append(operator);
        expr(e.operand(), priority);
        close(level > priority);
    }

    private void argument(Arg arg) {
        text.append(arg.arg());
        if (arg.annotation() != null) {
            text.append(": ");
            expr(arg.annotation(), TEST);
        }
    }

    private void arguments(Arguments args) {
        int written = 0;
        int positionOnly = args.posonlyargs().size();
        int positional = positionOnly + args.args().size();
        for (int i = 0; i < positional; i++) {
            comma(written++);
            argument(i < positionOnly ? args.posonlyargs().get(i) : args.args().get(i - positionOnly));
            int index = i - positional + args.defaults().size();
            if (index >= 0) {
                text.append('=');
                expr(args.defaults().get(index), TEST);
            }
            if (i + 1 == positionOnly) {
                text.append(", /");
            }
        }
        if (args.vararg() != null || !args.kwonlyargs().isEmpty()) {
            comma(written++);
            text.append('*');
            if (args.vararg() != null) {
                argument(args.vararg());
            }
        }
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            comma(written++);
            argument(args.kwonlyargs().get(i));
            if (args.kwDefaults().get(i) != null) {
                text.append('=');
                expr(args.kwDefaults().get(i), TEST);
            }
        }
        if (args.kwarg() != null) {
            comma(written);
            text.append("**");
            argument(args.kwarg());
        }
    }

    private void dict(Expr.DictExpr e) {
        text.append('{');
        for (int i = 0; i < e.values().size(); i++) {
            comma(i);
            if (e.keys().get(i) != null) {
                expr(e.keys().get(i), TEST);
                text.append(": ");
                expr(e.values().get(i), TEST);
            } else {
                text.append("**");
                expr(e.values().get(i), EXPR);
            }
        }
        text.append('}');
    }

    private void list(String start, List<Expr> elements, String end) {
        text.append(start);
        for (int i = 0; i < elements.size(); i++) {
            comma(i);
            expr(elements.get(i), TEST);
        }
        text.append(end);
    }

    private void tuple(Expr.TupleExpr e, int level) {
        if (e.elts().isEmpty()) {
            text.append("()");
            return;
        }
        open(level > TUPLE);
        list("", e.elts(), e.elts().size() == 1 ? "," : "");
        close(level > TUPLE);
    }

    private void comprehension(String start, Expr element, Expr value, List<Comprehension> generators, String end) {
        text.append(start);
        expr(element, TEST);
        if (value != null) {
            text.append(": ");
            expr(value, TEST);
        }
        for (Comprehension generator : generators) {
            text.append(generator.isAsync() != 0 ? " async for " : " for ");
            expr(generator.target(), TUPLE);
            text.append(" in ");
            expr(generator.iter(), TEST + 1);
            for (Expr condition : generator.ifs()) {
                text.append(" if ");
                expr(condition, TEST + 1);
            }
        }
        text.append(end);
    }

    private static String comparison(CmpOperator operator) {
        return switch (operator) {
            case EQ -> " == ";
            case NOT_EQ -> " != ";
            case LT -> " < ";
            case LT_E -> " <= ";
            case GT -> " > ";
            case GT_E -> " >= ";
            case IS -> " is ";
            case IS_NOT -> " is not ";
            case IN -> " in ";
            case NOT_IN -> " not in ";
        };
    }

    private void compare(Expr.Compare e, int level) {
        open(level > CMP);
        expr(e.left(), CMP + 1);
        for (int i = 0; i < e.ops().size(); i++) {
            text.append(comparison(e.ops().get(i)));
            expr(e.comparators().get(i), CMP + 1);
        }
        close(level > CMP);
    }

    private void call(Expr.Call e) {
        expr(e.func(), ATOM);
        if (e.args().size() == 1 && e.keywords().isEmpty() && e.args().getFirst() instanceof Expr.GeneratorExp g) {
            expr(g, TEST); // brings its own parentheses
            return;
        }
        text.append('(');
        int written = 0;
        for (Expr arg : e.args()) {
            comma(written++);
            expr(arg, TEST);
        }
        for (Keyword keyword : e.keywords()) {
            comma(written++);
            text.append(keyword.arg() == null ? "**" : keyword.arg() + "=");
            expr(keyword.value(), TEST);
        }
        text.append(')');
    }

    private void slice(Expr.Slice e) {
        if (e.lower() != null) {
            expr(e.lower(), TEST);
        }
        text.append(':');
        if (e.upper() != null) {
            expr(e.upper(), TEST);
        }
        if (e.step() != null) {
            text.append(':');
            expr(e.step(), TEST);
        }
    }

    private void constant(Expr.Constant e) {
        if (e.value() == PyEllipsis.ELLIPSIS) {
            text.append("...");
            return;
        }
        if (e.kind() != null) {
            text.append(e.kind());
        }
        constantValue(e.value());
    }

    private void constantValue(Object value) {
        if (value instanceof PyTuple tuple) {
            text.append('(');
            for (int i = 0; i < tuple.items.length; i++) {
                comma(i);
                constantValue(tuple.items[i]);
            }
            text.append(tuple.items.length == 1 ? ",)" : ")");
            return;
        }
        String repr = Literals.repr(value);
        boolean infinite = value instanceof Double d && Double.isInfinite(d) || value instanceof PyComplex;
        text.append(infinite ? repr.replace("inf", "1e309") : repr); // evaluates to inf
    }

    // ---- f-strings and t-strings

    private void element(Expr expression, boolean formatSpec) {
        switch (expression) {
            case Expr.Constant e -> text.append(Str.java(e.value()).replace("{", "{{").replace("}", "}}"));
            case Expr.JoinedStr e -> joined(e, formatSpec);
            case Expr.TemplateStr e -> template(e);
            case Expr.FormattedValue e -> formatted(e);
            case Expr.Interpolation e -> interpolation(e);
            default -> throw new AssertionError("no part of an f-string: " + expression);
        }
    }

    private static String body(List<Expr> values, boolean formatSpec) {
        ExpressionText writer = new ExpressionText();
        for (Expr value : values) {
            writer.element(value, formatSpec);
        }
        return writer.text.toString();
    }

    private void quoted(char prefix, List<Expr> values) {
        text.append(prefix).append(Literals.repr(Str.of(body(values, false))));
    }

    private void joined(Expr.JoinedStr e, boolean formatSpec) {
        if (formatSpec) {
            text.append(body(e.values(), true));
        } else {
            quoted('f', e.values());
        }
    }

    /** A t-string that was joined with f-strings is written in parts. */
    private void template(Expr.TemplateStr e) {
        List<Expr> values = e.values();
        int size = values.size();
        if (size == 0) {
            quoted('t', values);
            return;
        }
        int start = 0;
        for (int i = 0; i < size; i++) {
            if (values.get(i) instanceof Expr.FormattedValue) {
                if (i > start) {
                    quoted('t', values.subList(start, i));
                    text.append(' ');
                }
                quoted('f', values.subList(i, i + 1));
                if (i + 1 < size) {
                    text.append(' ');
                }
                start = i + 1;
            }
        }
        if (start < size) {
            quoted('t', values.subList(start, size));
        }
    }

    private void formatted(Expr.FormattedValue e) {
        replacement(of(e.value(), TEST + 1), e.conversion(), e.formatSpec());
    }

    private void interpolation(Expr.Interpolation e) {
        replacement(Str.java(e.str()), e.conversion(), e.formatSpec());
    }

    private void replacement(String value, int conversion, Expr formatSpec) {
        text.append(value.startsWith("{") ? "{ " : "{").append(value);
        if (conversion >= 0) {
            text.append('!').append((char) conversion);
        }
        if (formatSpec != null) {
            text.append(':');
            element(formatSpec, true);
        }
        text.append('}');
    }
}
