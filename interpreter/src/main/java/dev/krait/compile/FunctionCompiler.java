package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Arg;
import dev.krait.ast.Arguments;
import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.Intrinsic;
import dev.krait.bytecode.Oparg;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.CodeUnit.Scope;
import dev.krait.compile.FrameBlock.Kind;
import dev.krait.flowgraph.CodeUnitMetadata;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;
import dev.krait.symtable.Definition;
import dev.krait.symtable.Docstring;
import dev.krait.symtable.SymbolBlock;
import dev.krait.symtable.SymbolFlags;
import dev.krait.symtable.SymbolTable.Role;
import dev.krait.type.text.Str;
import java.util.List;

/** Compiles functions and lambdas: defaults, closures, decorators, bodies. Compare CPython {@code Python/codegen.c: codegen_function}. */
final class FunctionCompiler {
    private final Compilation c;

    FunctionCompiler(Compilation c) {
        this.c = c;
    }

    void function(Definition def) {
        Span span = def.node().span();
        c.expressions.visit(def.decorators());
        int firstLine = firstLine(def.decorators(), span);
        int flags = defaults(def.args(), span);
        if (def.typeParams().isEmpty()) {
            flags |= c.annotations.signature(def);
            body(def, flags, firstLine);
        } else {
            generic(def, flags, firstLine);
        }
        applyDecorators(def.decorators());
        c.names.store(def.name(), span);
    }

    /** The line of a definition is that of its first decorator. */
    static int firstLine(List<Expr> decorators, Span span) {
        return decorators.isEmpty() ? span.line() : decorators.getFirst().span().line();
    }

    void applyDecorators(List<Expr> decorators) {
        for (Expr decorator : decorators.reversed()) {
            c.emit(CALL, 0, decorator.span());
        }
    }

    /** A generic function is made by a function that makes the type parameters; it takes the defaults as arguments. */
    private void generic(Definition def, int flags, int firstLine) {
        Span span = def.node().span();
        int arguments = Integer.bitCount(flags);
        if (arguments == 2) {
            c.emit(SWAP, 2, span);
        }
        SymbolBlock block = c.table.block(def.node(), Role.TYPE_PARAMETERS);
        c.enterScope(TypeParameterCompiler.scopeName(def.name()), Scope.ANNOTATIONS, block, firstLine, null)
                .argcount = arguments;
        c.typeParameters.typeParameters(def.typeParams());
        for (int i = 0; i < arguments; i++) {
            c.emit(LOAD_FAST, i, span);
        }
        body(def, flags | c.annotations.signature(def), firstLine);
        c.emit(SWAP, 2, span);
        c.emit(CALL_INTRINSIC_2, Intrinsic.INTRINSIC_SET_FUNCTION_TYPE_PARAMS, span);
        makeClosure(c.exitScope(false), 0, span);
        if (arguments > 0) {
            c.emit(SWAP, arguments + 1, span);
            c.emit(CALL, arguments - 1, span);
        } else {
            c.emit(PUSH_NULL, span);
            c.emit(CALL, 0, span);
        }
    }

