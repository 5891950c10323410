package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.ExceptHandler;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.Intrinsic;
import dev.krait.compile.FrameBlock.Kind;
import dev.krait.flowgraph.InstructionSequence;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;
import java.util.List;

/**
 * Compiles {@code try} in all its forms. Stack pictures have the top at the right; {@code prev} is what {@code PUSH_EXC_INFO} saves.
 * Compare CPython {@code Python/codegen.c: codegen_try_except} and its neighbours.
 */
final class TryCompiler {
    private static final Span NONE = Locations.NONE;

    private final Compilation c;

    TryCompiler(Compilation c) {
        this.c = c;
    }

    /** The parts of a {@code try}, with {@code except} or with {@code except*}. */
    record Parts(
            Span span,
            List<Stmt> body,
            List<ExceptHandler> handlers,
            List<Stmt> orElse,
            List<Stmt> finalBody,
            boolean star) {
        static Parts of(Stmt.Try s) {
            return new Parts(s.span(), s.body(), s.handlers(), s.orElse(), s.finalBody(), false);
        }

        static Parts of(Stmt.TryStar s) {
            return new Parts(s.span(), s.body(), s.handlers(), s.orElse(), s.finalBody(), true);
        }
    }

    void tryStatement(Parts s) {
        if (s.finalBody.isEmpty()) {
            withHandlers(s);
        } else {
            withFinally(s);
        }
    }

    private void withHandlers(Parts s) {
        if (s.star) {
            exceptStar(s);
        } else {
            except(s);
        }
    }

    /** The {@code finally} body is compiled twice: for the normal way out, and for exceptions. */
    private void withFinally(Parts s) {
        int body = c.newLabel();
        int end = c.newLabel();
        int exit = c.newLabel();
        int cleanup = c.newLabel();
        c.jump(SETUP_FINALLY, end, s.span);
        c.use(body);
        c.pushFrameBlock(new FrameBlock(Kind.FINALLY_TRY, body, end, s.span, null, s.finalBody));
        if (s.handlers.isEmpty()) {
            c.statements.visit(s.body);
        } else {
            withHandlers(s);
        }
        c.emit(POP_BLOCK, NONE);
        c.popFrameBlock(Kind.FINALLY_TRY);
        c.statements.visit(s.finalBody);
        c.jump(JUMP_NO_INTERRUPT, exit, NONE);

        c.use(end);
        c.jump(SETUP_CLEANUP, cleanup, NONE);
        c.emit(PUSH_EXC_INFO, NONE);
        c.pushFrameBlock(FrameBlock.of(Kind.FINALLY_END, end, NONE));
        c.statements.visit(s.finalBody);
        c.popFrameBlock(Kind.FINALLY_END);
        c.emit(RERAISE, 0, NONE);
        c.use(cleanup);
        c.unwinding.popExceptAndReraise(NONE);
        c.use(exit);
    }

    private void except(Parts s) {
        int body = c.newLabel();
        int except = c.newLabel();
        int end = c.newLabel();
        int cleanup = c.newLabel();
        c.jump(SETUP_FINALLY, except, s.span);
        c.use(body);
        c.pushFrameBlock(FrameBlock.of(Kind.TRY_EXCEPT, body, s.span));
        c.statements.visit(s.body);
        c.popFrameBlock(Kind.TRY_EXCEPT);
        c.emit(POP_BLOCK, NONE);
        c.statements.visit(s.orElse);
        c.jump(JUMP_NO_INTERRUPT, end, NONE);

        c.use(except); // [exc]
        c.jump(SETUP_CLEANUP, cleanup, NONE);
        c.emit(PUSH_EXC_INFO, NONE); // [prev, exc]
        c.pushFrameBlock(FrameBlock.of(Kind.EXCEPTION_HANDLER, InstructionSequence.NO_LABEL, s.span));
        for (int i = 0; i < s.handlers.size(); i++) {
            ExceptHandler handler = s.handlers.get(i);
            if (handler.type() == null && i < s.handlers.size() - 1) {
                throw c.error(handler.span(), "default 'except:' must be last");
            }
            handler(handler, end);
        }
        c.popFrameBlock(Kind.EXCEPTION_HANDLER);
        c.emit(RERAISE, 0, NONE);
        c.use(cleanup);
        c.unwinding.popExceptAndReraise(NONE);
        c.use(end);
    }

    /** {@code [prev, exc] -> } if it matches, else it stays. */
    private void handler(ExceptHandler handler, int end) {
        Span span = handler.span();
        int next = c.newLabel();
        if (handler.type() != null) {
            c.expressions.visit(handler.type());
            c.emit(CHECK_EXC_MATCH, span);
            c.jump(POP_JUMP_IF_FALSE, next, span);
        }
        if (handler.name() != null) {
            int cleanupEnd = c.newLabel();
            int cleanupBody = c.newLabel();
            c.names.store(handler.name(), span);
            // the body stands in a virtual try: finally: name = None; del name
            c.jump(SETUP_CLEANUP, cleanupEnd, span);
            c.use(cleanupBody);
            c.pushFrameBlock(cleanupBlock(cleanupBody, handler));
            c.statements.visit(handler.body());
            c.popFrameBlock(Kind.HANDLER_CLEANUP);
            c.emit(POP_BLOCK, NONE);
            c.emit(POP_BLOCK, NONE);
            c.emit(POP_EXCEPT, NONE);
            unbind(handler.name());
            c.jump(JUMP_NO_INTERRUPT, end, NONE);
            c.use(cleanupEnd);
            unbind(handler.name());
            c.emit(RERAISE, 1, NONE);
        } else {
            int cleanupBody = c.newLabel();
            c.emit(POP_TOP, span);
            c.use(cleanupBody);
            c.pushFrameBlock(cleanupBlock(cleanupBody, handler));
            c.statements.visit(handler.body());
            c.popFrameBlock(Kind.HANDLER_CLEANUP);
            c.emit(POP_BLOCK, NONE);
            c.emit(POP_EXCEPT, NONE);
            c.jump(JUMP_NO_INTERRUPT, end, NONE);
        }
        c.use(next);
    }

