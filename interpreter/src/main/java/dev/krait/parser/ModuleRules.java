package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Expr;
import dev.krait.ast.Mod;
import dev.krait.ast.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Whole texts. Compare CPython {@code Grammar/python.gram}, STARTING RULES. */
final class ModuleRules extends Chapter {
    ModuleRules(Rules rules) {
        super(rules);
    }

    Mod start() {
        return switch (r.mode) {
            case EXEC -> file();
            case EVAL -> eval();
            case SINGLE -> interactive();
            case FUNC_TYPE -> functionType();
        };
    }

    private Mod file() {
        List<Stmt> body = new ArrayList<>();
        statements(body);
        return t.accept(ENDMARKER) ? new Mod.Module(frozen(body), t.typeIgnores()) : null;
    }

    /** {@code statements: statement+}; false when there is none. */
    boolean statements(List<Stmt> into) {
        int size = into.size();
        while (statement(into)) {
            // one after the other
        }
        return into.size() > size;
    }

    private boolean statement(List<Stmt> into) {
        int kind = t.kind();
        if (kind == DEDENT || kind == ENDMARKER) {
            return false;
        }
        Stmt compound = r.compound.statement();
        if (compound != null) {
            into.add(compound);
            return true;
        }
        return r.simple.statements(into);
    }

    private Mod eval() {
        Expr body = r.expressions.expressions();
        return body != null && atEnd() ? new Mod.Expression(body) : null;
    }

    private boolean atEnd() {
        while (t.accept(NEWLINE)) {
            // any number
        }
        return t.accept(ENDMARKER);
    }

    /** {@code statement_newline}. */
    private Mod interactive() {
        List<Stmt> body = new ArrayList<>(1);
        int first = t.mark;
        if (t.at(NEWLINE)) {
            t.mark++;
            return new Mod.Interactive(List.of(new Stmt.Pass(t.span(first))));
        }
        if (t.at(ENDMARKER)) {
            return null;
        }
        Stmt compound = r.compound.statement();
        if (compound != null) {
            if (!t.accept(NEWLINE)) {
                return null;
            }
            body.add(compound);
        } else if (!r.simple.statements(body)) {
            return null;
        }
        return new Mod.Interactive(frozen(body));
    }

    /** {@code '(' [type_expressions] ')' '->' expression NEWLINE* ENDMARKER}. */
    private Mod functionType() {
        if (!t.accept(LPAR)) {
            return null;
        }
        List<Expr> types = t.at(RPAR) ? List.of() : typeExpressions();
        if (types == null || !t.accept(RPAR) || !t.accept(RARROW)) {
            return null;
        }
        Expr returns = r.expressions.expression();
        return returns != null && atEnd() ? new Mod.FunctionType(types, returns) : null;
    }

    /** Types, then one with a star, then one with two; the stars leave no trace. */
    private List<Expr> typeExpressions() {
        List<Expr> types = new ArrayList<>();
        int stars = 0;
        do {
            int here = t.accept(STAR) ? 1 : t.accept(DOUBLESTAR) ? 2 : 0;
            Expr type = stars > 0 && here <= stars ? null : r.expressions.expression();
            if (type == null) {
                return null;
            }
            stars = here;
            types.add(type);
        } while (stars < 2 && t.accept(COMMA));
        return frozen(types);
    }
}
