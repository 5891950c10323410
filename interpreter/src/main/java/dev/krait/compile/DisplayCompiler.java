package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Expr;
import dev.krait.ast.Span;
import dev.krait.bytecode.Intrinsic;
import java.util.List;

/** Compiles lists, tuples, sets and dicts, and assignments to lists and tuples. Compare CPython {@code Python/codegen.c: starunpack_helper}. */
final class DisplayCompiler {
    private static final int MAX_BEFORE_STAR = 1 << 8;
    private static final int MAX_AFTER_STAR = Integer.MAX_VALUE >> 8;

    private final Compilation c;

    DisplayCompiler(Compilation c) {
        this.c = c;
    }

    void list(Expr.ListExpr e) {
        switch (e.ctx()) {
            case STORE -> assign(e.elts(), e.span());
            case LOAD -> build(e.elts(), null, 0, BUILD_LIST, LIST_APPEND, LIST_EXTEND, false, e.span());
            case DEL -> c.expressions.visit(e.elts());
        }
    }

    void tuple(Expr.TupleExpr e) {
        switch (e.ctx()) {
            case STORE -> assign(e.elts(), e.span());
            case LOAD -> tuple(e.elts(), null, 0, e.span());
            case DEL -> c.expressions.visit(e.elts());
        }
    }

    void set(Expr.SetExpr e) {
        build(e.elts(), null, 0, BUILD_SET, SET_ADD, SET_UPDATE, false, e.span());
    }

    /**
     * A tuple of what is on the stack already, the elements, and the value of a variable.
     *
     * @param injected the variable's name, or null
     */
    void tuple(List<Expr> elements, String injected, int pushed, Span span) {
        build(elements, injected, pushed, BUILD_LIST, LIST_APPEND, LIST_EXTEND, true, span);
    }

    private void build(
            List<Expr> elements,
            String injected,
            int pushed,
            int build,
            int add,
            int extend,
            boolean tuple,
            Span span) {
        int size = elements.size() + pushed + (injected == null ? 0 : 1);
        boolean big = size > Compilation.STACK_USE_GUIDELINE;
        if (!hasStars(elements) && !big) {
            c.expressions.visit(elements);
            if (injected != null) {
                c.names.load(injected, span);
            }
            c.emit(tuple ? BUILD_TUPLE : build, size, span);
            return;
        }
        boolean built = big;
        if (big) {
            c.emit(build, pushed, span);
        }
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Expr.Starred star) {
                if (!built) {
                    c.emit(build, i + pushed, span);
                    built = true;
                }
                c.expressions.visit(star.value());
                c.emit(extend, 1, span);
            } else {
                c.expressions.visit(elements.get(i));
                if (built) {
                    c.emit(add, 1, span);
                }
            }
        }
        if (injected != null) {
            c.names.load(injected, span);
            c.emit(add, 1, span);
        }
        if (tuple) {
            c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_LIST_TO_TUPLE, span);
        }
    }

    /** Whether one of the elements is a {@code *x}. */
    static boolean hasStars(List<Expr> elements) {
        for (Expr element : elements) {
            if (element instanceof Expr.Starred) {
                return true;
            }
        }
        return false;
    }

    private void assign(List<Expr> targets, Span span) {
        int size = targets.size();
        boolean starred = false;
        for (int i = 0; i < size; i++) {
            if (!(targets.get(i) instanceof Expr.Starred)) {
                continue;
            }
            if (starred) {
                throw c.error(span, "multiple starred expressions in assignment");
            }
            int after = size - i - 1;
            if (i >= MAX_BEFORE_STAR || after >= MAX_AFTER_STAR) {
                throw c.error(span, "too many expressions in star-unpacking assignment");
            }
            c.emit(UNPACK_EX, i + (after << 8), span);
            starred = true;
        }
        if (!starred) {
            c.emit(UNPACK_SEQUENCE, size, span);
        }
        for (Expr target : targets) {
            c.expressions.visit(target instanceof Expr.Starred star ? star.value() : target);
        }
    }

    void dict(Expr.DictExpr e) {
        Span span = e.span();
        int size = e.values().size();
        boolean haveDict = false;
        int pending = 0; // pairs before i that are not compiled yet
        for (int i = 0; i < size; i++) {
            if (e.keys().get(i) == null) {
                if (pending > 0) {
                    pairs(e, i - pending, i, haveDict);
                    haveDict = true;
                    pending = 0;
                }
                if (!haveDict) {
                    c.emit(BUILD_MAP, 0, span);
                    haveDict = true;
                }
                c.expressions.visit(e.values().get(i));
                c.emit(DICT_UPDATE, 1, span);
            } else if (pending * 2 > Compilation.STACK_USE_GUIDELINE) {
                pairs(e, i - pending, i + 1, haveDict);
                haveDict = true;
                pending = 0;
            } else {
                pending++;
            }
        }
        if (pending > 0) {
            pairs(e, size - pending, size, haveDict);
        } else if (!haveDict) {
            c.emit(BUILD_MAP, 0, span);
        }
    }

    private void pairs(Expr.DictExpr e, int begin, int end, boolean update) {
        Span span = e.span();
        boolean big = (end - begin) * 2 > Compilation.STACK_USE_GUIDELINE;
        if (big) {
            c.emit(BUILD_MAP, 0, span);
        }
        for (int i = begin; i < end; i++) {
            c.expressions.visit(e.keys().get(i));
            c.expressions.visit(e.values().get(i));
            if (big) {
                c.emit(MAP_ADD, 1, span);
            }
        }
        if (!big) {
            c.emit(BUILD_MAP, end - begin, span);
        }
        if (update) {
            c.emit(DICT_UPDATE, 1, span);
        }
    }
}
