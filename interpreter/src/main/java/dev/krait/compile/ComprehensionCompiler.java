package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Comprehension;
import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.CodeUnit.Scope;
import dev.krait.compile.FrameBlock.Kind;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;
import dev.krait.symtable.SymbolBlock;
import dev.krait.symtable.SymbolTable.Role;
import java.util.List;

/**
 * Compiles comprehensions, in place (PEP 709) or as functions, and generator expressions.
 * Compare CPython {@code Python/codegen.c: codegen_comprehension}.
 */
final class ComprehensionCompiler {
    private final Compilation c;

    ComprehensionCompiler(Compilation c) {
        this.c = c;
    }

    /** What is collected. */
    private enum Collects {
        YIELDS("<genexpr>", 0),
        LIST("<listcomp>", BUILD_LIST),
        SET("<setcomp>", BUILD_SET),
        DICT("<dictcomp>", BUILD_MAP);

        final String name;
        final int build;

        Collects(String name, int build) {
            this.name = name;
            this.build = build;
        }
    }

    /** A comprehension; {@code value} is null but for dicts. */
    private record Parts(Expr node, Collects kind, List<Comprehension> generators, Expr element, Expr value) {}

    void generator(Expr.GeneratorExp e) {
        compile(new Parts(e, Collects.YIELDS, e.generators(), e.elt(), null));
    }

    void list(Expr.ListComp e) {
        compile(new Parts(e, Collects.LIST, e.generators(), e.elt(), null));
    }

    void set(Expr.SetComp e) {
        compile(new Parts(e, Collects.SET, e.generators(), e.elt(), null));
    }

    void dict(Expr.DictComp e) {
        compile(new Parts(e, Collects.DICT, e.generators(), e.key(), e.value()));
    }

    private void compile(Parts parts) {
        SymbolBlock block = c.table.block(parts.node, Role.BODY);
        Span span = parts.node.span();
        Comprehension outermost = parts.generators.getFirst();
        if (block.inlined) {
            iterator(outermost);
            InlinedComprehension inlined = new InlinedComprehension(c, block, span);
            inlined.enter();
            c.emit(parts.kind.build, 0, span);
            c.emit(SWAP, 2, span);
            generators(parts, 0, 0, true);
            inlined.leave();
            return;
        }
        boolean isAsync = block.coroutine;
        c.enterScope(parts.kind.name, Scope.COMPREHENSION, block, span.line(), null).argcount = 1;
        if (parts.kind != Collects.YIELDS) {
            c.emit(parts.kind.build, 0, span);
        }
        generators(parts, 0, 0, false);
        if (parts.kind == Collects.YIELDS) {
            c.functions.wrapInStopIterationHandler();
        } else {
            c.emit(RETURN_VALUE, span);
        }
        PyCode code = c.exitScope(true);
        c.functions.makeClosure(code, 0, span);
        iterator(outermost);
        c.emit(CALL, 0, span);
        if (isAsync && parts.kind != Collects.YIELDS) {
            c.await(0, span);
        }
    }

    private void iterator(Comprehension generator) {
        c.expressions.visit(generator.iter());
        c.emit(generator.isAsync() != 0 ? GET_AITER : GET_ITER, generator.iter().span());
    }

    /**
     * Compiles the loops from the index on.
     *
     * @param depth           how far below the top the collection is
     * @param iteratorOnStack whether the first iterator is on the stack and not an argument
     */
    private void generators(Parts parts, int index, int depth, boolean iteratorOnStack) {
        Comprehension generator = parts.generators.get(index);
        boolean isAsync = generator.isAsync() != 0;
        Expr single = index > 0 && !isAsync ? singleElement(generator.iter()) : null;
        if (single != null) {
            // for y in [f(x)]: an assignment
            c.expressions.visit(single);
            int next = c.newLabel();
            inLoop(parts, generator, index, depth, next);
            c.use(next);
            return;
        }
        if (index > 0) {
            iterator(generator);
        } else if (!iteratorOnStack) {
            c.emit(LOAD_FAST, 0, parts.node.span());
        }
        if (isAsync) {
            asyncLoop(parts, generator, index, depth + 1);
        } else {
            loop(parts, generator, index, depth + 1);
        }
    }

    private static Expr singleElement(Expr iterable) {
        List<Expr> elements = switch (iterable) {
            case Expr.ListExpr e -> e.elts();
            case Expr.TupleExpr e -> e.elts();
            default -> List.of();
        };
        return elements.size() == 1 && !(elements.getFirst() instanceof Expr.Starred) ? elements.getFirst() : null;
    }

    private void loop(Parts parts, Comprehension generator, int index, int depth) {
        int start = c.newLabel();
        int next = c.newLabel();
        int anchor = c.newLabel();
        c.use(start);
        c.jump(FOR_ITER, anchor, generator.iter().span());
        Span elementSpan = inLoop(parts, generator, index, depth, next);
        c.use(next);
        c.jump(JUMP, start, elementSpan);
        c.use(anchor);
        c.emit(END_FOR, Locations.NONE);
        c.emit(POP_ITER, Locations.NONE);
    }

    private void asyncLoop(Parts parts, Comprehension generator, int index, int depth) {
        Span span = parts.node.span();
        int start = c.newLabel();
        int send = c.newLabel();
        int except = c.newLabel();
        int next = c.newLabel();
        c.use(start);
        c.pushFrameBlock(FrameBlock.of(Kind.ASYNC_COMPREHENSION_GENERATOR, start, span));
        c.jump(SETUP_FINALLY, except, span);
        c.emit(GET_ANEXT, span);
        c.loadConst(PyNone.NONE, span);
        c.use(send);
        c.yieldFrom(true, span);
        c.emit(POP_BLOCK, span);
        Span elementSpan = inLoop(parts, generator, index, depth, next);
        c.use(next);
        c.jump(JUMP, start, elementSpan);
        c.popFrameBlock(Kind.ASYNC_COMPREHENSION_GENERATOR);
        c.use(except);
        c.jump(END_ASYNC_FOR, send, span);
    }

    /** Target, conditions, and the inner loops or the element; returns where the jump back belongs. */
    private Span inLoop(Parts parts, Comprehension generator, int index, int depth, int next) {
        c.expressions.visit(generator.target());
        for (Expr condition : generator.ifs()) {
            c.conditions.jumpIf(condition, next, false, parts.node.span());
        }
        if (index + 1 < parts.generators.size()) {
            generators(parts, index + 1, depth, false);
            return parts.element.span();
        }
        return element(parts, depth);
    }

    private Span element(Parts parts, int depth) {
        Span span = parts.element.span();
        c.expressions.visit(parts.element);
        switch (parts.kind) {
            case YIELDS -> {
                c.expressions.yieldValue(span);
                c.emit(POP_TOP, span);
            }
            case LIST -> c.emit(LIST_APPEND, depth + 1, span);
            case SET -> c.emit(SET_ADD, depth + 1, span);
            case DICT -> {
                c.expressions.visit(parts.value);
                span = span.to(parts.value.span());
                c.emit(MAP_ADD, depth + 1, span);
            }
        }
        return span;
    }
}
