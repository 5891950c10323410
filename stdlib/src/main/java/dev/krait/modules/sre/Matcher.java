package dev.krait.modules.sre;

import dev.krait.error.PyErrors;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import java.util.Arrays;

/**
 * Runs a program by backtracking over an explicit stack of records: choices to come back to, and the old values of marks, which are put back on the way.
 *
 * <p>The context of a repeat and the list of open assertions and atomic groups are immutable, so a choice need only keep a reference. Closing an assertion or
 * atomic group drops the choices made inside but keeps the records of marks. Compare CPython {@code Modules/_sre/sre_lib.h: SRE(match), SRE(search)}.
 *
 * <p>The machine and its stack stay in one class: all instructions work on the same few fields, and this is the inner loop of every search.
 */
final class Matcher {
    // what a record on the stack means, and its three numbers
    /** Go on at instruction a, place b. */
    private static final int CHOICE = 0;
    /** Try the alternative at a, place b. */
    private static final int ALTERNATIVE = 1;
    /** A greedy one-character repeat: tail at a, now at place b, not below c. */
    private static final int GREEDY = 2;
    /** A lazy one-character repeat: instruction a, now at place b after c characters. */
    private static final int LAZY = 3;
    /** Mark a was b, lastindex was c. */
    private static final int UNDO = 4;
    private static final int WIDTH = 4;
    private static final int MAX_STACK = 1 << 29;

    /** One level of {@code REPEAT}: rounds done, and where the last one began. */
    private record Repeat(int at, int count, int last, Repeat outer) {}

    /** An open assertion, atomic group or possessive repeat. {@code base} is the height of the stack, {@code count} the rounds of the repeat. */
    private record Scope(int op, int at, int base, int place, int count, Repeat repeat, Scope outer) {}

    private final PyThread t;
    private final Program program;
    private final int[] code;
    final Subject subject;
    final int begin = 0;
    final int end;
    /** Where the first search began: a match's {@code pos}. */
    final int searchStart;
    /** Where the match begins: the search's start before, the result after it. */
    int start;
    /** Where the match ended. */
    int place;
    /** Both ends of each group, -1 where unset. */
    int[] marks;
    int lastIndex = -1;
    /** An empty match at {@link #start} does not count. */
    boolean mustAdvance;
    private boolean matchAll;

    private int[] numbers = new int[64 * WIDTH];
    private Object[] references = new Object[64 * 2];
    private int height;
    private Repeat repeat;
    private Scope scope;
    private int steps;

    Matcher(PyThread t, Program program, Subject subject, long pos, long endpos) {
        this.t = t;
        this.program = program;
        this.code = program.code;
        this.subject = subject;
        this.start = (int) Math.max(0, Math.min(pos, subject.length));
        this.searchStart = start;
        this.end = (int) Math.max(0, Math.min(endpos, subject.length));
        this.marks = new int[2 * program.groups];
        Arrays.fill(marks, -1);
    }

    private void reset() {
        Arrays.fill(marks, -1);
        lastIndex = -1;
        repeat = null;
        scope = null;
        height = 0;
    }

    /** Matches at {@link #start}. */
    boolean match(boolean whole) {
        reset();
        matchAll = whole;
        boolean matched = run(start);
        mustAdvance = false;
        return matched;
    }

    /** Finds the first match at or after {@link #start}. */
    boolean search() {
        matchAll = false;
        if (start > end || program.minWidth > end - start) {
            return false;
        }
        int last = end - Math.min(program.minWidth, end);
        for (int i = start; (i = candidate(i, last)) >= 0; i++) {
            reset();
            start = i;
            if (run(i)) {
                mustAdvance = false;
                return true;
            }
            mustAdvance = false;
        }
        return false;
    }

