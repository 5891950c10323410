package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Expr;

/**
 * Mistakes in statements that hold blocks. Each method starts at the keyword and leaves the mark there. Compare CPython {@code
 * Grammar/python.gram}, invalid_if_stmt and others.
 */
final class InvalidBlocks extends Chapter {
    InvalidBlocks(Rules rules) {
        super(rules);
    }

    // ---- What all blocks can miss ----

    private ParseError expectedColon() {
        return r.errors.atLastToken("expected ':'");
    }

    /** {@code ':' NEWLINE !INDENT}: the block of a statement is missing. */
    private void requireBlock(String what, int keyword) {
        if (t.accept(COLON) && t.accept(NEWLINE) && !t.at(INDENT)) {
            throw r.errors.indentation("expected an indented block after " + what + " on line " + t.line(keyword));
        }
    }

    /** The same, after a colon that is missing too. */
    private void requireColonAndBlock(String what, int keyword) {
        if (t.at(NEWLINE)) {
            throw expectedColon();
        }
        requireBlock(what, keyword);
    }

    // ---- if, elif, else, while, for ----

    void condition(int keyword, String word) {
        int first = t.mark++;
        if (r.expressions.namedExpression() != null) {
            requireColonAndBlock("'" + word + "' statement", first);
        }
        t.mark = first;
    }

    void elseBlock() {
        int first = t.mark++;
        requireBlock("'else' statement", first);
        t.mark = first + 1;
        if (t.accept(COLON) && r.compound.block() != null && t.at(ELIF)) {
            throw r.errors.atLastToken("'elif' block follows an 'else' block");
        }
        t.mark = first;
    }

    void forStatement(boolean async) {
        int first = t.mark;
        int keyword = first + (async ? 1 : 0);
        t.mark = keyword + 1;
        if (r.targets.starTargets() != null && t.accept(IN) && r.expressions.starExpressions() != null) {
            requireColonAndBlock("'for' statement", keyword);
        }
        t.mark = first;
    }

    // ---- with ----

    /** {@code invalid_with_stmt_indent}. */
    void withIndent(boolean async) {
        int first = t.mark;
        int keyword = first + (async ? 1 : 0);
        t.mark = keyword + 1;
        if (items(false)) {
            requireBlock("'with' statement", keyword);
        }
        t.mark = keyword + 1;
        if (parenthesisedItems()) {
            requireBlock("'with' statement", keyword);
        }
        t.mark = first;
    }

    /** {@code invalid_with_stmt}. */
    void with(boolean async) {
        int first = t.mark;
        int keyword = first + (async ? 1 : 0);
        t.mark = keyword + 1;
        if (items(false)) {
            if (t.at(NEWLINE)) {
                throw expectedColon();
            }
        }
        t.mark = keyword + 1;
        if (parenthesisedItems() && t.at(NEWLINE)) {
            throw expectedColon();
        }
        t.mark = first;
    }

    private boolean parenthesisedItems() {
        if (!t.accept(LPAR) || !items(true)) {
            return false;
        }
        t.accept(COMMA);
        return t.accept(RPAR);
    }

    /** {@code ','.(expression ['as' star_target])+}. */
    private boolean items(boolean tuples) {
        boolean any = false;
        while (true) {
            int before = t.mark;
            if ((tuples ? r.expressions.expressions() : r.expressions.expression()) == null) {
                t.mark = any ? before - 1 : before;
                return any;
            }
            any = true;
            if (t.at(AS)) {
                int as = t.mark++;
                if (r.targets.starTarget() == null) {
                    t.mark = as;
                }
            }
            if (!t.accept(COMMA)) {
                return true;
            }
        }
    }

    /** {@code invalid_with_item}: at {@code as}. */
    void withItem() {
        int as = t.mark++;
        Expr target = r.expressions.expression();
        if (target != null && (t.at(COMMA) || t.at(RPAR) || t.at(COLON))) {
            r.invalidStatements.rejectTarget(target, Targets.Place.ASSIGNMENT);
        }
        t.mark = as;
    }

    // ---- try ----

    void tryStatement() {
        int first = t.mark++;
        requireBlock("'try' statement", first);
        t.mark = first + 1;
        if (t.accept(COLON) && r.compound.block() != null) {
            if (!t.at(EXCEPT) && !t.at(FINALLY)) {
                throw r.errors.atLastToken("expected 'except' or 'finally' block");
            }
            mixedHandlers();
        }
        t.mark = first;
    }

    private void mixedHandlers() {
        boolean star = t.at(EXCEPT) && t.kindAfter() == STAR;
        boolean any = false;
        while (t.at(EXCEPT) && r.compound.handler(star) != null) {
            any = true;
        }
        if (!any || !t.at(EXCEPT)) {
            return;
        }
        int except = t.mark++;
        String message = "cannot have both 'except' and 'except*' on the same 'try'";
        int starToken = t.mark;
        if (!star && t.accept(STAR)) {
            if (r.expressions.expression() != null && optionalName() && t.at(COLON)) {
                throw r.errors.at(message, t.span(except), t.span(starToken));
            }
        } else if (star) {
            if (r.expressions.expression() != null) {
                optionalName();
            }
            if (t.at(COLON)) {
                throw r.errors.at(message, t.span(except));
            }
        }
    }

