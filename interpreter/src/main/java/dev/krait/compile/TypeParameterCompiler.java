package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.ast.TypeParam;
import dev.krait.bytecode.Intrinsic;
import dev.krait.bytecode.Oparg;
import dev.krait.compile.CodeUnit.Scope;
import dev.krait.object.PyNone;
import dev.krait.symtable.SymbolBlock;
import dev.krait.symtable.SymbolTable.Role;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.List;

/** Compiles type parameters and {@code type} statements (PEP 695, 696). Compare CPython {@code Python/codegen.c: codegen_type_params}. */
final class TypeParameterCompiler {
    private final Compilation c;

    TypeParameterCompiler(Compilation c) {
        this.c = c;
    }

    /** The name of the function that makes the type parameters of something. */
    static String scopeName(String name) {
        return "<generic parameters of " + name + ">";
    }

    /** Makes and binds the parameters and leaves a tuple of them. */
    void typeParameters(List<TypeParam> parameters) {
        boolean seenDefault = false;
        for (TypeParam parameter : parameters) {
            Span span = parameter.span();
            String name;
            Expr defaultValue;
            switch (parameter) {
                case TypeParam.TypeVar p -> {
                    name = p.name();
                    defaultValue = p.defaultValue();
                    c.loadConst(Str.of(name), span);
                    typeVar(p);
                }
                case TypeParam.TypeVarTuple p -> {
                    name = p.name();
                    defaultValue = p.defaultValue();
                    c.loadConst(Str.of(name), span);
                    c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_TYPEVARTUPLE, span);
                }
                case TypeParam.ParamSpec p -> {
                    name = p.name();
                    defaultValue = p.defaultValue();
                    c.loadConst(Str.of(name), span);
                    c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_PARAMSPEC, span);
                }
            }
            if (defaultValue != null) {
                seenDefault = true;
                boolean starred = parameter instanceof TypeParam.TypeVarTuple;
                boundOrDefault(parameter, name, defaultValue, Role.DEFAULT, starred);
                c.emit(CALL_INTRINSIC_2, Intrinsic.INTRINSIC_SET_TYPEPARAM_DEFAULT, span);
            } else if (seenDefault) {
                throw c.error(
                        span, "non-default type parameter '" + name + "' follows default type parameter");
            }
            c.emit(COPY, 1, span);
            c.names.store(name, span);
        }
        c.emit(BUILD_TUPLE, parameters.size(), parameters.getFirst().span());
    }

    private void typeVar(TypeParam.TypeVar p) {
        if (p.bound() == null) {
            c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_TYPEVAR, p.span());
            return;
        }
        boundOrDefault(p, p.name(), p.bound(), Role.BOUND, false);
        int intrinsic = p.bound() instanceof Expr.TupleExpr
                ? Intrinsic.INTRINSIC_TYPEVAR_WITH_CONSTRAINTS
                : Intrinsic.INTRINSIC_TYPEVAR_WITH_BOUND;
        c.emit(CALL_INTRINSIC_2, intrinsic, p.span());
    }

    /** Makes a function that evaluates the expression later. */
    private void boundOrDefault(TypeParam parameter, String name, Expr e, Role role, boolean allowStarred) {
        Span span = e.span();
        c.loadConst(PyTuple.of(1L), span);
        c.annotations.enter(name, c.table.block(parameter, role), span);
        if (allowStarred && e instanceof Expr.Starred star) {
            c.expressions.visit(star.value());
            c.emit(UNPACK_SEQUENCE, 1, span);
        } else {
            c.expressions.visit(e);
        }
        c.emit(RETURN_VALUE, span);
        c.functions.makeClosure(c.exitScope(true), Oparg.MAKE_FUNCTION_DEFAULTS, span);
    }

    void typeAlias(Stmt.TypeAlias s) {
        Span span = s.span();
        String name = ((Expr.Name) s.name()).id();
        if (s.typeParams().isEmpty()) {
            c.loadConst(Str.of(name), span);
            c.loadConst(PyNone.NONE, span);
            typeAliasValue(s, name);
        } else {
            SymbolBlock block = c.table.block(s, Role.TYPE_PARAMETERS);
            c.enterScope(scopeName(name), Scope.ANNOTATIONS, block, span.line(), null);
            c.loadConst(Str.of(name), span);
            typeParameters(s.typeParams());
            typeAliasValue(s, name);
            c.functions.makeClosure(c.exitScope(false), 0, span);
            c.emit(PUSH_NULL, span);
            c.emit(CALL, 0, span);
        }
        c.names.store(name, span);
    }

    /** {@code [name, type parameters] -> [alias]}. */
    private void typeAliasValue(Stmt.TypeAlias s, String name) {
        Span span = s.span();
        c.loadConst(PyTuple.of(1L), span);
        c.annotations.enter(name, c.table.block(s, Role.BODY), span);
        c.expressions.visit(s.value());
        c.emit(RETURN_VALUE, span);
        c.functions.makeClosure(c.exitScope(false), Oparg.MAKE_FUNCTION_DEFAULTS, span);
        c.emit(BUILD_TUPLE, 3, span);
        c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_TYPEALIAS, span);
    }
}
