package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.Expr;
import dev.krait.ast.ExprContext;
import dev.krait.ast.Keyword;
import dev.krait.ast.Span;
import dev.krait.bytecode.Intrinsic;
import dev.krait.bytecode.Oparg;
import dev.krait.flowgraph.Locations;
import dev.krait.symtable.SymbolFlags;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.List;

/** Compiles calls: of methods, of {@code super()}, with stars or without. Compare CPython {@code Python/codegen.c: codegen_call}. */
final class CallCompiler {
    private final Compilation c;

    CallCompiler(Compilation c) {
        this.c = c;
    }

    void call(Expr.Call e) {
        validateKeywords(e.keywords());
        if (methodCall(e)) {
            return;
        }
        int skip = c.newLabel();
        c.operandWarnings.checkCaller(e.func());
        c.expressions.visit(e.func());
        inlineGeneratorCall(e, skip);
        c.emit(PUSH_NULL, e.func().span());
        arguments(0, e.args(), null, e.keywords(), e.span());
        c.use(skip);
    }

    private void validateKeywords(List<Keyword> keywords) {
        for (int i = 0; i < keywords.size(); i++) {
            String name = keywords.get(i).arg();
            for (int j = i + 1; name != null && j < keywords.size(); j++) {
                if (name.equals(keywords.get(j).arg())) {
                    throw c.error(keywords.get(j).span(), "keyword argument repeated: " + name);
                }
            }
        }
    }

    // ---- methods

    /** Compiles {@code object.method(...)} so that no bound method is made; whether the call is such a one. */
    private boolean methodCall(Expr.Call e) {
        if (!(e.func() instanceof Expr.Attribute method) || method.ctx() != ExprContext.LOAD) {
            return false;
        }
        int keywords = e.keywords().size();
        int size = e.args().size() + keywords + (keywords > 0 ? 1 : 0);
        if (isImported(method.value())
                || size >= Compilation.STACK_USE_GUIDELINE
                || hasStars(e.args(), e.keywords())) {
            return false;
        }
        Span span = method.span();
        if (isSuperAttribute(method)) {
            Expr.Call superCall = (Expr.Call) method.value();
            loadSuperArguments(superCall);
            c.emit(LOAD_SUPER_ATTR, superOparg(superCall, method.attr(), 1), span);
            span = Attributes.location(span, method);
            c.emit(NOP, span);
        } else {
            c.expressions.visit(method.value());
            span = Attributes.location(span, method);
            c.loadMethod(method.attr(), span);
        }
        c.expressions.visit(e.args());
        if (keywords > 0) {
            keywordValues(e.keywords(), span);
            c.emit(CALL_KW, e.args().size() + keywords, Attributes.location(e.span(), method));
        } else {
            c.emit(CALL, e.args().size(), Attributes.location(e.span(), method));
        }
        return true;
    }

    /** Whether this is the name of an imported module: its functions are no methods. */
    private boolean isImported(Expr e) {
        return e instanceof Expr.Name name
                && (c.table.top().symbol(name.id()) & SymbolFlags.DEF_IMPORT) != 0;
    }

    private static boolean hasStars(List<Expr> args, List<Keyword> keywords) {
        for (Keyword keyword : keywords) {
            if (keyword.arg() == null) {
                return true;
            }
        }
        return DisplayCompiler.hasStars(args);
    }

    private void keywordValues(List<Keyword> keywords, Span span) {
        for (Keyword keyword : keywords) {
            c.expressions.visit(keyword.value());
        }
        c.loadConst(PyTuple.of(keywords.stream().map(k -> Str.of(k.arg())).toArray()), span);
    }

    // ---- super()

    /** Whether this is {@code super().x} or {@code super(a, b).x} with the built-in {@code super}, as far as one can see. */
    boolean isSuperAttribute(Expr.Attribute attribute) {
        if (!(attribute.value() instanceof Expr.Call call)
                || !(call.func() instanceof Expr.Name name)
                || !name.id().equals("super")
                || attribute.attr().equals("__class__")
                || !call.keywords().isEmpty()
                || c.unit.block.scope("super") != SymbolFlags.GLOBAL_IMPLICIT
                || c.table.top().scope("super") != SymbolFlags.UNKNOWN) {
            return false;
        }
        int count = call.args().size();
        if (count == 2) {
            return !DisplayCompiler.hasStars(call.args());
        }
        return count == 0
                && c.unit.metadata.argcount + c.unit.metadata.posonlyargcount > 0
                && c.names.closureScope("__class__") == SymbolFlags.FREE;
    }

    void loadSuperAttribute(Expr.Attribute e) {
        Expr.Call superCall = (Expr.Call) e.value();
        loadSuperArguments(superCall);
        c.emit(LOAD_SUPER_ATTR, superOparg(superCall, e.attr(), 0), e.span());
        c.emit(NOP, Attributes.location(e.span(), e));
    }

    /** The name's index, whether there are two arguments, whether it is a method call. */
    private int superOparg(Expr.Call superCall, String attribute, int method) {
        return c.nameIndex(attribute) << 2 | (superCall.args().isEmpty() ? 0 : 2) | method;
    }

    private void loadSuperArguments(Expr.Call e) {
        c.names.load("super", e.func().span());
        if (e.args().size() == 2) {
            c.expressions.visit(e.args());
            return;
        }
        c.names.load("__class__", e.span());
        c.names.load(c.unit.metadata.varnames.keySet().iterator().next(), e.span());
    }

