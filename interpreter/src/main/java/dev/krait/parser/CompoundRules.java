package dev.krait.parser;

import static dev.krait.tokenizer.Token.*;

import dev.krait.ast.Arguments;
import dev.krait.ast.ExceptHandler;
import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.MatchCase;
import dev.krait.ast.Pattern;
import dev.krait.ast.Stmt;
import dev.krait.ast.TypeParam;
import dev.krait.ast.WithItem;
import java.util.ArrayList;
import java.util.List;

/** Statements that hold blocks. Compare CPython {@code Grammar/python.gram}, COMPOUND STATEMENTS. */
final class CompoundRules extends Chapter {
    CompoundRules(Rules rules) {
        super(rules);
    }

    /** {@code compound_stmt}. */
    Stmt statement() {
        return switch (t.kind()) {
            case DEF -> function(t.mark, List.of());
            case AT -> decorated();
            case ASYNC -> async();
            case IF -> ifStatement();
            case CLASS -> classDefinition(List.of());
            case WITH -> with(t.mark, false);
            case FOR -> forStatement(t.mark, false);
            case TRY -> tryStatement();
            case WHILE -> whileStatement();
            case NAME -> t.atSoft("match") ? match() : null;
            default -> null;
        };
    }

    private Stmt async() {
        int first = t.mark;
        return switch (t.kindAfter()) {
            case DEF -> function(first, List.of());
            case WITH -> with(first, true);
            case FOR -> forStatement(first, true);
            default -> null;
        };
    }

    // ---- Blocks ----

    /** {@code block: NEWLINE INDENT statements DEDENT | simple_stmts}. */
    List<Stmt> block() {
        return r.diagnosing ? r.memo("block", this::readBlock) : readBlock();
    }

    private List<Stmt> readBlock() {
        int first = t.mark;
        List<Stmt> body = new ArrayList<>();
        if (t.accept(NEWLINE)) {
            if (t.accept(INDENT)) {
                r.enter();
                boolean good = r.modules.statements(body) && t.accept(DEDENT);
                r.leave();
                return good ? frozen(body) : fail(first);
            }
            if (r.invalid) {
                throw r.errors.indentation("expected an indented block");
            }
            return fail(first);
        }
        return r.simple.statements(body) ? frozen(body) : null;
    }

    /** {@code ':' block}. */
    private List<Stmt> colonBlock() {
        int colon = t.mark;
        if (!t.accept(COLON)) {
            return null;
        }
        List<Stmt> body = block();
        return body == null ? fail(colon) : body;
    }

    /** {@code &&':' block}: the colon must be there. */
    private List<Stmt> forcedColonBlock() {
        r.invalidStatements.force(COLON, ":");
        return colonBlock();
    }

    /** {@code [else_block]}: empty when there is none, null when it is wrong. */
    private List<Stmt> elseBlock() {
        if (!t.at(ELSE)) {
            return List.of();
        }
        int first = t.mark;
        if (r.invalid) {
            r.invalidBlocks.elseBlock();
        }
        t.mark = first + 1;
        List<Stmt> body = forcedColonBlock();
        return body == null ? notThere(first) : body;
    }

    /** An optional part that is wrong is not there; what follows will fail on it. */
    private List<Stmt> notThere(int first) {
        t.mark = first;
        return List.of();
    }

    // ---- if, while, for ----

    private Stmt ifStatement() {
        int first = t.mark;
        if (r.invalid) {
            r.invalidBlocks.condition(IF, "if");
        }
        return ifOrElif(first);
    }

    /** An {@code if} or {@code elif}, whose keyword is next. */
    private Stmt ifOrElif(int first) {
        t.mark = first + 1;
        r.enter();
        Expr test = r.expressions.namedExpression();
        List<Stmt> body = test == null ? null : colonBlock();
        Stmt result = null;
        if (body != null) {
            List<Stmt> orElse = null;
            if (t.at(ELIF)) {
                int elif = t.mark;
                if (r.invalid) {
                    r.invalidBlocks.condition(ELIF, "elif");
                }
                Stmt next = ifOrElif(elif);
                orElse = next == null ? notThere(elif) : List.of(next);
            } else {
                orElse = elseBlock();
            }
            result = new Stmt.If(test, body, orElse, t.spanFrom(first));
        }
        r.leave();
        return result == null ? fail(first) : result;
    }

