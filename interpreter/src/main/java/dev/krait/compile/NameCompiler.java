package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.ExprContext;
import dev.krait.ast.Span;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.symtable.SymbolBlock;
import dev.krait.symtable.SymbolFlags;

/** Loads, stores and deletes variables. Compare CPython {@code Python/codegen.c: codegen_nameop}. */
final class NameCompiler {
    private final Compilation c;

    NameCompiler(Compilation c) {
        this.c = c;
    }

    void load(String name, Span span) {
        nameOp(name, ExprContext.LOAD, span);
    }

    void store(String name, Span span) {
        nameOp(name, ExprContext.STORE, span);
    }

    void delete(String name, Span span) {
        nameOp(name, ExprContext.DEL, span);
    }

    void nameOp(String name, ExprContext context, Span span) {
        String mangled = c.mangle(name);
        CodeUnit unit = c.unit;
        SymbolBlock block = unit.block;
        CodeUnitMetadata metadata = unit.metadata;
        int scope = block.scope(mangled);
        switch (scope) {
            case SymbolFlags.FREE -> deref(CodeUnitMetadata.index(metadata.freevars, mangled), context, span);
            case SymbolFlags.CELL -> deref(CodeUnitMetadata.index(metadata.cellvars, mangled), context, span);
            case SymbolFlags.LOCAL -> {
                if (block.isFunctionLike() || metadata.fastHidden.getOrDefault(mangled, false)) {
                    fast(CodeUnitMetadata.index(metadata.varnames, mangled), context, span);
                } else {
                    name(CodeUnitMetadata.index(metadata.names, mangled), context, span);
                }
            }
            case SymbolFlags.GLOBAL_IMPLICIT -> {
                int index = CodeUnitMetadata.index(metadata.names, mangled);
                if (block.isFunctionLike()) {
                    global(index, true, context, span);
                } else {
                    name(index, context, span);
                }
            }
            case SymbolFlags.GLOBAL_EXPLICIT -> global(
                    CodeUnitMetadata.index(metadata.names, mangled), false, context, span);
            default -> name(CodeUnitMetadata.index(metadata.names, mangled), context, span);
        }
    }

    private void fast(int index, ExprContext context, Span span) {
        c.emit(switch (context) {
            case LOAD -> LOAD_FAST;
            case STORE -> STORE_FAST;
            case DEL -> DELETE_FAST;
        }, index, span);
    }

    private void deref(int index, ExprContext context, Span span) {
        SymbolBlock block = c.unit.block;
        switch (context) {
            case LOAD -> {
                if (block.kind == SymbolBlock.Kind.CLASS && c.unit.inlinedComprehensions == 0) {
                    c.emit(LOAD_LOCALS, span);
                    c.emit(LOAD_FROM_DICT_OR_DEREF, index, span);
                } else if (block.canSeeClassScope) {
                    loadClassDict(span);
                    c.emit(LOAD_FROM_DICT_OR_DEREF, index, span);
                } else {
                    c.emit(LOAD_DEREF, index, span);
                }
            }
            case STORE -> c.emit(STORE_DEREF, index, span);
            case DEL -> c.emit(DELETE_DEREF, index, span);
        }
    }

    private void global(int index, boolean implicit, ExprContext context, Span span) {
        switch (context) {
            case LOAD -> {
                if (implicit && c.unit.block.canSeeClassScope) {
                    loadClassDict(span);
                    c.emit(LOAD_FROM_DICT_OR_GLOBALS, index, span);
                } else {
                    c.emit(LOAD_GLOBAL, index << 1, span);
                }
            }
            case STORE -> c.emit(STORE_GLOBAL, index, span);
            case DEL -> c.emit(DELETE_GLOBAL, index, span);
        }
    }

    private void name(int index, ExprContext context, Span span) {
        switch (context) {
            case LOAD -> {
                // An inlined comprehension in a class does not see the class's names.
                if (c.unit.block.kind == SymbolBlock.Kind.CLASS && c.unit.inlinedComprehensions > 0) {
                    c.emit(LOAD_GLOBAL, index << 1, span);
                } else {
                    c.emit(LOAD_NAME, index, span);
                }
            }
            case STORE -> c.emit(STORE_NAME, index, span);
            case DEL -> c.emit(DELETE_NAME, index, span);
        }
    }

    private void loadClassDict(Span span) {
        c.emit(LOAD_DEREF, CodeUnitMetadata.index(c.unit.metadata.freevars, "__classdict__"), span);
    }

    /** The scope that a closure finds a name in: a class provides some names as cells. */
    int closureScope(String name) {
        if (c.unit.scope == CodeUnit.Scope.CLASS
                && (name.equals("__class__")
                        || name.equals("__classdict__")
                        || name.equals("__conditional_annotations__"))) {
            return SymbolFlags.CELL;
        }
        int scope = c.unit.block.scope(name);
        if (scope == SymbolFlags.UNKNOWN) {
            throw new AssertionError("unknown scope of " + name + " in " + c.unit.metadata.name);
        }
        return scope;
    }
}
