package dev.krait.properties;

import java.util.Random;
import java.util.regex.Pattern;

/** Random expressions over the variables of {@link Statements}. */
final class Expressions {
    private static final Pattern CALLS_FUNCTION = Pattern.compile("\\b([fg]|generate|coroutine)\\(|map\\(f");
    private static final Pattern CALLS_METHOD = Pattern.compile("\\.step\\(|\\.twice|o \\+ 1");

    private final Random random;

    private final int place;

    Expressions(Random random, int place) {
        this.random = random;
        this.place = place;
    }

    /** One of some texts, which calls only what may be called from here. */
    String pick(String... one) {
        String text;
        do {
            text = one[random.nextInt(one.length)];
        } while (place < Statements.LOOP && CALLS_FUNCTION.matcher(text).find() || place == Statements.METHOD && CALLS_METHOD.matcher(text).find());
        return text;
    }

    String intName() {
        return pick("a", "b", "n");
    }

    String floatName() {
        return pick("x", "y");
    }

    String any(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> integer(depth);
            case 1 -> floating(depth);
            case 2 -> text(depth);
            default -> pick("l[:3]", "(a, n)", "None", "d.get(n)", "o", "[n] * 2", "not a", "a == x", "l[n % 4]", "s[n % 3]", "{n: s}", "o.v", "f'{n!r:>4}'", "b'ab'", "a is None");
        };
    }

    String condition() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> integer(0) + " " + pick("<", "<=", "==", "!=", ">", ">=") + " " + integer(0);
            case 2 -> floating(0) + " " + pick("<", ">=", "==") + " " + floating(0);
            case 3 -> integer(0) + " < " + integer(0) + " <= " + integer(0);
            default -> pick("n in l", "s", "not d", "a and b", "isinstance(a, int)", "s[:1] == 'a'", "x is not None", "a % 2 or n % 3", "type(o) is C", "s in 'abcq'", "o.v", "hasattr(o, 'w')");
        };
    }

    String integer(int depth) {
        if (depth == 0 || random.nextInt(13) < 3) {
            return integerLeaf();
        }
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> "(" + integer(depth - 1) + " " + pick("+", "-", "*", "//", "%", "&", "|", "^") + " " + integer(depth - 1) + ")";
            case 4 -> "(" + integer(depth - 1) + " " + pick("<<", ">>", "**") + " " + pick("1", "3", "(n % 5)", "2") + ")";
            case 5 -> "-" + integer(depth - 1);
            case 6 -> "~" + integer(depth - 1);
            case 7 -> "(" + integer(depth - 1) + " if " + condition() + " else " + integer(depth - 1) + ")";
            case 8 -> pick("abs(", "int(", "r(", "min(3, ", "max(a, ", "divmod(n, 5)[0] + (") + integer(depth - 1) + ")";
            default -> "(" + condition() + ")";
        };
    }

    private String integerLeaf() {
        int which = random.nextInt(10);
        if (which < 5) {
            return intName();
        }
        if (which < 8) {
            int v = random.nextInt(311) - 10;
            return v < 0 ? "(" + v + ")" : Integer.toString(v);
        }
        return which == 8 ? pick("2**31", "2**62", "2**63 - 1", "(-2**63)", "10**20", "0x7fffffff", "True")
                : pick("len(l)", "len(s)", "l[0]", "o.v", "C.count", "d.get(1, 5)", "o.twice", "D(n)[2]", "hash(n)", "ord('q')");
    }

    String floating(int depth) {
        if (depth == 0 || random.nextInt(8) < 2) {
            int which = random.nextInt(7);
            return which < 4 ? floatName() : which < 6 ? pick("0.5", "-1.25", "3.0", "1e10", "1e-3", "0.0", "-0.0", "1e308") : pick("o.w", "float(n)", "n / 4", "a / b");
        }
        return switch (random.nextInt(6)) {
            case 0, 1, 2, 3 -> "(" + floating(depth - 1) + " " + pick("+", "-", "*", "/", "//", "%") + " " + (random.nextBoolean() ? floating(depth - 1) : integer(0)) + ")";
            case 4 -> "-" + floating(depth - 1);
            default -> pick("abs(", "round(", "float(") + floating(depth - 1) + ")";
        };
    }

    String text(int depth) {
        if (depth == 0 || random.nextInt(8) < 3) {
            return pick("s", "'a'", "'\\u00e9'", "'\\U0001f600'", "''", "str(n)", "repr(x)", "s[1:]", "s[::-1]", "s.upper()", "s[n % 4:]", "chr(97 + n % 26)");
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
            case 2 -> "(" + text(depth - 1) + " * (n % 3))";
            case 3 -> "f'{" + integer(0) + ":>5}|{" + floating(0) + ":.3f}'";
            case 4 -> "'%s-%r' % (" + integer(0) + ", s)";
            default -> text(depth - 1) + pick(".strip('a')", ".replace('a', 'bb')", "[:5]", ".title()", ".join(['x', 'y'])");
        };
    }
}