    private static FrameBlock cleanupBlock(int label, ExceptHandler handler) {
        return new FrameBlock(
                Kind.HANDLER_CLEANUP, label, InstructionSequence.NO_LABEL, handler.span(), handler.name(), null);
    }

    private void unbind(String name) {
        if (name != null) {
            c.loadConst(PyNone.NONE, NONE);
            c.names.store(name, NONE);
            c.names.delete(name, NONE);
        }
    }

    /**
     * {@code except*}: {@code orig} is the raised group, {@code res} a list of what the handlers raised, {@code rest} what is not handled
     * yet; at the end what is to be raised is made of them.
     */
    private void exceptStar(Parts s) {
        int body = c.newLabel();
        int except = c.newLabel();
        int orElse = c.newLabel();
        int end = c.newLabel();
        int cleanup = c.newLabel();
        int reraiseStar = c.newLabel();
        c.jump(SETUP_FINALLY, except, s.span);
        c.use(body);
        c.pushFrameBlock(FrameBlock.of(Kind.TRY_EXCEPT, body, s.span));
        c.statements.visit(s.body);
        c.popFrameBlock(Kind.TRY_EXCEPT);
        c.emit(POP_BLOCK, NONE);
        c.jump(JUMP_NO_INTERRUPT, orElse, NONE);

        c.use(except);
        c.jump(SETUP_CLEANUP, cleanup, NONE);
        c.emit(PUSH_EXC_INFO, NONE); // [prev, orig]
        c.pushFrameBlock(FrameBlock.of(Kind.EXCEPTION_GROUP_HANDLER, InstructionSequence.NO_LABEL, s.span));
        for (int i = 0; i < s.handlers.size(); i++) {
            ExceptHandler handler = s.handlers.get(i);
            if (i == 0) {
                c.emit(BUILD_LIST, 0, handler.span());
                c.emit(COPY, 2, handler.span()); // [prev, orig, res, rest]
            }
            starHandler(handler);
            if (i == s.handlers.size() - 1) {
                c.emit(LIST_APPEND, 1, NONE); // [prev, orig, res]
                c.jump(JUMP_NO_INTERRUPT, reraiseStar, NONE);
            }
        }
        c.popFrameBlock(Kind.EXCEPTION_GROUP_HANDLER);
        reraiseStar(reraiseStar, end);
        c.use(cleanup);
        c.unwinding.popExceptAndReraise(NONE);
        c.use(orElse);
        c.statements.visit(s.orElse);
        c.use(end);
    }

    /** {@code [orig, res, rest] -> [orig, res, rest]}. */
    private void starHandler(ExceptHandler handler) {
        Span span = handler.span();
        int next = c.newLabel();
        int withError = c.newLabel();
        int noMatch = c.newLabel();
        if (handler.type() != null) {
            c.expressions.visit(handler.type());
            c.emit(CHECK_EG_MATCH, span);
            c.emit(COPY, 1, span);
            c.jump(POP_JUMP_IF_NONE, noMatch, span);
        }
        int cleanupEnd = c.newLabel();
        int cleanupBody = c.newLabel();
        if (handler.name() != null) {
            c.names.store(handler.name(), span);
        } else {
            c.emit(POP_TOP, span);
        }
        c.jump(SETUP_CLEANUP, cleanupEnd, span);
        c.use(cleanupBody);
        c.pushFrameBlock(cleanupBlock(cleanupBody, handler));
        c.statements.visit(handler.body());
        c.popFrameBlock(Kind.HANDLER_CLEANUP);
        c.emit(POP_BLOCK, NONE);
        unbind(handler.name());
        c.jump(JUMP_NO_INTERRUPT, next, NONE);

        c.use(cleanupEnd); // [orig, res, rest, lasti, raised]
        unbind(handler.name());
        c.emit(LIST_APPEND, 3, NONE);
        c.emit(POP_TOP, NONE);
        c.jump(JUMP_NO_INTERRUPT, withError, NONE);

        c.use(next);
        c.emit(NOP, NONE); // holds a propagated line
        c.jump(JUMP_NO_INTERRUPT, withError, NONE);

        c.use(noMatch);
        c.emit(POP_TOP, span);
        c.use(withError);
    }

    /** {@code [prev, orig, res] -> }, or raises. */
    private void reraiseStar(int label, int end) {
        int reraise = c.newLabel();
        c.use(label);
        c.emit(CALL_INTRINSIC_2, Intrinsic.INTRINSIC_PREP_RERAISE_STAR, NONE); // [prev, exc]
        c.emit(COPY, 1, NONE);
        c.jump(POP_JUMP_IF_NOT_NONE, reraise, NONE);
        c.emit(POP_TOP, NONE);
        c.emit(POP_BLOCK, NONE);
        c.emit(POP_EXCEPT, NONE);
        c.jump(JUMP_NO_INTERRUPT, end, NONE);
        c.use(reraise);
        c.emit(POP_BLOCK, NONE);
        c.emit(SWAP, 2, NONE);
        c.emit(POP_EXCEPT, NONE);
        c.emit(RERAISE, 0, NONE);
    }
}