    private Stmt whileStatement() {
        int first = t.mark;
        if (r.invalid) {
            r.invalidBlocks.condition(WHILE, "while");
        }
        t.mark = first + 1;
        Expr test = r.expressions.namedExpression();
        List<Stmt> body = test == null ? null : colonBlock();
        if (body == null) {
            return fail(first);
        }
        List<Stmt> orElse = elseBlock();
        return new Stmt.While(test, body, orElse, t.spanFrom(first));
    }

    private Stmt forStatement(int first, boolean async) {
        if (r.invalid) {
            r.invalidBlocks.forStatement(async);
        }
        t.mark = first + (async ? 2 : 1);
        Expr target = r.targets.starTargets();
        if (target != null && t.accept(IN)) {
            Expr iter = r.expressions.starExpressions();
            if (iter != null && t.accept(COLON)) {
                String comment = r.simple.typeComment();
                List<Stmt> body = block();
                if (body != null) {
                    List<Stmt> orElse = elseBlock();
                    return async ? asyncFor(first, target, iter, body, orElse, comment)
                            : new Stmt.For(target, iter, body, orElse, comment, t.spanFrom(first));
                }
            }
            // the word "in" commits
            return fail(first);
        }
        t.mark = first;
        if (r.invalid) {
            r.invalidStatements.forTarget();
        }
        return fail(first);
    }

    private Stmt asyncFor(int first, Expr target, Expr iter, List<Stmt> body, List<Stmt> orElse, String comment) {
        r.require(5, "Async for loops are");
        return new Stmt.AsyncFor(target, iter, body, orElse, comment, t.spanFrom(first));
    }

    // ---- with ----

    private Stmt with(int first, boolean async) {
        if (r.invalid) {
            r.invalidBlocks.withIndent(async);
        }
        int keyword = first + (async ? 1 : 0);
        t.mark = keyword + 1;
        List<WithItem> items = t.accept(LPAR) ? parenthesisedItems() : null;
        if (items == null || !t.at(COLON)) {
            t.mark = keyword + 1;
            items = items();
        }
        if (items != null && t.accept(COLON)) {
            String comment = r.simple.typeComment();
            List<Stmt> body = block();
            if (body != null) {
                if (async) {
                    r.require(5, "Async with statements are");
                    return new Stmt.AsyncWith(items, body, comment, t.spanFrom(first));
                }
                return new Stmt.With(items, body, comment, t.spanFrom(first));
            }
        }
        t.mark = first;
        if (r.invalid) {
            r.invalidBlocks.with(async);
        }
        return fail(first);
    }

    private List<WithItem> parenthesisedItems() {
        List<WithItem> items = items();
        if (items == null) {
            return null;
        }
        t.accept(COMMA);
        return t.accept(RPAR) ? items : null;
    }

    /** {@code ','.with_item+}. */
    private List<WithItem> items() {
        List<WithItem> items = new ArrayList<>(1);
        while (true) {
            WithItem item = item();
            if (item == null) {
                if (items.isEmpty()) {
                    return null;
                }
                t.mark--;
                break;
            }
            items.add(item);
            if (!t.accept(COMMA)) {
                break;
            }
        }
        return frozen(items);
    }

    /** {@code with_item: expression 'as' star_target &(',' | ')' | ':') | expression}. */
    private WithItem item() {
        int first = t.mark;
        Expr context = r.expressions.expression();
        if (context == null) {
            return fail(first);
        }
        if (t.at(AS)) {
            int as = t.mark++;
            Expr target = r.targets.starTarget();
            if (target != null && (t.at(COMMA) || t.at(RPAR) || t.at(COLON))) {
                return new WithItem(context, target);
            }
            t.mark = as;
            if (r.invalid) {
                r.invalidBlocks.withItem();
            }
        }
        return new WithItem(context, null);
    }

    // ---- try ----

