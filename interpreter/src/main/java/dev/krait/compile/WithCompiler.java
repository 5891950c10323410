package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.ast.WithItem;
import dev.krait.bytecode.Oparg;
import dev.krait.compile.FrameBlock.Kind;
import dev.krait.flowgraph.Locations;
import java.util.List;

/** Compiles {@code with} and {@code async with}. Compare CPython {@code Python/codegen.c: codegen_with_inner}. */
final class WithCompiler {
    private static final Span NONE = Locations.NONE;

    private final Compilation c;

    WithCompiler(Compilation c) {
        this.c = c;
    }

    void with(Stmt.With s) {
        with(s.items(), s.body());
    }

    void asyncWith(Stmt.AsyncWith s) {
        asyncWith(s.items(), s.body());
    }

    /** {@code [manager] -> [__exit__ and its self, __enter__ and its self]}. */
    private void loadMethods(int enter, int exit, Span span) {
        c.emit(COPY, 1, span);
        c.emit(LOAD_SPECIAL, exit, span);
        c.emit(SWAP, 2, span);
        c.emit(SWAP, 3, span);
        c.emit(LOAD_SPECIAL, enter, span);
        c.emit(CALL, 0, span);
    }

    private void bind(WithItem item, Span span) {
        if (item.optionalVars() != null) {
            c.expressions.visit(item.optionalVars());
        } else {
            c.emit(POP_TOP, span);
        }
    }

    private void with(List<WithItem> items, List<Stmt> body) {
        WithItem item = items.getFirst();
        int block = c.newLabel();
        int last = c.newLabel();
        int exit = c.newLabel();
        int cleanup = c.newLabel();
        c.expressions.visit(item.contextExpr());
        Span span = item.contextExpr().span();
        loadMethods(Oparg.SPECIAL_ENTER, Oparg.SPECIAL_EXIT, span);
        c.jump(SETUP_WITH, last, span);
        c.use(block);
        c.pushFrameBlock(new FrameBlock(Kind.WITH, block, last, span, null, null));
        bind(item, span);
        if (items.size() == 1) {
            c.statements.visit(body);
        } else {
            with(items.subList(1, items.size()), body);
        }
        c.emit(POP_BLOCK, NONE);
        c.popFrameBlock(Kind.WITH);
        c.unwinding.callExitWithNones(span);
        c.emit(POP_TOP, span);
        c.jump(JUMP, exit, span);

        c.use(last);
        c.jump(SETUP_CLEANUP, cleanup, span);
        c.emit(PUSH_EXC_INFO, span);
        c.emit(WITH_EXCEPT_START, span);
        finish(cleanup);
        c.use(exit);
    }

    private void asyncWith(List<WithItem> items, List<Stmt> body) {
        WithItem item = items.getFirst();
        int block = c.newLabel();
        int last = c.newLabel();
        int exit = c.newLabel();
        int cleanup = c.newLabel();
        c.expressions.visit(item.contextExpr());
        Span span = item.contextExpr().span();
        loadMethods(Oparg.SPECIAL_AENTER, Oparg.SPECIAL_AEXIT, span);
        c.await(1, span);
        c.jump(SETUP_WITH, last, span);
        c.use(block);
        c.pushFrameBlock(new FrameBlock(Kind.ASYNC_WITH, block, last, span, null, null));
        bind(item, span);
        if (items.size() == 1) {
            c.statements.visit(body);
        } else {
            asyncWith(items.subList(1, items.size()), body);
        }
        c.popFrameBlock(Kind.ASYNC_WITH);
        c.emit(POP_BLOCK, span);
        c.unwinding.callExitWithNones(span);
        c.await(2, span);
        c.emit(POP_TOP, span);
        c.jump(JUMP, exit, span);

        c.use(last);
        c.jump(SETUP_CLEANUP, cleanup, span);
        c.emit(PUSH_EXC_INFO, span);
        c.emit(WITH_EXCEPT_START, span);
        c.await(2, span);
        finish(cleanup);
        c.use(exit);
    }

    /** {@code [__exit__, self, lasti, prev, exc, result] -> } if the result is true, else raises again. */
    private void finish(int cleanup) {
        int suppress = c.newLabel();
        c.emit(TO_BOOL, NONE);
        c.jump(POP_JUMP_IF_TRUE, suppress, NONE);
        c.emit(RERAISE, 2, NONE);
        c.use(suppress);
        c.emit(POP_TOP, NONE);
        c.emit(POP_BLOCK, NONE);
        c.emit(POP_EXCEPT, NONE);
        c.emit(POP_TOP, NONE);
        c.emit(POP_TOP, NONE);
        c.emit(POP_TOP, NONE);
        int exit = c.newLabel();
        c.jump(JUMP_NO_INTERRUPT, exit, NONE);
        c.use(cleanup);
        c.unwinding.popExceptAndReraise(NONE);
        c.use(exit);
    }
}