    /** The first place in [i, last] at which a match can begin, or -1. */
    private int candidate(int i, int last) {
        if (i > last) {
            return -1;
        }
        if (i > begin) {
            switch (program.anchor) {
                case Op.AT_BEGINNING, Op.AT_BEGINNING_STRING -> {
                    return -1;
                }
                case Op.AT_BEGINNING_LINE -> {
                    if (subject.at(i - 1) != '\n') {
                        int newline = subject.indexOf('\n', i, last);
                        return newline < 0 ? -1 : newline + 1;
                    }
                }
                default -> {
                }
            }
        }
        if (program.prefix != null) {
            return subject.indexOf(program.prefix[0], i, Math.min(last + 1, end));
        }
        if (program.first != null) {
            for (; i <= last && i < end; i++) {
                if (program.first.contains(subject.at(i))) {
                    return i;
                }
            }
            return -1;
        }
        return i;
    }

    // ---- the stack -----------------------------------------------------------------------------------------------------------------

    private void push(int kind, int a, int b, int c) {
        int h = height;
        if ((h + 1) * WIDTH > numbers.length) {
            grow();
        }
        int i = h * WIDTH;
        numbers[i] = kind;
        numbers[i + 1] = a;
        numbers[i + 2] = b;
        numbers[i + 3] = c;
        if (kind != UNDO) {
            references[2 * h] = repeat;
            references[2 * h + 1] = scope;
        }
        height = h + 1;
    }

    private void grow() {
        if (numbers.length > MAX_STACK) {
            throw PyErrors.with(ExceptionTypes.MEMORY_ERROR);
        }
        numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        references = Arrays.copyOf(references, 2 * references.length);
    }

    private void setMark(int i, int at) {
        push(UNDO, i, marks[i], lastIndex);
        marks[i] = at;
        if ((i & 1) != 0) {
            lastIndex = i / 2 + 1;
        }
    }

    private void undo(int record) {
        int i = record * WIDTH;
        marks[numbers[i + 1]] = numbers[i + 2];
        lastIndex = numbers[i + 3];
    }

    /** Drops the choices above {@code base}; what they would have undone can still be undone. */
    private void commit(int base) {
        int kept = base;
        for (int r = base; r < height; r++) {
            if (numbers[r * WIDTH] == UNDO) {
                System.arraycopy(numbers, r * WIDTH, numbers, kept * WIDTH, WIDTH);
                kept++;
            }
        }
        Arrays.fill(references, 2 * kept, 2 * height, null);
        height = kept;
    }

    /** Takes back everything above {@code base}. */
    private void unwind(int base) {
        while (height > base) {
            height--;
            if (numbers[height * WIDTH] == UNDO) {
                undo(height);
            }
        }
    }

    // ---- the machine -------------------------------------------------------------------------------------------------------------

    private static final int FAILED = -1;
    private static final int MATCHED = -2;

    /** Matches from a place; leaves the end in {@link #place}. */
    private boolean run(int from) {
        place = from;
        int pc = program.minWidth > 0 && program.minWidth > end - from ? FAILED : program.start;
        for (;;) {
            if ((++steps & 0xFFF) == 0 && t.breaker() != 0) {
                t.poll();
            }
            if (pc == FAILED) {
                pc = backtrack();
                if (pc == FAILED) {
                    return false;
                }
            }
            pc = step(pc);
            if (pc == MATCHED) {
                return true;
            }
        }
    }

    /** Undoes records down to the last choice and takes it; FAILED when there is none. */
    private int backtrack() {
        while (height > 0) {
            int r = --height;
            int i = r * WIDTH;
            int kind = numbers[i];
            if (kind == UNDO) {
                undo(r);
                continue;
            }
            repeat = (Repeat) references[2 * r];
            scope = (Scope) references[2 * r + 1];
            references[2 * r] = null;
            references[2 * r + 1] = null;
            int a = numbers[i + 1];
            place = numbers[i + 2];
            int pc = switch (kind) {
                case CHOICE -> a;
                case ALTERNATIVE -> branch(a);
                case GREEDY -> greedy(a, place - 1, numbers[i + 3]);
                default -> lazy(a, numbers[i + 3]);
            };
            if (pc != FAILED) {
                return pc;
            }
        }
        return FAILED;
    }

