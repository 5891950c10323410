package dev.krait.symtable;

import static dev.krait.symtable.SymbolFlags.DEF_LOCAL;
import static dev.krait.symtable.SymbolFlags.DEF_PARAM;
import static dev.krait.symtable.SymbolFlags.DEF_TYPE_PARAM;
import static dev.krait.symtable.SymbolFlags.USE;

import dev.krait.ast.Arg;
import dev.krait.ast.Arguments;
import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.ast.TypeParam;
import dev.krait.symtable.SymbolBlock.Kind;
import dev.krait.symtable.SymbolTable.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * The first pass over functions, classes, type aliases, their type parameters (PEP 695) and annotations (PEP 649).
 * Compare CPython {@code Python/symtable.c}.
 */
final class DefinitionSymbols {
    private final SymbolTableBuilder builder;

    DefinitionSymbols(SymbolTableBuilder builder) {
        this.builder = builder;
    }

    void function(Definition def) {
        Span span = def.node().span();
        Arguments args = def.args();
        ExpressionSymbols expressions = builder.expressions;
        builder.define(def.name(), DEF_LOCAL, span);
        expressions.visit(args.defaults());
        args.kwDefaults().forEach(expressions::visitOptional);
        expressions.visit(def.decorators());
        boolean generic = !def.typeParams().isEmpty();
        if (generic) {
            enterTypeParameters(def.name(), def.node(), false, span);
            builder.define(".defaults", DEF_PARAM, span); // also if there are none
            if (args.kwDefaults().stream().anyMatch(Objects::nonNull)) {
                builder.define(".kwdefaults", DEF_PARAM, span);
            }
            def.typeParams().forEach(this::typeParameter);
        }
        // Made before the annotations are visited, entered after: the numbering of blocks that symtable shows.
        SymbolBlock block = builder.newBlock(def.name(), Kind.FUNCTION, def.node(), Role.BODY, span);
        block.hasDocstring = Docstring.of(def.body()) != null;
        signatureAnnotations(def);
        builder.enter(block);
        block.coroutine = def.isAsync();
        arguments(args);
        builder.statements.visit(def.body());
        builder.leave();
        if (generic) {
            builder.leave();
        }
    }

    void arguments(Arguments args) {
        parameters(args.posonlyargs());
        parameters(args.args());
        parameters(args.kwonlyargs());
        if (args.vararg() != null) {
            builder.define(args.vararg().arg(), DEF_PARAM, args.vararg().span());
            builder.current.varargs = true;
        }
        if (args.kwarg() != null) {
            builder.define(args.kwarg().arg(), DEF_PARAM, args.kwarg().span());
            builder.current.varkeywords = true;
        }
    }

    private void parameters(List<Arg> args) {
        for (Arg arg : args) {
            builder.define(arg.arg(), DEF_PARAM, arg.span());
        }
    }

    private void signatureAnnotations(Definition def) {
        SymbolBlock parent = builder.current;
        Span span = def.node().span();
        builder.enterNew("__annotate__", Kind.ANNOTATION, def.node(), Role.ANNOTATIONS, span);
        if (parent.canSeeClassScope || parent.kind == Kind.CLASS) {
            builder.current.canSeeClassScope = true;
            builder.define("__classdict__", USE, span);
        }
        Arguments args = def.args();
        args.posonlyargs().forEach(this::argumentAnnotation);
        args.args().forEach(this::argumentAnnotation);
        argumentAnnotation(args.vararg());
        argumentAnnotation(args.kwarg());
        args.kwonlyargs().forEach(this::argumentAnnotation);
        if (def.returns() != null) {
            builder.current.annotationsUsed = true;
            builder.expressions.visit(def.returns());
        }
        builder.leave();
    }

    private void argumentAnnotation(Arg arg) {
        if (arg != null && arg.annotation() != null) {
            builder.current.annotationsUsed = true;
            builder.expressions.visit(arg.annotation());
        }
    }

    /** The annotation of a variable. All of a block's annotations share one annotation block. */
    void annotation(Expr annotation) {
        SymbolBlock parent = builder.current;
        // Annotations of local variables are never evaluated and bind nothing.
        boolean unevaluated = parent.kind == Kind.FUNCTION;
        // All of a module's are conditional: somebody may ask while the module is still running.
        boolean conditional = parent.kind == Kind.MODULE || parent.kind == Kind.CLASS && parent.inConditionalBlock;
        if (conditional && !parent.hasConditionalAnnotations) {
            parent.hasConditionalAnnotations = true;
            builder.define("__conditional_annotations__", USE, annotation.span());
        }
        if (parent.annotationBlock == null) {
            builder.enterNew("__annotate__", Kind.ANNOTATION, parent, Role.ANNOTATIONS, annotation.span());
            parent.annotationBlock = builder.current;
            if (parent.kind == Kind.CLASS && !builder.futureAnnotations()) {
                builder.current.canSeeClassScope = true;
                builder.define("__classdict__", USE, annotation.span());
            }
        } else {
            builder.enter(parent.annotationBlock);
        }
        if (unevaluated) {
            builder.current.inUnevaluatedAnnotation = true;
        }
        builder.expressions.visit(annotation);
        if (unevaluated) {
            builder.current.inUnevaluatedAnnotation = false;
        }
        builder.leave();
    }

