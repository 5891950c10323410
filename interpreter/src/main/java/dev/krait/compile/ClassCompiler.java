package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.Intrinsic;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.CodeUnit.Scope;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;
import dev.krait.symtable.SymbolBlock;
import dev.krait.symtable.SymbolTable.Role;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;

/** Compiles classes: {@code __build_class__(body, name, *bases, **keywords)}. Compare CPython {@code Python/codegen.c: codegen_class}. */
final class ClassCompiler {
    private final Compilation c;

    ClassCompiler(Compilation c) {
        this.c = c;
    }

    void classDef(Stmt.ClassDef s) {
        Span span = s.span();
        c.expressions.visit(s.decoratorList());
        int firstLine = FunctionCompiler.firstLine(s.decoratorList(), span);
        if (s.typeParams().isEmpty()) {
            loadBody(s, firstLine);
            c.calls.arguments(2, s.bases(), null, s.keywords(), span);
        } else {
            generic(s, firstLine);
        }
        c.functions.applyDecorators(s.decoratorList());
        c.names.store(s.name(), span);
    }

    /** A generic class is made by a function that makes the type parameters and the generic base. */
    private void generic(Stmt.ClassDef s, int firstLine) {
        Span span = s.span();
        SymbolBlock block = c.table.block(s, Role.TYPE_PARAMETERS);
        c.enterScope(TypeParameterCompiler.scopeName(s.name()), Scope.ANNOTATIONS, block, firstLine, s.name());
        c.typeParameters.typeParameters(s.typeParams());
        c.names.store(".type_params", span);
        loadBody(s, firstLine);
        c.names.load(".type_params", span);
        c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_SUBSCRIPT_GENERIC, span);
        c.names.store(".generic_base", span);
        c.calls.arguments(2, s.bases(), ".generic_base", s.keywords(), span);
        c.functions.makeClosure(c.exitScope(false), 0, span);
        c.emit(PUSH_NULL, span);
        c.emit(CALL, 0, span);
    }

    /** {@code [] -> [__build_class__, NULL, body function, name]}. */
    private void loadBody(Stmt.ClassDef s, int firstLine) {
        PyCode code = body(s, firstLine);
        Span span = s.span();
        c.emit(LOAD_BUILD_CLASS, span);
        c.emit(PUSH_NULL, span);
        c.functions.makeClosure(code, 0, span);
        c.loadConst(Str.of(s.name()), span);
    }

    private PyCode body(Stmt.ClassDef s, int firstLine) {
        SymbolBlock block = c.table.block(s, Role.BODY);
        CodeUnitMetadata metadata = c.enterScope(s.name(), Scope.CLASS, block, firstLine, s.name());
        Span span = new Span(firstLine, 0, firstLine, 0);
        c.names.load("__name__", span);
        c.names.store("__module__", span);
        c.loadConst(Str.of(metadata.qualname), span);
        c.names.store("__qualname__", span);
        c.loadConst((long) metadata.firstLine, span);
        c.names.store("__firstlineno__", span);
        if (!s.typeParams().isEmpty()) {
            c.names.load(".type_params", span);
            c.names.store("__type_params__", span);
        }
        if (block.needsClassDict) {
            c.emit(LOAD_LOCALS, span);
            c.emit(STORE_DEREF, CodeUnitMetadata.index(metadata.cellvars, "__classdict__"), span);
        }
        if (block.hasConditionalAnnotations) {
            c.emit(BUILD_SET, 0, span);
            c.emit(STORE_DEREF, CodeUnitMetadata.index(metadata.cellvars, "__conditional_annotations__"), span);
        }
        c.statements.body(s.body(), span, false);
        Span none = Locations.NONE;
        c.loadConst(PyTuple.of(c.unit.staticAttributes.stream().map(Str::of).toArray()), none);
        c.names.store("__static_attributes__", none);
        if (block.needsClassDict) {
            c.emit(LOAD_CLOSURE, metadata.cellvars.get("__classdict__"), none);
            c.names.store("__classdictcell__", none);
        }
        if (block.needsClassClosure) {
            // the cell is also what the body returns
            c.emit(LOAD_CLOSURE, metadata.cellvars.get("__class__"), none);
            c.emit(COPY, 1, none);
            c.names.store("__classcell__", none);
        } else {
            c.loadConst(PyNone.NONE, none);
        }
        c.emit(RETURN_VALUE, none);
        return c.exitScope(true);
    }
}