    /** Does one instruction; returns the next, FAILED or MATCHED. */
    private int step(int pc) {
        int[] w = code;
        int op = w[pc];
        int i = pc + 1;
        switch (op) {
            case Op.FAILURE:
                return FAILED;
            case Op.SUCCESS:
                return scope != null ? close() : matchAll && place != end || mustAdvance && place == start ? FAILED : MATCHED;
            case Op.MARK:
                setMark(w[i], place);
                return i + 1;
            case Op.AT:
                return at(w[i]) ? i + 1 : FAILED;
            case Op.JUMP:
            case Op.INFO:
                return i + w[i];
            case Op.BRANCH:
                return branch(i);
            case Op.REPEAT_ONE:
                return repeatOne(i);
            case Op.MIN_REPEAT_ONE:
                return minRepeatOne(i);
            case Op.POSSESSIVE_REPEAT_ONE:
                return possessiveOne(i);
            case Op.REPEAT:
                repeat = new Repeat(i, -1, -1, repeat);
                return i + w[i];
            case Op.MAX_UNTIL:
                return maxUntil(i);
            case Op.MIN_UNTIL:
                return minUntil(i);
            case Op.POSSESSIVE_REPEAT:
                return possessive(i, 0, -1);
            case Op.ATOMIC_GROUP:
                scope = new Scope(op, i, height, place, 0, repeat, scope);
                return i + 1;
            case Op.ASSERT:
            case Op.ASSERT_NOT:
                return look(op, i);
            case Op.GROUPREF:
            case Op.GROUPREF_IGNORE:
            case Op.GROUPREF_LOC_IGNORE:
            case Op.GROUPREF_UNI_IGNORE:
                return groupReference(op, w[i]) ? i + 1 : FAILED;
            case Op.GROUPREF_EXISTS:
                return groupSet(w[i]) ? i + 2 : i + w[i + 1];
            default:
                if (place >= end || !one(pc, subject.at(place))) {
                    return FAILED;
                }
                place++;
                return next(pc);
        }
    }

    /** The instruction after a one-character one. */
    private int next(int pc) {
        return switch (code[pc]) {
            case Op.ANY, Op.ANY_ALL -> pc + 1;
            case Op.IN, Op.IN_IGNORE, Op.IN_LOC_IGNORE, Op.IN_UNI_IGNORE -> pc + 1 + code[pc + 1];
            default -> pc + 2;
        };
    }

    /** Whether a one-character instruction takes a character. */
    private boolean one(int pc, int c) {
        int[] w = code;
        return switch (w[pc]) {
            case Op.ANY -> c != '\n';
            case Op.ANY_ALL -> true;
            case Op.LITERAL -> c == w[pc + 1];
            case Op.NOT_LITERAL -> c != w[pc + 1];
            case Op.CATEGORY -> CharClasses.in(w[pc + 1], c);
            case Op.IN -> program.set(pc + 2).contains(c);
            case Op.IN_IGNORE -> program.set(pc + 2).contains(CharClasses.lowerAscii(c));
            case Op.IN_UNI_IGNORE -> program.set(pc + 2).contains(CharClasses.lower(c));
            case Op.IN_LOC_IGNORE -> program.set(pc + 2).containsIgnoringLocale(c);
            case Op.LITERAL_IGNORE -> CharClasses.lowerAscii(c) == w[pc + 1];
            case Op.NOT_LITERAL_IGNORE -> CharClasses.lowerAscii(c) != w[pc + 1];
            case Op.LITERAL_UNI_IGNORE -> CharClasses.lower(c) == w[pc + 1];
            case Op.NOT_LITERAL_UNI_IGNORE -> CharClasses.lower(c) != w[pc + 1];
            case Op.LITERAL_LOC_IGNORE -> sameIgnoringLocale(w[pc + 1], c);
            case Op.NOT_LITERAL_LOC_IGNORE -> !sameIgnoringLocale(w[pc + 1], c);
            default -> false;
        };
    }

