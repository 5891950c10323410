package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Expr;
import dev.krait.ast.TypeParam;
import java.util.ArrayList;
import java.util.List;

/** Type parameters (PEP 695, PEP 696). Compare CPython {@code Grammar/python.gram}, Type parameter declaration. */
final class TypeParameterRules extends Chapter {
    TypeParameterRules(Rules rules) {
        super(rules);
    }

    /** {@code [type_params]}: an empty list when there are none, null when they are wrong. */
    List<TypeParam> typeParameters() {
        int first = t.mark;
        if (!t.accept(LSQB)) {
            return List.of();
        }
        if (r.invalid && t.at(RSQB)) {
            throw r.errors.from("Type parameter list cannot be empty", t.span(t.mark));
        }
        List<TypeParam> list = new ArrayList<>(2);
        do {
            TypeParam parameter = typeParameter();
            if (parameter == null) {
                break;
            }
            list.add(parameter);
        } while (t.accept(COMMA));
        if (list.isEmpty() || !t.accept(RSQB)) {
            return fail(first);
        }
        r.require(12, "Type parameter lists are");
        return frozen(list);
    }

    private TypeParam typeParameter() {
        int first = t.mark;
        boolean star = t.accept(STAR);
        boolean doubleStar = !star && t.accept(DOUBLESTAR);
        int name = t.take(NAME);
        if (name < 0) {
            return fail(first);
        }
        Expr bound = null;
        if (t.at(COLON)) {
            if (star || doubleStar) {
                if (r.invalid) {
                    rejectBound(star ? "TypeVarTuple" : "ParamSpec");
                }
                return fail(first);
            }
            int colon = t.mark++;
            bound = r.expressions.expression();
            if (bound == null) {
                t.mark = colon;
            }
        }
        Expr value = defaultValue(star);
        if (star) {
            return new TypeParam.TypeVarTuple(t.name(name), value, t.spanFrom(first));
        }
        if (doubleStar) {
            return new TypeParam.ParamSpec(t.name(name), value, t.spanFrom(first));
        }
        return new TypeParam.TypeVar(t.name(name), bound, value, t.spanFrom(first));
    }

    private void rejectBound(String what) {
        int colon = t.mark++;
        Expr bound = r.expressions.expression();
        if (bound != null) {
            throw r.errors.from("cannot use " + (bound instanceof Expr.TupleExpr ? "constraints" : "bound") + " with " + what, t.span(colon));
        }
    }

    private Expr defaultValue(boolean starred) {
        if (!t.at(EQUAL)) {
            return null;
        }
        int equals = t.mark++;
        Expr value = starred ? r.expressions.starExpression() : r.expressions.expression();
        if (value == null) {
            return fail(equals);
        }
        r.require(13, "Type parameter defaults are");
        return value;
    }
}
