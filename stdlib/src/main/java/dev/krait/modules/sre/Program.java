package dev.krait.modules.sre;

import dev.krait.error.RuntimeErrors;

/**
 * The code of a pattern, checked: every jump stays inside and every set ends, so that {@link Matcher} need not look. Compare CPython
 * {@code Modules/_sre/sre.c: _validate}.
 */
final class Program {
    /** {@code MAXREPEAT} as it stands in the code. */
    static final int MAX_REPEAT = -1;

    final int[] code;
    final int groups;
    /** Where the pattern proper begins. */
    final int start;
    /** The least width of a match. */
    final int minWidth;
    /** The literal that every match begins with, or null. */
    final int[] prefix;
    /** The {@code AT} condition that every match begins with, as {@code ^} and {@code \\A} do; -1 for none. */
    final int anchor;
    /** What every match begins with when there is no prefix, or null. */
    final CharSet first;
    /** The sets by the index of their first instruction. */
    private final CharSet[] sets;

    Program(int[] code, int groups) {
        this.code = code;
        this.groups = groups;
        this.sets = new CharSet[code.length];
        int at = 0;
        int least = 0;
        int[] literal = null;
        CharSet charset = null;
        try {
            if (code.length > 0 && code[0] == Op.INFO) {
                int skip = code[1];
                least = code[3] < 0 ? Integer.MAX_VALUE : code[3];
                if ((code[2] & Op.INFO_PREFIX) != 0) {
                    literal = java.util.Arrays.copyOfRange(code, 7, 7 + code[5]);
                } else if ((code[2] & Op.INFO_CHARSET) != 0) {
                    checkSet(5, skip + 1);
                    charset = sets[5];
                }
                at = skip + 1;
            }
            check(at, code.length - 1);
            require(code[code.length - 1] == Op.SUCCESS);
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            throw invalid();
        }
        this.start = at;
        this.minWidth = least;
        this.prefix = literal;
        this.first = charset;
        this.anchor = anchor(at);
    }

    private int anchor(int at) {
        int i = at;
        while (code[i] == Op.MARK) {
            i += 2;
        }
        return code[i] == Op.AT ? code[i + 1] : -1;
    }

    private static RuntimeException invalid() {
        return RuntimeErrors.of("invalid SRE code");
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw invalid();
        }
    }

    CharSet set(int at) {
        return sets[at];
    }

    /** Checks the instructions in [from, to), which must end exactly there. */
    private void check(int from, int to) {
        int[] w = code;
        int i = from;
        while (i < to) {
            int op = w[i++];
            switch (op) {
                case Op.ANY, Op.ANY_ALL, Op.FAILURE, Op.SUCCESS -> { }
                case Op.MARK -> require(w[i] >= 0 && w[i++] <= 2 * groups + 1);
                case Op.LITERAL, Op.NOT_LITERAL, Op.LITERAL_IGNORE, Op.NOT_LITERAL_IGNORE, Op.LITERAL_UNI_IGNORE, Op.NOT_LITERAL_UNI_IGNORE,
                        Op.LITERAL_LOC_IGNORE, Op.NOT_LITERAL_LOC_IGNORE -> i++;
                case Op.AT -> require(w[i] >= 0 && w[i++] <= Op.AT_UNI_NON_BOUNDARY);
                case Op.CATEGORY -> require(w[i] >= 0 && w[i++] <= 17);
                case Op.GROUPREF, Op.GROUPREF_IGNORE, Op.GROUPREF_UNI_IGNORE, Op.GROUPREF_LOC_IGNORE ->
                    require(w[i] >= 0 && w[i++] < groups);
                case Op.IN, Op.IN_IGNORE, Op.IN_UNI_IGNORE, Op.IN_LOC_IGNORE -> {
                    int end = target(i, to);
                    checkSet(i + 1, end);
                    i = end;
                }
                case Op.INFO -> i = target(i, to);
                case Op.BRANCH -> i = checkBranch(i, to);
                case Op.REPEAT_ONE, Op.MIN_REPEAT_ONE, Op.POSSESSIVE_REPEAT_ONE -> {
                    int end = target(i, to);
                    checkBounds(i);
                    check(i + 3, end - 1);
                    require(w[end - 1] == Op.SUCCESS);
                    i = end;
                }
                case Op.REPEAT, Op.POSSESSIVE_REPEAT -> {
                    int end = target(i, to);
                    checkBounds(i);
                    check(i + 3, end);
                    int until = w[end];
                    require(op == Op.REPEAT ? until == Op.MAX_UNTIL || until == Op.MIN_UNTIL : until == Op.SUCCESS);
                    i = end + 1;
                }
                case Op.ATOMIC_GROUP -> {
                    int end = target(i, to);
                    check(i + 1, end - 1);
                    require(w[end - 1] == Op.SUCCESS);
                    i = end;
                }
                case Op.ASSERT, Op.ASSERT_NOT -> {
                    int end = target(i, to);
                    require(w[i + 1] >= 0);
                    check(i + 2, end - 1);
                    require(w[end - 1] == Op.SUCCESS);
                    i = end;
                }
                case Op.GROUPREF_EXISTS -> i = checkConditional(i, to);
                default -> throw invalid();
            }
        }
        require(i == to);
    }

    private int target(int i, int to) {
        int end = i + code[i];
        require(code[i] > 0 && end <= to);
        return end;
    }

    private void checkBounds(int i) {
        require(Integer.compareUnsigned(code[i + 1], code[i + 2]) <= 0);
    }

    private int checkBranch(int i, int to) {
        int out = -1;
        while (code[i] != 0) {
            int end = target(i, to);
            require(code[end - 2] == Op.JUMP);
            check(i + 1, end - 2);
            int tail = end - 1 + code[end - 1];
            require(out < 0 || out == tail);
            out = tail;
            i = end;
        }
        require(out < 0 || out == i + 1);
        return i + 1;
    }

    private int checkConditional(int i, int to) {
        require(code[i] >= 0 && code[i] < groups);
        int no = i + code[i + 1];
        require(code[i + 1] >= 2 && no <= to);
        if (no - 2 > i + 1 && code[no - 2] == Op.JUMP && no - 1 + code[no - 1] <= to && jumpBelongs(i + 2, no - 2)) {
            int end = no - 1 + code[no - 1];
            check(i + 2, no - 2);
            check(no, end);
            return end;
        }
        check(i + 2, no);
        return no;
    }

    /** Whether [from, to) is whole instructions, so that what stands at {@code to} is one too. */
    private boolean jumpBelongs(int from, int to) {
        try {
            check(from, to);
            return true;
        } catch (dev.krait.error.PyException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    private void checkSet(int from, int to) {
        int[] w = code;
        int i = from;
        require(to <= w.length && w[to - 1] == Op.FAILURE);
        while (i < to - 1) {
            switch (w[i++]) {
                case Op.NEGATE -> { }
                case Op.LITERAL -> i++;
                case Op.RANGE, Op.RANGE_UNI_IGNORE -> i += 2;
                case Op.CHARSET -> i += 8;
                case Op.BIGCHARSET -> {
                    int blocks = w[i++];
                    require(blocks >= 0 && blocks <= 256);
                    for (int b = 0; b < 256; b++) {
                        require((w[i + (b >> 2)] >>> ((b & 3) << 3) & 0xFF) < blocks);
                    }
                    i += 64 + blocks * 8;
                }
                case Op.CATEGORY -> require(w[i] >= 0 && w[i++] <= 17);
                default -> throw invalid();
            }
        }
        require(i == to - 1);
        sets[from] = new CharSet(w, from);
    }
}