    private static boolean sameIgnoringLocale(int literal, int c) {
        return c == literal || CharClasses.lowerAscii(c) == literal || CharClasses.upperAscii(c) == literal;
    }

    private boolean at(int position) {
        int p = place;
        return switch (position) {
            case Op.AT_BEGINNING, Op.AT_BEGINNING_STRING -> p == begin;
            case Op.AT_BEGINNING_LINE -> p == begin || subject.at(p - 1) == '\n';
            case Op.AT_END -> p == end || end - p == 1 && subject.at(p) == '\n';
            case Op.AT_END_LINE -> p == end || subject.at(p) == '\n';
            case Op.AT_END_STRING -> p == end;
            default -> {
                boolean before = p > begin && CharClasses.wordAt(position, subject.at(p - 1));
                boolean after = p < end && CharClasses.wordAt(position, subject.at(p));
                boolean boundary = position == Op.AT_BOUNDARY || position == Op.AT_LOC_BOUNDARY || position == Op.AT_UNI_BOUNDARY;
                yield (before != after) == boundary;
            }
        };
    }

    /** Takes the alternative at {@code i}, or a later one, leaving a choice for the rest. */
    private int branch(int i) {
        int[] w = code;
        for (; w[i] != 0; i += w[i]) {
            int first = w[i + 1];
            boolean quick = first == Op.LITERAL || first == Op.IN;
            if (quick && (place >= end || !one(i + 1, subject.at(place)))) {
                continue;
            }
            int following = i + w[i];
            if (w[following] != 0) {
                push(ALTERNATIVE, following, place, 0);
            }
            return i + 1;
        }
        return FAILED;
    }

    // ---- repeats of one character --------------------------------------------------------------------------------------------------

    /** How many characters from {@link #place} the item takes, at most {@code max}. */
    private int count(int item, int max) {
        int from = place;
        int to = max < 0 || max > end - from ? end : from + max;
        int p = from;
        if (code[item] == Op.ANY_ALL) {
            return Math.max(0, to - from);
        }
        while (p < to && one(item, subject.at(p))) {
            p++;
        }
        return p - from;
    }

    private int repeatOne(int i) {
        int least = code[i + 1];
        if (Integer.compareUnsigned(least, Math.max(0, end - place)) > 0) {
            return FAILED;
        }
        int n = count(i + 3, code[i + 2]);
        if (n < least) {
            return FAILED;
        }
        return greedy(i + code[i], place + n, place + least);
    }

    /** Goes on with the tail at the greatest place in [least, at] where it can match, leaving a choice for those below. */
    private int greedy(int tail, int at, int least) {
        if (code[tail] == Op.LITERAL) {
            int c = code[tail + 1];
            while (at >= least && (at >= end || subject.at(at) != c)) {
                at--;
            }
        }
        if (at < least) {
            return FAILED;
        }
        if (at > least) {
            push(GREEDY, tail, at, least);
        }
        place = at;
        return tail;
    }

    private int minRepeatOne(int i) {
        int least = code[i + 1];
        if (Integer.compareUnsigned(least, Math.max(0, end - place)) > 0) {
            return FAILED;
        }
        if (least > 0) {
            if (count(i + 3, least) < least) {
                return FAILED;
            }
            place += least;
        }
        push(LAZY, i, place, least);
        return i + code[i];
    }

    /** One character more, then the tail again. */
    private int lazy(int i, int done) {
        int max = code[i + 2];
        if (max >= 0 && done >= max || place >= end || !one(i + 3, subject.at(place))) {
            return FAILED;
        }
        place++;
        push(LAZY, i, place, done + 1);
        return i + code[i];
    }

    private int possessiveOne(int i) {
        int least = code[i + 1];
        int n = count(i + 3, code[i + 2]);
        if (Integer.compareUnsigned(n, least) < 0) {
            return FAILED;
        }
        place += n;
        return i + code[i];
    }

    // ---- repeats of anything ---------------------------------------------------------------------------------------------------------

