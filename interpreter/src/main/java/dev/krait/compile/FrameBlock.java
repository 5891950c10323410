package dev.krait.compile;

import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.flowgraph.InstructionSequence;
import java.util.List;

/**
 * Something that has to be undone when {@code return}, {@code break} or {@code continue} leaves it.
 * Compare CPython {@code _PyCompile_FBlockInfo}.
 *
 * @param start     the label of the block's start, where {@code continue} goes; may be none
 * @param exit      the label behind a loop; may be none
 * @param name      the variable of an {@code except ... as}, or null
 * @param finalBody the statements of a {@code finally}, or null
 */
record FrameBlock(Kind kind, int start, int exit, Span span, String name, List<Stmt> finalBody) {
    enum Kind {
        WHILE_LOOP,
        FOR_LOOP,
        TRY_EXCEPT,
        FINALLY_TRY,
        FINALLY_END,
        WITH,
        ASYNC_WITH,
        HANDLER_CLEANUP,
        POP_VALUE,
        EXCEPTION_HANDLER,
        EXCEPTION_GROUP_HANDLER,
        ASYNC_COMPREHENSION_GENERATOR,
        STOP_ITERATION
    }

    /** A block that nothing but its kind is known of. */
    static FrameBlock of(Kind kind, int start, Span span) {
        return new FrameBlock(kind, start, InstructionSequence.NO_LABEL, span, null, null);
    }
}
