package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Arg;
import dev.krait.ast.Arguments;
import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.CodeUnit.DeferredAnnotation;
import dev.krait.compile.CodeUnit.Scope;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.flowgraph.InstructionSequence;
import dev.krait.symtable.Definition;
import dev.krait.symtable.Mangling;
import dev.krait.symtable.SymbolBlock;
import dev.krait.symtable.SymbolTable.Role;
import dev.krait.type.text.Str;
import java.util.List;

/**
 * Compiles annotations to functions that are called when somebody asks for them (PEP 649).
 * Compare CPython {@code Python/codegen.c: codegen_process_deferred_annotations}.
 */
final class AnnotationCompiler {
    /** {@code annotationlib.Format.VALUE_WITH_FAKE_GLOBALS}. */
    private static final long VALUE_WITH_FAKE_GLOBALS = 2;

    private final Compilation c;

    AnnotationCompiler(Compilation c) {
        this.c = c;
    }

    /** Begins a function that takes a format, and refuses those that it does not know. */
    void enter(String name, SymbolBlock block, Span span) {
        c.enterScope(name, Scope.ANNOTATIONS, block, span.line(), null).posonlyargcount = 1;
        int body = c.newLabel();
        c.emit(LOAD_FAST, 0, span);
        c.loadConst(VALUE_WITH_FAKE_GLOBALS, span);
        c.emit(
                COMPARE_OP,
                Oparg.COMPARE_GT << Oparg.COMPARE_SHIFT | Oparg.COMPARE_MASK_GREATER_THAN,
                span);
        c.jump(POP_JUMP_IF_FALSE, body, span);
        c.emit(LOAD_COMMON_CONSTANT, Oparg.CONSTANT_NOTIMPLEMENTEDERROR, span);
        c.emit(RAISE_VARARGS, 1, span);
        c.use(body);
    }

    /** Ends an annotate function. Its parameter is {@code .format} in the symbol table and {@code format} in its signature. */
    private void leave(Span span) {
        c.emit(RETURN_VALUE, span);
        PyCode code = c.exitScope(true);
        String[] names = code.localsplusnames.clone();
        names[0] = "format";
        PyCode renamed = new PyCode(
                code.argcount,
                code.posonlyargcount,
                code.kwonlyargcount,
                code.stacksize,
                code.flags,
                code.code,
                code.consts,
                code.names,
                names,
                code.localspluskinds,
                code.filename,
                code.name,
                code.qualname,
                code.firstlineno,
                code.linetable,
                code.exceptiontable);
        c.functions.makeClosure(renamed, 0, span);
    }

    /** Compiles the annotations of a function's signature; returns the flag that says that there are any. */
    int signature(Definition def) {
        SymbolBlock block = c.table.block(def.node(), Role.ANNOTATIONS);
        if (!block.annotationsUsed) {
            return 0;
        }
        Span span = def.node().span();
        enter(block.name, block, span);
        Arguments args = def.args();
        int count = arguments(args.args(), span);
        count += arguments(args.posonlyargs(), span);
        count += argument(args.vararg(), span);
        count += arguments(args.kwonlyargs(), span);
        count += argument(args.kwarg(), span);
        count += annotation("return", def.returns(), span);
        c.emit(BUILD_MAP, count, span);
        leave(span);
        return Oparg.MAKE_FUNCTION_ANNOTATE;
    }

    private int arguments(List<Arg> args, Span span) {
        int count = 0;
        for (Arg arg : args) {
            count += argument(arg, span);
        }
        return count;
    }

    private int argument(Arg arg, Span span) {
        return arg == null ? 0 : annotation(arg.arg(), arg.annotation(), span);
    }

    private int annotation(String name, Expr annotation, Span span) {
        if (annotation == null) {
            return 0;
        }
        c.loadConst(Str.of(c.mangle(name)), span);
        if (c.futureAnnotations()) {
            c.loadConst(Str.of(ExpressionText.of(annotation)), annotation.span());
        } else if (annotation instanceof Expr.Starred star) {
            // *args: *Ts
            c.expressions.visit(star.value());
            c.emit(UNPACK_SEQUENCE, 1, span);
        } else {
            c.expressions.visit(annotation);
        }
        return 1;
    }

    /** Compiles the annotations of a module's or class's variables, which were put off to the end of its body. */
    void deferred(Span span) {
        CodeUnit unit = c.unit;
        if (unit.deferredAnnotations.isEmpty()) {
            return;
        }
        boolean module = unit.scope == Scope.MODULE;
        if (module) {
            // bound before anything else happens in the module
            unit.stashedSequence = unit.sequence;
            unit.sequence = new InstructionSequence();
        }
        SymbolBlock block = unit.block.annotationBlock;
        enter(block.name, block, span);
        c.emit(BUILD_MAP, 0, span);
        for (DeferredAnnotation deferred : unit.deferredAnnotations) {
            deferredAnnotation(deferred, unit.scope, span);
        }
        leave(span);
        c.names.store(unit.scope == Scope.CLASS ? "__annotate_func__" : "__annotate__", span);
        if (module) {
            unit.stashedSequence.setAnnotations(unit.sequence);
            unit.sequence = unit.stashedSequence;
            unit.stashedSequence = null;
        }
    }

    /** {@code [annotations] -> [annotations]}. */
    private void deferredAnnotation(DeferredAnnotation deferred, Scope scope, Span body) {
        Stmt.AnnAssign s = deferred.statement();
        Span span = s.span();
        String name = Mangling.mangle(c.unit.className, ((Expr.Name) s.target()).id());
        int notSet = c.newLabel();
        if (deferred.conditionalIndex() >= 0) {
            c.loadConst((long) deferred.conditionalIndex(), span);
            if (scope == Scope.CLASS) {
                int index = CodeUnitMetadata.index(c.unit.metadata.freevars, "__conditional_annotations__");
                c.emit(LOAD_DEREF, index, span);
            } else {
                c.emit(LOAD_GLOBAL, c.nameIndex("__conditional_annotations__") << 1, span);
            }
            c.emit(CONTAINS_OP, 0, span);
            c.jump(POP_JUMP_IF_FALSE, notSet, span);
        }
        c.expressions.visit(s.annotation());
        c.emit(COPY, 2, span);
        c.loadConst(Str.of(name), span);
        c.emit(STORE_SUBSCR, body);
        c.use(notSet);
    }
}