    private int maxUntil(int tail) {
        Repeat r = repeat;
        int n = r.count + 1;
        int least = code[r.at + 1];
        int max = code[r.at + 2];
        if (Integer.compareUnsigned(n, least) < 0) {
            repeat = new Repeat(r.at, n, r.last, r.outer);
            return r.at + 3;
        }
        if ((max == Program.MAX_REPEAT || Integer.compareUnsigned(n, max) < 0) && place != r.last) {
            repeat = r.outer;
            push(CHOICE, tail, place, 0);
            repeat = new Repeat(r.at, n, place, r.outer);
            return r.at + 3;
        }
        repeat = r.outer;
        return tail;
    }

    private int minUntil(int tail) {
        Repeat r = repeat;
        int n = r.count + 1;
        int least = code[r.at + 1];
        int max = code[r.at + 2];
        if (Integer.compareUnsigned(n, least) < 0) {
            repeat = new Repeat(r.at, n, r.last, r.outer);
            return r.at + 3;
        }
        if ((max == Program.MAX_REPEAT || Integer.compareUnsigned(n, max) < 0) && place != r.last) {
            repeat = new Repeat(r.at, n, place, r.outer);
            push(CHOICE, r.at + 3, place, 0);
        }
        repeat = r.outer;
        return tail;
    }

    /** A round of a possessive repeat: the body in a scope of its own, or the tail when no round is left. */
    private int possessive(int i, int done, int last) {
        int least = code[i + 1];
        int max = code[i + 2];
        int tail = i + code[i] + 1;
        boolean needed = Integer.compareUnsigned(done, least) < 0;
        if (!needed && (max != Program.MAX_REPEAT && Integer.compareUnsigned(done, max) >= 0 || place == last)) {
            return tail;
        }
        int base = height;
        if (!needed) {
            push(CHOICE, tail, place, 0);
        }
        scope = new Scope(Op.POSSESSIVE_REPEAT, i, base, place, done, repeat, scope);
        return i + 3;
    }

    // ---- assertions and groups -------------------------------------------------------------------------------------------------------

    private int look(int op, int i) {
        int back = code[i + 1];
        boolean room = place - begin >= back;
        if (op == Op.ASSERT) {
            if (!room) {
                return FAILED;
            }
            scope = new Scope(op, i, height, place, 0, repeat, scope);
        } else {
            if (!room) {
                return i + code[i];
            }
            int base = height;
            push(CHOICE, i + code[i], place, 0);
            scope = new Scope(op, i, base, place, 0, repeat, scope);
        }
        place -= back;
        return i + 2;
    }

    /** The inner pattern of the innermost scope has matched. */
    private int close() {
        Scope s = scope;
        scope = s.outer;
        repeat = s.repeat;
        switch (s.op) {
            case Op.ASSERT:
                commit(s.base);
                place = s.place;
                return s.at + code[s.at];
            case Op.ASSERT_NOT:
                unwind(s.base);
                return FAILED;
            case Op.ATOMIC_GROUP:
                commit(s.base);
                return s.at + code[s.at];
            default:
                commit(s.base);
                return possessive(s.at, s.count + 1, s.place);
        }
    }

    private boolean groupSet(int group) {
        int from = marks[2 * group];
        return from >= 0 && marks[2 * group + 1] >= from;
    }

    private boolean groupReference(int op, int group) {
        if (!groupSet(group)) {
            return false;
        }
        int from = marks[2 * group];
        int length = marks[2 * group + 1] - from;
        if (length > end - place) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            int a = subject.at(place + k);
            int b = subject.at(from + k);
            boolean same = switch (op) {
                case Op.GROUPREF -> a == b;
                case Op.GROUPREF_UNI_IGNORE -> CharClasses.lower(a) == CharClasses.lower(b);
                default -> CharClasses.lowerAscii(a) == CharClasses.lowerAscii(b);
            };
            if (!same) {
                return false;
            }
        }
        place += length;
        return true;
    }

    /** After a match: where the next search begins, and whether it must get on. */
    void advance() {
        mustAdvance = place == start;
        start = place;
    }
}