    void classDef(Stmt.ClassDef s) {
        builder.define(s.name(), DEF_LOCAL, s.span());
        builder.expressions.visit(s.decoratorList());
        String outerClass = builder.className;
        boolean generic = !s.typeParams().isEmpty();
        if (generic) {
            enterTypeParameters(s.name(), s, true, s.span());
            builder.className = s.name();
            builder.current.mangledNames = new HashSet<>();
            s.typeParams().forEach(this::typeParameter);
        }
        builder.expressions.visit(s.bases());
        builder.expressions.keywords(s.keywords());
        builder.enterNew(s.name(), Kind.CLASS, s, Role.BODY, s.span());
        builder.className = s.name();
        if (generic) {
            builder.define("__type_params__", DEF_LOCAL, s.span());
            builder.define(".type_params", USE, s.span());
        }
        builder.current.hasDocstring = Docstring.of(s.body()) != null;
        builder.statements.visit(s.body());
        builder.leave();
        if (generic) {
            builder.leave();
        }
        builder.className = outerClass;
    }

    void typeAlias(Stmt.TypeAlias s) {
        builder.expressions.visit(s.name());
        String name = ((Expr.Name) s.name()).id();
        boolean inClass = builder.current.kind == Kind.CLASS;
        boolean generic = !s.typeParams().isEmpty();
        if (generic) {
            enterTypeParameters(name, s, false, s.span());
            s.typeParams().forEach(this::typeParameter);
        }
        builder.enterNew(name, Kind.TYPE_ALIAS, s, Role.BODY, s.span());
        builder.current.canSeeClassScope = inClass;
        if (inClass) {
            builder.define("__classdict__", USE, s.value().span());
        }
        builder.expressions.visit(s.value());
        builder.leave();
        if (generic) {
            builder.leave();
        }
    }

    private void enterTypeParameters(String name, Stmt node, boolean isClass, Span span) {
        boolean inClass = builder.current.kind == Kind.CLASS;
        builder.enterNew(name, Kind.TYPE_PARAMETERS, node, Role.TYPE_PARAMETERS, span);
        if (inClass) {
            builder.current.canSeeClassScope = true;
            builder.define("__classdict__", USE, span);
        }
        if (isClass) {
            // bound when the tuple of type parameters is made, used for the bases
            builder.define(".type_params", DEF_LOCAL, span);
            builder.define(".type_params", USE, span);
            builder.define(".generic_base", DEF_LOCAL, span);
            builder.define(".generic_base", USE, span);
        }
    }

    private void typeParameter(TypeParam parameter) {
        switch (parameter) {
            case TypeParam.TypeVar p -> {
                builder.define(p.name(), DEF_TYPE_PARAM | DEF_LOCAL, p.span());
                String info = p.bound() instanceof Expr.TupleExpr ? "a TypeVar constraint" : "a TypeVar bound";
                boundOrDefault(p, p.name(), p.bound(), Role.BOUND, info);
                boundOrDefault(p, p.name(), p.defaultValue(), Role.DEFAULT, "a TypeVar default");
            }
            case TypeParam.TypeVarTuple p -> {
                builder.define(p.name(), DEF_TYPE_PARAM | DEF_LOCAL, p.span());
                boundOrDefault(p, p.name(), p.defaultValue(), Role.DEFAULT, "a TypeVarTuple default");
            }
            case TypeParam.ParamSpec p -> {
                builder.define(p.name(), DEF_TYPE_PARAM | DEF_LOCAL, p.span());
                boundOrDefault(p, p.name(), p.defaultValue(), Role.DEFAULT, "a ParamSpec default");
            }
        }
    }

    private void boundOrDefault(TypeParam parameter, String name, Expr value, Role role, String info) {
        if (name.equals("__classdict__")) {
            throw builder.error(
                    parameter.span(), "reserved name '" + name + "' cannot be used for type parameter");
        }
        if (value == null) {
            return;
        }
        boolean inClass = builder.current.canSeeClassScope;
        builder.enterNew(name, Kind.TYPE_VARIABLE, parameter, role, value.span());
        builder.current.canSeeClassScope = inClass;
        if (inClass) {
            builder.define("__classdict__", USE, value.span());
        }
        builder.current.scopeInfo = info;
        builder.expressions.visit(value);
        builder.leave();
    }
}