    private Stmt tryStatement() {
        int first = t.mark;
        if (r.invalid) {
            r.invalidBlocks.tryStatement();
        }
        t.mark = first + 1;
        List<Stmt> body = forcedColonBlock();
        if (body == null) {
            return fail(first);
        }
        boolean star = t.at(EXCEPT) && t.kindAfter() == STAR;
        List<ExceptHandler> handlers = new ArrayList<>(1);
        while (t.at(EXCEPT)) {
            ExceptHandler handler = handler(star);
            if (handler == null) {
                break;
            }
            handlers.add(handler);
        }
        List<Stmt> orElse = handlers.isEmpty() ? List.of() : elseBlock();
        List<Stmt> last = finallyBlock();
        if (handlers.isEmpty() && last.isEmpty()) {
            return fail(first);
        }
        if (star && !handlers.isEmpty()) {
            r.require(11, "Exception groups are");
            return new Stmt.TryStar(body, frozen(handlers), orElse, last, t.spanFrom(first));
        }
        return new Stmt.Try(body, frozen(handlers), orElse, last, t.spanFrom(first));
    }

    private List<Stmt> finallyBlock() {
        if (!t.at(FINALLY)) {
            return List.of();
        }
        int first = t.mark;
        if (r.invalid) {
            r.invalidBlocks.finallyBlock();
        }
        t.mark = first + 1;
        List<Stmt> body = forcedColonBlock();
        return body == null ? notThere(first) : body;
    }

    /** {@code except_block} or {@code except_star_block}. */
    ExceptHandler handler(boolean star) {
        int first = t.mark;
        if (r.invalid) {
            r.invalidBlocks.exceptIndent(star);
            t.mark = first;
        }
        if (!t.accept(EXCEPT)) {
            return null;
        }
        ExceptHandler handler = star == t.accept(STAR) ? handlerRest(first, star) : null;
        if (handler != null) {
            return handler;
        }
        t.mark = first;
        if (r.invalid) {
            r.invalidBlocks.except(star);
        }
        return fail(first);
    }

    private ExceptHandler handlerRest(int first, boolean star) {
        if (t.at(COLON) && !star) {
            List<Stmt> body = colonBlock();
            return body == null ? null : new ExceptHandler(null, null, body, t.spanFrom(first));
        }
        int start = t.mark;
        Expr type = r.expressions.expression();
        boolean bareTuple = type != null && t.at(COMMA);
        if (bareTuple) {
            t.mark = start;
            type = r.expressions.expressions();
        }
        if (type == null) {
            return null;
        }
        String name = null;
        if (!bareTuple && t.at(AS) && t.kindAfter() == NAME) {
            t.mark += 2;
            name = t.name(t.mark - 1);
        }
        List<Stmt> body = colonBlock();
        if (body == null) {
            return null;
        }
        if (bareTuple) {
            r.require(14, "except expressions without parentheses are");
        }
        return new ExceptHandler(type, name, body, t.spanFrom(first));
    }

    // ---- match ----

    /** {@code "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT}. */
    private Stmt match() {
        int first = t.mark;
        if (t.atSoft("match")) {
            t.mark++;
            Expr subject = subject();
            if (subject != null && t.accept(COLON) && t.accept(NEWLINE) && t.accept(INDENT)) {
                List<MatchCase> cases = new ArrayList<>();
                MatchCase one;
                while ((one = caseBlock()) != null) {
                    cases.add(one);
                }
                if (!cases.isEmpty() && t.accept(DEDENT)) {
                    r.require(10, "Pattern matching is");
                    return new Stmt.Match(subject, frozen(cases), t.spanFrom(first));
                }
            }
        }
        t.mark = first;
        if (r.invalid) {
            r.invalidBlocks.match();
        }
        return fail(first);
    }

    /** {@code subject_expr: star_named_expression ',' [star_named_expressions] | named_expression}. */
    Expr subject() {
        int first = t.mark;
        Expr value = r.expressions.starNamedExpression();
        if (value == null) {
            return null;
        }
        if (t.at(COMMA)) {
            List<Expr> values = r.primaries.moreElements(value);
            return new Expr.TupleExpr(values, ExprContext.LOAD, t.spanFrom(first));
        }
        return value instanceof Expr.Starred ? fail(first) : value;
    }