    // ---- all(), any(), tuple() of a generator expression

    /**
     * If the function, which is on the stack, turns out to be the built-in one, runs the generator in place and jumps to the label with
     * the result.
     */
    private void inlineGeneratorCall(Expr.Call e, int end) {
        if (!(e.func() instanceof Expr.Name name)
                || e.args().size() != 1
                || !e.keywords().isEmpty()
                || !(e.args().getFirst() instanceof Expr.GeneratorExp generator)) {
            return;
        }
        switch (name.id()) {
            case "all" -> inline(generator, name.span(), end, Oparg.CONSTANT_BUILTIN_ALL, true, POP_JUMP_IF_TRUE);
            case "any" -> inline(generator, name.span(), end, Oparg.CONSTANT_BUILTIN_ANY, false, POP_JUMP_IF_FALSE);
            case "tuple" -> inline(generator, name.span(), end, Oparg.CONSTANT_BUILTIN_TUPLE, null, JUMP);
            default -> { }
        }
    }

    /**
     * Compiles the loop.
     *
     * @param exhausted the result if the generator ends; null for a tuple of what it yields
     */
    private void inline(
            Expr.GeneratorExp generator, Span span, int end, int constant, Boolean exhausted, int continueJump) {
        int skip = c.newLabel();
        boolean tuple = exhausted == null;
        c.emit(COPY, 1, span);
        c.emit(LOAD_COMMON_CONSTANT, constant, span);
        c.emit(IS_OP, 0, span);
        c.jump(POP_JUMP_IF_FALSE, skip, span);
        c.emit(POP_TOP, span);
        if (tuple) {
            c.emit(BUILD_LIST, 0, span);
        }
        c.expressions.visit(generator);
        int loop = c.newLabel();
        int cleanup = c.newLabel();
        c.use(loop);
        c.jump(FOR_ITER, cleanup, span);
        if (tuple) {
            c.emit(LIST_APPEND, 2, span);
        } else {
            c.emit(TO_BOOL, span);
        }
        c.jump(continueJump, loop, span);
        c.emit(POP_ITER, Locations.NONE);
        if (!tuple) {
            c.loadConst(!exhausted, span);
        }
        c.jump(JUMP, end, span);
        c.use(cleanup);
        c.emit(END_FOR, Locations.NONE);
        c.emit(POP_ITER, Locations.NONE);
        if (tuple) {
            c.emit(CALL_INTRINSIC_1, Intrinsic.INTRINSIC_LIST_TO_TUPLE, span);
        } else {
            c.loadConst(exhausted, span);
        }
        c.jump(JUMP, end, span);
        c.use(skip);
    }

    // ---- arguments

    /**
     * Compiles the arguments and the call.
     *
     * @param pushed   how many arguments are on the stack already
     * @param injected a variable that is the last positional argument, or null
     */
    void arguments(int pushed, List<Expr> args, String injected, List<Keyword> keywords, Span span) {
        validateKeywords(keywords);
        if (hasStars(args, keywords) || args.size() + keywords.size() * 2 > Compilation.STACK_USE_GUIDELINE) {
            starArguments(pushed, args, injected, keywords, span);
            return;
        }
        c.expressions.visit(args);
        int count = pushed + args.size();
        if (injected != null) {
            c.names.load(injected, span);
            count++;
        }
        if (keywords.isEmpty()) {
            c.emit(CALL, count, span);
        } else {
            keywordValues(keywords, span);
            c.emit(CALL_KW, count + keywords.size(), span);
        }
    }

    private void starArguments(int pushed, List<Expr> args, String injected, List<Keyword> keywords, Span span) {
        if (pushed == 0 && args.size() == 1 && args.getFirst() instanceof Expr.Starred star) {
            c.expressions.visit(star.value());
        } else {
            c.displays.tuple(args, injected, pushed, span);
        }
        boolean haveDict = false;
        int pending = 0; // keywords before i that are not compiled yet
        for (int i = 0; i < keywords.size(); i++) {
            if (keywords.get(i).arg() != null) {
                pending++;
                continue;
            }
            if (pending > 0) {
                keywordDict(keywords.subList(i - pending, i), haveDict, span);
                haveDict = true;
                pending = 0;
            }
            if (!haveDict) {
                c.emit(BUILD_MAP, 0, span);
                haveDict = true;
            }
            c.expressions.visit(keywords.get(i).value());
            c.emit(DICT_MERGE, 1, span);
        }
        if (pending > 0) {
            keywordDict(keywords.subList(keywords.size() - pending, keywords.size()), haveDict, span);
        }
        if (keywords.isEmpty()) {
            c.emit(PUSH_NULL, span);
        }
        c.emit(CALL_FUNCTION_EX, span);
    }

    private void keywordDict(List<Keyword> keywords, boolean merge, Span span) {
        boolean big = keywords.size() * 2 > Compilation.STACK_USE_GUIDELINE;
        if (big) {
            c.emit(BUILD_MAP, 0, Locations.NONE);
        }
        for (Keyword keyword : keywords) {
            c.loadConst(Str.of(keyword.arg()), span);
            c.expressions.visit(keyword.value());
            if (big) {
                c.emit(MAP_ADD, 1, Locations.NONE);
            }
        }
        if (!big) {
            c.emit(BUILD_MAP, keywords.size(), span);
        }
        if (merge) {
            c.emit(DICT_MERGE, 1, span);
        }
    }
}
