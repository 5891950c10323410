package dev.krait.compile;

import static dev.krait.bytecode.Opcode.*;

import dev.krait.ast.CmpOperator;
import dev.krait.ast.Expr;
import dev.krait.ast.MatchCase;
import dev.krait.ast.Pattern;
import dev.krait.ast.Span;
import dev.krait.ast.Stmt;
import dev.krait.bytecode.BinaryOp;
import dev.krait.bytecode.Constants;
import dev.krait.flowgraph.Locations;
import dev.krait.object.PyNone;
import dev.krait.parser.ParseError;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compiles {@code match} statements (PEP 634).
 *
 * <p>Each pattern takes its subject from the top of the stack and goes on if it matches, else jumps to where as many values are popped as
 * it has left there. Captured values wait below what is {@link #onTop} until the whole pattern has matched.
 * Compare CPython {@code Python/codegen.c: codegen_match}.
 */
final class PatternCompiler {
    private static final int MAX_BEFORE_STAR = 1 << 8;
    private static final int MAX_AFTER_STAR = Integer.MAX_VALUE >> 8;

    private final Compilation c;

    /** The names captured so far, whose values are on the stack. */
    private List<String> stores = new ArrayList<>();

    /** Labels: jumping to the i-th pops i values. */
    private List<Integer> failPop = new ArrayList<>();

    /** How many values on top of the stack have to stay there. */
    private int onTop;

    /** Whether a pattern that always matches is in order here. */
    private boolean allowIrrefutable;

    PatternCompiler(Compilation c) {
        this.c = c;
    }

    void match(Stmt.Match s) {
        c.expressions.visit(s.subject());
        int end = c.newLabel();
        List<MatchCase> cases = s.cases();
        int count = cases.size();
        MatchCase last = cases.getLast();
        boolean hasDefault = isWildcard(last.pattern()) && count > 1;
        int tested = hasDefault ? count - 1 : count;
        for (int i = 0; i < tested; i++) {
            MatchCase matchCase = cases.get(i);
            boolean keepSubject = i != tested - 1;
            allowIrrefutable = matchCase.guard() != null || i == count - 1;
            matchCase(matchCase, keepSubject, end);
        }
        if (hasDefault) {
            c.emit(NOP, last.pattern().span()); // a line for coverage
            if (last.guard() != null) {
                c.conditions.jumpIf(last.guard(), end, false, last.pattern().span());
            }
            c.statements.visit(last.body());
        }
        c.use(end);
    }

    private void matchCase(MatchCase matchCase, boolean keepSubject, int end) {
        Span span = matchCase.pattern().span();
        if (keepSubject) {
            c.emit(COPY, 1, span);
        }
        stores = new ArrayList<>();
        failPop = new ArrayList<>();
        onTop = 0;
        pattern(matchCase.pattern());
        for (String name : stores) {
            c.names.store(name, span);
        }
        if (matchCase.guard() != null) {
            c.conditions.jumpIf(matchCase.guard(), failLabel(0), false, span);
        }
        if (keepSubject) {
            // belongs to the body, so that branch events know where they lead
            c.emit(POP_TOP, Locations.NEXT);
        }
        c.statements.visit(matchCase.body());
        c.jump(JUMP, end, Locations.NONE);
        placeFailLabels(span);
    }

    private static boolean isWildcard(Pattern pattern) {
        return pattern instanceof Pattern.MatchAs as && as.name() == null;
    }

    private static boolean isStarWildcard(Pattern pattern) {
        return pattern instanceof Pattern.MatchStar star && star.name() == null;
    }

    // ---- failing

    private int failLabel(int pops) {
        while (failPop.size() <= pops) {
            failPop.add(c.newLabel());
        }
        return failPop.get(pops);
    }

    /** Jumps to where everything this pattern has left on the stack is popped. */
    private void jumpToFail(int jump, Span span) {
        c.jump(jump, failLabel(onTop + stores.size()), span);
    }

    private void placeFailLabels(Span span) {
        for (int pops = failPop.size() - 1; pops > 0; pops--) {
            c.use(failPop.get(pops));
            c.emit(POP_TOP, span);
        }
        if (!failPop.isEmpty()) {
            c.use(failPop.getFirst());
        }
        failPop = new ArrayList<>();
    }

    // ---- captures

    /** Moves the top of the stack {@code count - 1} places down. */
    private void rotate(int count, Span span) {
        for (int i = count; i > 1; i--) {
            c.emit(SWAP, i, span);
        }
    }

    private void capture(String name, Span span) {
        if (name == null) {
            c.emit(POP_TOP, span);
            return;
        }
        if (stores.contains(name)) {
            throw duplicateStore(name, span);
        }
        rotate(onTop + stores.size() + 1, span);
        stores.add(name);
    }

    private ParseError duplicateStore(String name, Span span) {
        return c.error(span, "multiple assignments to name " + Literals.repr(Str.of(name)) + " in pattern");
    }

    // ---- patterns

    private void pattern(Pattern pattern) {
        Span span = pattern.span();
        switch (pattern) {
            case Pattern.MatchValue p -> {
                if (!(p.value() instanceof Expr.Constant || p.value() instanceof Expr.Attribute)) {
                    throw c.error(span, "patterns may only match literals and attribute lookups");
                }
                c.expressions.visit(p.value());
                c.conditions.compareOp(CmpOperator.EQ, span);
                c.emit(TO_BOOL, span);
                jumpToFail(POP_JUMP_IF_FALSE, span);
            }
            case Pattern.MatchSingleton p -> {
                c.loadConst(p.value(), span);
                c.conditions.compareOp(CmpOperator.IS, span);
                jumpToFail(POP_JUMP_IF_FALSE, span);
            }
            case Pattern.MatchSequence p -> sequence(p);
            case Pattern.MatchMapping p -> mapping(p);
            case Pattern.MatchClass p -> classPattern(p);
            case Pattern.MatchStar p -> capture(p.name(), span);
            case Pattern.MatchAs p -> as(p);
            case Pattern.MatchOr p -> or(p);
        }
    }

    private void subpattern(Pattern pattern) {
        boolean saved = allowIrrefutable;
        allowIrrefutable = true;
        pattern(pattern);
        allowIrrefutable = saved;
    }

    private void as(Pattern.MatchAs p) {
        Span span = p.span();
        if (p.pattern() == null) {
            if (!allowIrrefutable) {
                throw c.error(
                        span,
                        p.name() == null
                                ? "wildcard makes remaining patterns unreachable"
                                : "name capture " + Literals.repr(Str.of(p.name()))
                                        + " makes remaining patterns unreachable");
            }
            capture(p.name(), span);
            return;
        }
        onTop++;
        c.emit(COPY, 1, span);
        pattern(p.pattern());
        onTop--;
        capture(p.name(), span);
    }

    private void sequence(Pattern.MatchSequence p) {
        Span span = p.span();
        List<Pattern> patterns = p.patterns();
        int size = patterns.size();
        int star = -1;
        boolean onlyWildcards = true;
        boolean starWildcard = false;
        for (int i = 0; i < size; i++) {
            Pattern pattern = patterns.get(i);
            if (pattern instanceof Pattern.MatchStar) {
                if (star >= 0) {
                    throw c.error(span, "multiple starred names in sequence pattern");
                }
                starWildcard = isStarWildcard(pattern);
                onlyWildcards &= starWildcard;
                star = i;
            } else {
                onlyWildcards &= isWildcard(pattern);
            }
        }
        onTop++;
        c.emit(MATCH_SEQUENCE, span);
        jumpToFail(POP_JUMP_IF_FALSE, span);
        if (star < 0) {
            checkLength(size, CmpOperator.EQ, span);
        } else if (size > 1) {
            checkLength(size - 1, CmpOperator.GT_E, span);
        }
        onTop--;
        if (onlyWildcards) {
            c.emit(POP_TOP, span);
        } else if (starWildcard) {
            subscripts(patterns, star, span);
        } else {
            unpack(patterns, span);
        }
    }

    private void checkLength(int length, CmpOperator operator, Span span) {
        c.emit(GET_LEN, span);
        c.loadConst((long) length, span);
        c.conditions.compareOp(operator, span);
        jumpToFail(POP_JUMP_IF_FALSE, span);
    }

    private void unpack(List<Pattern> patterns, Span span) {
        int size = patterns.size();
        boolean starred = false;
        for (int i = 0; i < size; i++) {
            if (patterns.get(i) instanceof Pattern.MatchStar) {
                int after = size - i - 1;
                if (i >= MAX_BEFORE_STAR || after >= MAX_AFTER_STAR) {
                    throw c.error(span, "too many expressions in star-unpacking sequence pattern");
                }
                c.emit(UNPACK_EX, i + (after << 8), span);
                starred = true;
            }
        }
        if (!starred) {
            c.emit(UNPACK_SEQUENCE, size, span);
        }
        onTop += size;
        for (Pattern pattern : patterns) {
            onTop--;
            subpattern(pattern);
        }
    }

    /** {@code [first, *_, last]}: takes single items instead of unpacking. */
    private void subscripts(List<Pattern> patterns, int star, Span span) {
        onTop++;
        int size = patterns.size();
        for (int i = 0; i < size; i++) {
            Pattern pattern = patterns.get(i);
            if (i == star || isWildcard(pattern)) {
                continue;
            }
            c.emit(COPY, 1, span);
            if (i < star) {
                c.loadConst((long) i, span);
            } else {
                // the subject may not know negative indexes
                c.emit(GET_LEN, span);
                c.loadConst((long) (size - i), span);
                c.emit(BINARY_OP, BinaryOp.NB_SUBTRACT, span);
            }
            c.emit(BINARY_OP, BinaryOp.NB_SUBSCR, span);
            subpattern(pattern);
        }
        onTop--;
        c.emit(POP_TOP, span);
    }

    private void classPattern(Pattern.MatchClass p) {
        Span span = p.span();
        validateAttributes(p);
        c.expressions.visit(p.cls());
        c.loadConst(PyTuple.of(p.kwdAttrs().stream().map(Str::of).toArray()), span);
        c.emit(MATCH_CLASS, p.patterns().size(), span);
        checkNotNone(1, span); // the tuple of attributes
        int size = p.patterns().size() + p.kwdPatterns().size();
        c.emit(UNPACK_SEQUENCE, size, span);
        onTop += size - 1;
        for (int i = 0; i < size; i++) {
            onTop--;
            Pattern pattern = i < p.patterns().size()
                    ? p.patterns().get(i)
                    : p.kwdPatterns().get(i - p.patterns().size());
            if (isWildcard(pattern)) {
                c.emit(POP_TOP, span);
            } else {
                subpattern(pattern);
            }
        }
    }

    private void validateAttributes(Pattern.MatchClass p) {
        List<String> attributes = p.kwdAttrs();
        for (int i = 0; i < attributes.size(); i++) {
            for (int j = i + 1; j < attributes.size(); j++) {
                if (attributes.get(i).equals(attributes.get(j))) {
                    throw c.error(
                            p.kwdPatterns().get(j).span(),
                            "attribute name repeated in class pattern: " + attributes.get(i));
                }
            }
        }
    }

    /** Fails if the top of the stack, one of so many new values there, is {@code None}. */
    private void checkNotNone(int values, Span span) {
        onTop += values;
        c.emit(COPY, 1, span);
        c.loadConst(PyNone.NONE, span);
        c.emit(IS_OP, 1, span);
        jumpToFail(POP_JUMP_IF_FALSE, span);
    }

    private void mapping(Pattern.MatchMapping p) {
        Span span = p.span();
        int size = p.keys().size();
        onTop++;
        c.emit(MATCH_MAPPING, span);
        jumpToFail(POP_JUMP_IF_FALSE, span);
        if (size == 0 && p.rest() == null) {
            onTop--;
            c.emit(POP_TOP, span);
            return;
        }
        if (size > 0) {
            checkLength(size, CmpOperator.GT_E, span);
        }
        Set<Object> seen = new HashSet<>();
        for (Expr key : p.keys()) {
            mappingKey(key, seen, span);
        }
        c.emit(BUILD_TUPLE, size, span);
        c.emit(MATCH_KEYS, span);
        checkNotNone(2, span); // [subject, keys, values]
        c.emit(UNPACK_SEQUENCE, size, span);
        onTop += size - 1;
        for (Pattern pattern : p.patterns()) {
            onTop--;
            subpattern(pattern);
        }
        onTop -= 2; // [subject, keys]
        if (p.rest() == null) {
            c.emit(POP_TOP, span);
            c.emit(POP_TOP, span);
            return;
        }
        c.emit(BUILD_MAP, 0, span); // [subject, keys, empty]
        c.emit(SWAP, 3, span); // [empty, keys, subject]
        c.emit(DICT_UPDATE, 2, span); // [copy, keys]
        c.emit(UNPACK_SEQUENCE, size, span); // [copy, keys...]
        for (int left = size; left > 0; left--) {
            c.emit(COPY, 1 + left, span); // [copy, keys..., copy]
            c.emit(SWAP, 2, span); // [copy, keys..., copy, key]
            c.emit(DELETE_SUBSCR, span); // [copy, keys...]
        }
        capture(p.rest(), span);
    }

    private void mappingKey(Expr key, Set<Object> seen, Span span) {
        if (key instanceof Expr.Constant constant) {
            if (!seen.add(Constants.equalityKey(constant.value()))) {
                throw c.error(
                        span, "mapping pattern checks duplicate key (" + Literals.repr(constant.value()) + ")");
            }
        } else if (!(key instanceof Expr.Attribute)) {
            throw c.error(span, "mapping pattern keys may only match literals and attribute lookups");
        }
        c.expressions.visit(key);
    }

    private void or(Pattern.MatchOr p) {
        int end = c.newLabel();
        List<String> outerStores = stores;
        List<Integer> outerFailPop = failPop;
        int outerOnTop = onTop;
        boolean outerAllow = allowIrrefutable;
        List<String> control = null; // what the first alternative captures, in order
        int size = p.patterns().size();
        for (int i = 0; i < size; i++) {
            Pattern alternative = p.patterns().get(i);
            stores = new ArrayList<>();
            failPop = new ArrayList<>();
            onTop = 0;
            allowIrrefutable = i == size - 1 && outerAllow;
            c.emit(COPY, 1, alternative.span());
            pattern(alternative);
            if (control == null) {
                control = stores;
            } else {
                reorder(control, alternative.span(), p.span());
            }
            c.jump(JUMP, end, alternative.span());
            placeFailLabels(alternative.span());
        }
        stores = outerStores;
        failPop = outerFailPop;
        onTop = outerOnTop;
        allowIrrefutable = outerAllow;
        c.emit(POP_TOP, p.span()); // no alternative: the copy of the subject
        jumpToFail(JUMP, p.span());
        c.use(end);
        // below the captures: other captures, the copy of the subject, what is on top
        int rotations = control.size() + 1 + onTop + stores.size();
        for (String name : control) {
            rotate(rotations, p.span());
            if (stores.contains(name)) {
                throw duplicateStore(name, p.span());
            }
            stores.add(name);
        }
        c.emit(POP_TOP, p.span());
    }

    /** Brings the captures of an alternative into the order of the first one's, which must be the same names. */
    private void reorder(List<String> control, Span alternative, Span whole) {
        if (stores.size() != control.size()) {
            throw c.error(whole, "alternative patterns bind different names");
        }
        for (int wanted = control.size() - 1; wanted >= 0; wanted--) {
            int found = stores.indexOf(control.get(wanted));
            if (found < 0) {
                throw c.error(whole, "alternative patterns bind different names");
            }
            if (found == wanted) {
                continue;
            }
            int rotations = found + 1;
            List<String> rotated = new ArrayList<>(stores.subList(0, rotations));
            stores.subList(0, rotations).clear();
            stores.addAll(wanted - found, rotated);
            for (int i = 0; i < rotations; i++) {
                rotate(wanted + 1, alternative);
            }
        }
    }
}