    private MatchCase caseBlock() {
        int first = t.mark;
        if (!t.atSoft("case")) {
            return null;
        }
        if (r.invalid) {
            r.invalidBlocks.caseBlock();
        }
        t.mark = first + 1;
        Pattern pattern = r.patterns.patterns();
        Expr guard = null;
        if (pattern != null && t.at(IF)) {
            t.mark++;
            guard = r.expressions.namedExpression();
            if (guard == null) {
                return fail(first);
            }
        }
        List<Stmt> body = pattern == null ? null : colonBlock();
        return body == null ? fail(first) : new MatchCase(pattern, guard, body);
    }

    // ---- Functions and classes ----

    private Stmt decorated() {
        int first = t.mark;
        List<Expr> decorators = new ArrayList<>(2);
        while (t.accept(AT)) {
            Expr decorator = r.expressions.namedExpression();
            if (decorator == null || !t.accept(NEWLINE)) {
                return fail(first);
            }
            decorators.add(decorator);
        }
        Stmt definition = switch (t.kind()) {
            case DEF -> function(t.mark, frozen(decorators));
            case ASYNC -> t.kindAfter() == DEF ? function(t.mark, frozen(decorators)) : null;
            case CLASS -> classDefinition(frozen(decorators));
            default -> null;
        };
        return definition == null ? fail(first) : definition;
    }

    /** Takes a token that the rule for mistakes in definitions insists on. */
    private boolean forced(int kind, String what) {
        if (r.invalid) {
            r.invalidStatements.force(kind, what);
        }
        return t.accept(kind);
    }

    /** {@code ['async'] 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' [func_type_comment] block}. */
    private Stmt function(int first, List<Expr> decorators) {
        if (r.invalid) {
            r.invalidBlocks.function();
        }
        t.mark = first;
        boolean async = t.accept(ASYNC);
        t.mark++;
        int name = t.take(NAME);
        if (name < 0) {
            return fail(first);
        }
        List<TypeParam> types = r.typeParameters.typeParameters();
        if (!forced(LPAR, "(") || types == null) {
            return fail(first);
        }
        Arguments parameters = r.parameters.functionParameters();
        if (parameters == null || !t.accept(RPAR)) {
            return fail(first);
        }
        Expr returns = null;
        int arrow = t.take(RARROW);
        if (arrow >= 0) {
            returns = r.expressions.expression();
            t.mark = returns == null ? arrow : t.mark;
        }
        if (!forced(COLON, ":")) {
            return fail(first);
        }
        String comment = functionTypeComment();
        List<Stmt> body = block();
        if (body == null) {
            return fail(first);
        }
        if (async) {
            r.require(5, "Async functions are");
            return new Stmt.AsyncFunctionDef(t.name(name), parameters, body, decorators, returns, comment, types, t.spanFrom(first));
        }
        return new Stmt.FunctionDef(t.name(name), parameters, body, decorators, returns, comment, types, t.spanFrom(first));
    }

    /** {@code func_type_comment: NEWLINE TYPE_COMMENT &(NEWLINE INDENT) | TYPE_COMMENT}. */
    String functionTypeComment() {
        if (!r.flags.typeComments()) {
            return null;
        }
        int first = t.mark;
        if (t.accept(NEWLINE)) {
            int comment = t.take(TYPE_COMMENT);
            if (comment >= 0 && t.at(NEWLINE) && t.kindAfter() == INDENT) {
                return t.sourceOf(comment);
            }
            t.mark = first;
        }
        if (r.invalid) {
            r.invalidBlocks.doubleTypeComments();
        }
        return r.simple.typeComment();
    }

    /** {@code 'class' NAME [type_params] ['(' [arguments] ')'] ':' block}. */
    private Stmt classDefinition(List<Expr> decorators) {
        int first = t.mark;
        if (r.invalid) {
            r.invalidBlocks.classDefinition();
        }
        t.mark = first + 1;
        int name = t.take(NAME);
        List<TypeParam> types = name < 0 ? null : r.typeParameters.typeParameters();
        if (types == null) {
            return fail(first);
        }
        CallRules.CallArguments bases = CallRules.CallArguments.NONE;
        if (t.accept(LPAR)) {
            bases = r.calls.arguments(-1);
            if (bases == null || !t.accept(RPAR)) {
                return fail(first);
            }
        }
        List<Stmt> body = colonBlock();
        if (body == null) {
            return fail(first);
        }
        return new Stmt.ClassDef(t.name(name), bases.positional(), bases.keywords(), body, decorators, types, t.spanFrom(first));
    }
}
