package dev.krait.ast;

import java.util.List;

/** Statements. Compare CPython {@code Parser/Python.asdl}. */
public sealed interface Stmt {
    /** Where the node stands in the source. */
    Span span();

    /** {@code FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)}; may be null: returns, typeComment. */
    record FunctionDef(String name, Arguments args, List<Stmt> body, List<Expr> decoratorList, Expr returns, String typeComment, List<TypeParam> typeParams, Span span) implements Stmt {}

    /** {@code AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)}; may be null: returns, typeComment. */
    record AsyncFunctionDef(String name, Arguments args, List<Stmt> body, List<Expr> decoratorList, Expr returns, String typeComment, List<TypeParam> typeParams, Span span) implements Stmt {}

    /** {@code ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)}. */
    record ClassDef(String name, List<Expr> bases, List<Keyword> keywords, List<Stmt> body, List<Expr> decoratorList, List<TypeParam> typeParams, Span span) implements Stmt {}

    /** {@code Return(expr? value)}; may be null: value. */
    record Return(Expr value, Span span) implements Stmt {}

    /** {@code Delete(expr* targets)}. */
    record Delete(List<Expr> targets, Span span) implements Stmt {}

    /** {@code Assign(expr* targets, expr value, string? type_comment)}; may be null: typeComment. */
    record Assign(List<Expr> targets, Expr value, String typeComment, Span span) implements Stmt {}

    /** {@code TypeAlias(expr name, type_param* type_params, expr value)}. */
    record TypeAlias(Expr name, List<TypeParam> typeParams, Expr value, Span span) implements Stmt {}

    /** {@code AugAssign(expr target, operator op, expr value)}. */
    record AugAssign(Expr target, Operator op, Expr value, Span span) implements Stmt {}

    /** {@code AnnAssign(expr target, expr annotation, expr? value, int simple)}; may be null: value. */
    record AnnAssign(Expr target, Expr annotation, Expr value, int simple, Span span) implements Stmt {}

    /** {@code For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)}; may be null: typeComment. */
    record For(Expr target, Expr iter, List<Stmt> body, List<Stmt> orElse, String typeComment, Span span) implements Stmt {}

    /** {@code AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)}; may be null: typeComment. */
    record AsyncFor(Expr target, Expr iter, List<Stmt> body, List<Stmt> orElse, String typeComment, Span span) implements Stmt {}

    /** {@code While(expr test, stmt* body, stmt* orelse)}. */
    record While(Expr test, List<Stmt> body, List<Stmt> orElse, Span span) implements Stmt {}

    /** {@code If(expr test, stmt* body, stmt* orelse)}. */
    record If(Expr test, List<Stmt> body, List<Stmt> orElse, Span span) implements Stmt {}

    /** {@code With(withitem* items, stmt* body, string? type_comment)}; may be null: typeComment. */
    record With(List<WithItem> items, List<Stmt> body, String typeComment, Span span) implements Stmt {}

    /** {@code AsyncWith(withitem* items, stmt* body, string? type_comment)}; may be null: typeComment. */
    record AsyncWith(List<WithItem> items, List<Stmt> body, String typeComment, Span span) implements Stmt {}

    /** {@code Match(expr subject, match_case* cases)}. */
    record Match(Expr subject, List<MatchCase> cases, Span span) implements Stmt {}

    /** {@code Raise(expr? exc, expr? cause)}; may be null: exc, cause. */
    record Raise(Expr exc, Expr cause, Span span) implements Stmt {}

    /** {@code Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)}. */
    record Try(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, List<Stmt> finalBody, Span span) implements Stmt {}

    /** {@code TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)}. */
    record TryStar(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, List<Stmt> finalBody, Span span) implements Stmt {}

    /** {@code Assert(expr test, expr? msg)}; may be null: msg. */
    record Assert(Expr test, Expr msg, Span span) implements Stmt {}

    /** {@code Import(alias* names)}. */
    record Import(List<Alias> names, Span span) implements Stmt {}

    /** {@code ImportFrom(identifier? module, alias* names, int? level)}; may be null: module, level. */
    record ImportFrom(String module, List<Alias> names, Integer level, Span span) implements Stmt {}

    /** {@code Global(identifier* names)}. */
    record Global(List<String> names, Span span) implements Stmt {}

    /** {@code Nonlocal(identifier* names)}. */
    record Nonlocal(List<String> names, Span span) implements Stmt {}

    /** {@code Expr(expr value)}. */
    record ExprStmt(Expr value, Span span) implements Stmt {}

    /** {@code Pass}. */
    record Pass(Span span) implements Stmt {}

    /** {@code Break}. */
    record Break(Span span) implements Stmt {}

    /** {@code Continue}. */
    record Continue(Span span) implements Stmt {}
}