    /** {@code ['as' NAME]}. */
    private boolean optionalName() {
        if (t.at(AS) && t.kindAfter() == NAME) {
            t.mark += 2;
        }
        return true;
    }

    void finallyBlock() {
        int first = t.mark++;
        requireBlock("'finally' statement", first);
        t.mark = first;
    }

    /** {@code invalid_except_stmt_indent}, {@code invalid_except_star_stmt_indent}. */
    void exceptIndent(boolean star) {
        int first = t.mark;
        if (t.accept(EXCEPT) && t.accept(STAR) == star) {
            String what = star ? "'except*' statement" : "'except' statement";
            if (r.expressions.expression() != null) {
                optionalName();
                requireBlock(what, first);
            } else if (!star) {
                requireBlock(what, first);
            }
        }
        t.mark = first;
    }

    /** {@code invalid_except_stmt}, {@code invalid_except_star_stmt}. */
    void except(boolean star) {
        int first = t.mark;
        if (t.accept(EXCEPT) && t.accept(STAR) == star) {
            int type = t.mark;
            unparenthesised();
            t.mark = type;
            if (r.expressions.expression() != null) {
                int as = t.mark;
                optionalName();
                if (t.at(NEWLINE)) {
                    throw expectedColon();
                }
                t.mark = as;
                wrongName(star);
            } else if (star && (t.at(NEWLINE) || t.at(COLON))) {
                throw r.errors.atLastToken("expected one or more exception types");
            } else if (t.at(NEWLINE)) {
                throw expectedColon();
            }
        }
        t.mark = first;
    }

    private void unparenthesised() {
        Expr a = r.expressions.expression();
        if (a != null && t.accept(COMMA) && r.expressions.expressions() != null && t.accept(AS) && t.accept(NAME) && t.at(COLON)) {
            throw r.errors.from("multiple exception types must be parenthesized when using 'as'", a.span());
        }
    }

    private void wrongName(boolean star) {
        if (!t.accept(AS)) {
            return;
        }
        Expr name = r.expressions.expression();
        if (name != null && t.accept(COLON) && r.compound.block() != null) {
            throw r.errors.at("cannot use except" + (star ? "*" : "") + " statement with " + Targets.nameOf(name), name.span());
        }
    }

    // ---- match ----

    /** {@code invalid_match_stmt}. */
    void match() {
        int first = t.mark;
        if (t.atSoft("match")) {
            t.mark++;
            if (r.compound.subject() != null) {
                if (t.at(NEWLINE)) {
                    r.require(10, "Pattern matching is");
                    throw expectedColon();
                }
                requireBlock("'match' statement", first);
            }
        }
        t.mark = first;
    }

    /** {@code patterns guard?}. */
    private boolean patternAndGuard() {
        if (r.patterns.patterns() == null) {
            return false;
        }
        if (t.at(IF)) {
            int guard = t.mark++;
            if (r.expressions.namedExpression() == null) {
                t.mark = guard;
            }
        }
        return true;
    }

    void caseBlock() {
        int first = t.mark++;
        if (patternAndGuard()) {
            requireColonAndBlock("'case' statement", first);
        }
        t.mark = first;
    }

    // ---- Functions and classes ----

    /** {@code invalid_def_raw}. */
    void function() {
        int first = t.mark;
        t.accept(ASYNC);
        int def = t.mark;
        if (t.accept(DEF) && t.accept(NAME) && r.typeParameters.typeParameters() != null && t.accept(LPAR)
                && r.parameters.functionParameters() != null && t.accept(RPAR) && returns()) {
            requireBlock("function definition", def);
        }
        t.mark = first;
    }

    /** {@code ['->' expression]}. */
    private boolean returns() {
        return !t.accept(RARROW) || r.expressions.expression() != null;
    }

    /** {@code invalid_class_def_raw}. */
    void classDefinition() {
        int first = t.mark++;
        if (t.accept(NAME) && r.typeParameters.typeParameters() != null && bases()) {
            requireColonAndBlock("class definition", first);
        }
        t.mark = first;
    }

    private boolean bases() {
        return !t.accept(LPAR) || r.calls.arguments(-1) != null && t.accept(RPAR);
    }

    /** {@code invalid_double_type_comments}. */
    void doubleTypeComments() {
        int first = t.mark;
        if (t.accept(TYPE_COMMENT) && t.accept(NEWLINE) && t.accept(TYPE_COMMENT) && t.accept(NEWLINE) && t.at(INDENT)) {
            throw r.errors.atLastToken("Cannot have two type comments on def");
        }
        t.mark = first;
    }
}