    /** Compiles the defaults; returns which kinds of them are on the stack. */
    private int defaults(Arguments args, Span span) {
        int flags = 0;
        if (!args.defaults().isEmpty()) {
            c.expressions.visit(args.defaults());
            c.emit(BUILD_TUPLE, args.defaults().size(), span);
            flags |= Oparg.MAKE_FUNCTION_DEFAULTS;
        }
        int count = 0;
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            Arg arg = args.kwonlyargs().get(i);
            Expr value = args.kwDefaults().get(i);
            if (value != null) {
                c.loadConst(Str.of(c.mangle(arg.arg())), span);
                c.expressions.visit(value);
                count++;
            }
        }
        if (count > 0) {
            c.emit(BUILD_MAP, count, span);
            flags |= Oparg.MAKE_FUNCTION_KWDEFAULTS;
        }
        return flags;
    }

    private void enter(String name, Scope scope, SymbolBlock block, int line, Arguments args) {
        CodeUnitMetadata metadata = c.enterScope(name, scope, block, line, null);
        metadata.argcount = args.args().size();
        metadata.posonlyargcount = args.posonlyargs().size();
        metadata.kwonlyargcount = args.kwonlyargs().size();
    }

    private void body(Definition def, int flags, int firstLine) {
        SymbolBlock block = c.table.block(def.node(), Role.BODY);
        Scope scope = def.isAsync() ? Scope.ASYNC_FUNCTION : Scope.FUNCTION;
        enter(def.name(), scope, block, firstLine, def.args());
        List<Stmt> statements = def.body();
        if (block.hasDocstring) {
            // the docstring is the first constant
            c.unit.metadata.constants.add(CleanDocstring.of(Docstring.of(statements).value()));
            statements = statements.subList(1, statements.size());
        }
        int start = c.newLabel();
        c.use(start);
        boolean generator = block.coroutine || block.generator;
        if (generator) {
            c.pushFrameBlock(FrameBlock.of(Kind.STOP_ITERATION, start, Locations.NONE));
        }
        c.statements.visit(statements);
        if (generator) {
            wrapInStopIterationHandler();
            c.popFrameBlock(Kind.STOP_ITERATION);
        }
        makeClosure(c.exitScope(true), flags, def.node().span());
    }

    /** A StopIteration that would leave a generator or coroutine becomes a RuntimeError (PEP 479). */
    void wrapInStopIterationHandler() {
        int handler = c.newLabel();
        c.unit.sequence.addFirst(SETUP_CLEANUP, handler, Locations.NONE);
        c.loadConst(PyNone.NONE, Locations.NONE);
        c.emit(RETURN_VALUE, Locations.NONE);
        c.use(handler);
        c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_STOPITERATION_ERROR, Locations.NONE);
        c.emit(RERAISE, 1, Locations.NONE);
    }

    void lambda(Expr.Lambda e) {
        Span span = e.span();
        int flags = defaults(e.args(), span);
        SymbolBlock block = c.table.block(e, Role.BODY);
        enter("<lambda>", Scope.LAMBDA, block, span.line(), e.args());
        c.expressions.visit(e.body());
        PyCode code;
        if (block.generator) {
            code = c.exitScope(false);
        } else {
            c.emit(RETURN_VALUE, e.body().span());
            code = c.exitScope(true);
        }
        makeClosure(code, flags, span);
    }

    /** Makes a function of code; {@code flags} says what is on the stack for it. */
    void makeClosure(PyCode code, int flags, Span span) {
        int allFlags = flags;
        if (code.nfreevars > 0) {
            for (int i = code.localsplusnames.length - code.nfreevars; i < code.localsplusnames.length; i++) {
                c.emit(LOAD_CLOSURE, closureIndex(code.localsplusnames[i]), span);
            }
            c.emit(BUILD_TUPLE, code.nfreevars, span);
            allFlags |= Oparg.MAKE_FUNCTION_CLOSURE;
        }
        c.loadConst(code, span);
        c.emit(MAKE_FUNCTION, span);
        int[] order = {
            Oparg.MAKE_FUNCTION_CLOSURE,
            Oparg.MAKE_FUNCTION_ANNOTATIONS,
            Oparg.MAKE_FUNCTION_ANNOTATE,
            Oparg.MAKE_FUNCTION_KWDEFAULTS,
            Oparg.MAKE_FUNCTION_DEFAULTS
        };
        for (int flag : order) {
            if ((allFlags & flag) != 0) {
                c.emit(SET_FUNCTION_ATTRIBUTE, flag, span);
            }
        }
    }

    private int closureIndex(String name) {
        CodeUnitMetadata metadata = c.unit.metadata;
        Integer index = c.names.closureScope(name) == SymbolFlags.CELL
                ? metadata.cellvars.get(name)
                : metadata.freevars.get(name);
        if (index == null) {
            throw new AssertionError("no closure variable " + name + " in " + metadata.name);
        }
        return index;
    }
}
