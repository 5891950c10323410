package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Span;
import dev.krait.compile.FrameBlock.Kind;
import dev.krait.flowgraph.InstructionSequence;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;

/**
 * Undoes the frame blocks that {@code return}, {@code break} and {@code continue} leave.
 * Compare CPython {@code Python/codegen.c: codegen_unwind_fblock_stack}.
 */
final class Unwinding {
    private final Compilation c;

    Unwinding(Compilation c) {
        this.c = c;
    }

    /**
     * Undoes all blocks.
     *
     * @param preserveTop whether the value on top of the stack stays
     * @return where the statement's remaining instructions belong: nowhere, after a {@code finally} or {@code with}
     */
    Span unwindAll(Span span, boolean preserveTop) {
        return unwindTo(false, span, preserveTop).span;
    }

    /** Undoes the blocks inside the innermost loop. */
    Result unwindToLoop(Span span) {
        return unwindTo(true, span, false);
    }

    /**
     * What unwinding has come to.
     *
     * @param loop the innermost loop, or null
     */
    record Result(Span span, FrameBlock loop) {}

    private Result unwindTo(boolean toLoop, Span span, boolean preserveTop) {
        FrameBlock top = c.unit.topFrameBlock();
        if (top == null) {
            return new Result(span, null);
        }
        if (top.kind() == Kind.EXCEPTION_GROUP_HANDLER) {
            throw c.error(span, "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        if (toLoop && (top.kind() == Kind.WHILE_LOOP || top.kind() == Kind.FOR_LOOP)) {
            return new Result(span, top);
        }
        c.popFrameBlock(top.kind());
        Span after = unwind(top, span, preserveTop);
        Result result = unwindTo(toLoop, after, preserveTop);
        c.pushFrameBlock(top);
        return result;
    }

    /** Undoes one block; returns where the next instructions belong. */
    Span unwind(FrameBlock block, Span span, boolean preserveTop) {
        switch (block.kind()) {
            case WHILE_LOOP,
                    EXCEPTION_HANDLER,
                    EXCEPTION_GROUP_HANDLER,
                    ASYNC_COMPREHENSION_GENERATOR,
                    STOP_ITERATION -> {
                return span;
            }
            case FOR_LOOP, POP_VALUE -> {
                pop(span, preserveTop);
                return span;
            }
            case TRY_EXCEPT -> {
                c.emit(POP_BLOCK, span);
                return span;
            }
            case FINALLY_TRY -> {
                c.emit(POP_BLOCK, span);
                if (preserveTop) {
                    c.pushFrameBlock(FrameBlock.of(Kind.POP_VALUE, InstructionSequence.NO_LABEL, span));
                }
                c.statements.visit(block.finalBody());
                if (preserveTop) {
                    c.popFrameBlock(Kind.POP_VALUE);
                }
                // the finally body appears to run after the statement that leaves it
                return Locations.NONE;
            }
            case FINALLY_END -> {
                pop(span, preserveTop); // the exception
                if (preserveTop) {
                    c.emit(SWAP, 2, span);
                }
                c.emit(POP_BLOCK, span);
                c.emit(POP_EXCEPT, span);
                return span;
            }
            case WITH, ASYNC_WITH -> {
                unwindWith(block, preserveTop);
                return Locations.NONE;
            }
            case HANDLER_CLEANUP -> {
                unwindHandler(block, span, preserveTop);
                return span;
            }
        }
        throw new AssertionError(block);
    }

    private void pop(Span span, boolean preserveTop) {
        if (preserveTop) {
            c.emit(SWAP, 2, span);
        }
        c.emit(POP_TOP, span);
    }

    private void unwindWith(FrameBlock block, boolean preserveTop) {
        Span span = block.span();
        c.emit(POP_BLOCK, span);
        if (preserveTop) {
            c.emit(SWAP, 3, span);
            c.emit(SWAP, 2, span);
        }
        callExitWithNones(span);
        if (block.kind() == Kind.ASYNC_WITH) {
            c.await(2, span);
        }
        c.emit(POP_TOP, span);
    }

    private void unwindHandler(FrameBlock block, Span span, boolean preserveTop) {
        if (block.name() != null) {
            c.emit(POP_BLOCK, span);
        }
        if (preserveTop) {
            c.emit(SWAP, 2, span);
        }
        c.emit(POP_BLOCK, span);
        c.emit(POP_EXCEPT, span);
        if (block.name() != null) {
            c.loadConst(PyNone.NONE, span);
            c.names.store(block.name(), span);
            c.names.delete(block.name(), span);
        }
    }

    /** Calls {@code __exit__(None, None, None)}. */
    void callExitWithNones(Span span) {
        c.loadConst(PyNone.NONE, span);
        c.loadConst(PyNone.NONE, span);
        c.loadConst(PyNone.NONE, span);
        c.emit(CALL, 3, span);
    }

    /** In a handler's cleanup: {@code [previous exception, lasti, exception] -> }. */
    void popExceptAndReraise(Span span) {
        c.emit(COPY, 3, span);
        c.emit(POP_EXCEPT, span);
        c.emit(RERAISE, 1, span);
    }
}
