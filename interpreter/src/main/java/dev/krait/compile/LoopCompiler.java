package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.compile.FrameBlock.Kind;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;

/** Compiles {@code for}, {@code async for}, {@code while}, {@code break} and {@code continue}. Compare CPython {@code Python/codegen.c: codegen_for}. */
final class LoopCompiler {
    private final Compilation c;

    LoopCompiler(Compilation c) {
        this.c = c;
    }

    void forLoop(Stmt.For s) {
        int start = c.newLabel();
        int cleanup = c.newLabel();
        int end = c.newLabel();
        c.pushFrameBlock(new FrameBlock(Kind.FOR_LOOP, start, end, s.span(), null, null));
        c.expressions.visit(s.iter());
        Span span = s.iter().span();
        c.emit(GET_ITER, span);
        c.use(start);
        c.jump(FOR_ITER, cleanup, span);
        // a line event for a target on a line of its own; goes away if it is not needed
        c.emit(NOP, s.target().span());
        c.expressions.visit(s.target());
        c.statements.visit(s.body());
        c.jump(JUMP, start, Locations.NONE);
        c.use(cleanup);
        // END_FOR comes first: instrumentation skips it where the iterator was no generator
        c.emit(END_FOR, Locations.NONE);
        c.emit(POP_ITER, Locations.NONE);
        c.popFrameBlock(Kind.FOR_LOOP);
        c.statements.visit(s.orElse());
        c.use(end);
    }

    void asyncFor(Stmt.AsyncFor s) {
        Span span = s.span();
        int start = c.newLabel();
        int send = c.newLabel();
        int except = c.newLabel();
        int end = c.newLabel();
        c.expressions.visit(s.iter());
        c.emit(GET_AITER, s.iter().span());
        c.use(start);
        c.pushFrameBlock(new FrameBlock(Kind.FOR_LOOP, start, end, span, null, null));
        c.jump(SETUP_FINALLY, except, span); // guards the call of __anext__
        c.emit(GET_ANEXT, span);
        c.loadConst(PyNone.NONE, span);
        c.use(send);
        c.yieldFrom(true, span);
        c.emit(POP_BLOCK, span);
        c.emit(NOT_TAKEN, span);
        c.expressions.visit(s.target());
        c.statements.visit(s.body());
        c.jump(JUMP, start, Locations.NONE);
        c.popFrameBlock(Kind.FOR_LOOP);
        c.use(except);
        c.jump(END_ASYNC_FOR, send, s.iter().span());
        c.statements.visit(s.orElse());
        c.use(end);
    }

    void whileLoop(Stmt.While s) {
        int loop = c.newLabel();
        int end = c.newLabel();
        int anchor = c.newLabel();
        c.use(loop);
        c.pushFrameBlock(new FrameBlock(Kind.WHILE_LOOP, loop, end, s.span(), null, null));
        c.conditions.jumpIf(s.test(), anchor, false, s.span());
        c.statements.visit(s.body());
        c.jump(JUMP, loop, Locations.NONE);
        c.popFrameBlock(Kind.WHILE_LOOP);
        c.use(anchor);
        c.statements.visit(s.orElse());
        c.use(end);
    }

    void breakStatement(Span span) {
        c.emit(NOP, span); // the statement's line
        Unwinding.Result result = c.unwinding.unwindToLoop(span);
        if (result.loop() == null) {
            throw c.error(span, "'break' outside loop");
        }
        Span after = c.unwinding.unwind(result.loop(), result.span(), false);
        c.jump(JUMP, result.loop().exit(), after);
    }

    void continueStatement(Span span) {
        c.emit(NOP, span);
        Unwinding.Result result = c.unwinding.unwindToLoop(span);
        if (result.loop() == null) {
            throw c.error(span, "'continue' not properly in loop");
        }
        c.jump(JUMP, result.loop().start(), result.span());
    }
}
