package dev.krait.properties;

import java.util.Random;

/** Random statements over the variables that every function of {@link Programs} has: ints a b n, floats x y, a string s, a list l, a dict d and an object o. */
final class Statements {
    /** Where statements stand: in a method, which calls nothing that could call it again; in a function, which may call methods; in the main loop, which may call all. */
    static final int METHOD = 0;
    static final int FUNCTION = 1;
    static final int LOOP = 2;

    /** What a program switches on and off: monitoring, {@code sys.settrace}. */
    enum Watch { NOTHING, EVENTS, TRACE }

    private final Random random;
    private final Expressions e;
    private final int place;
    private final Watch watched;

    Statements(Random random, Watch watched, int place) {
        this.random = random;
        this.place = place;
        this.e = new Expressions(random, place);
        this.watched = watched;
    }

    String pick(String... one) {
        return e.pick(one);
    }

    /** One to {@code most} statements, nested at most {@code depth} deep. */
    String block(int most, int depth) {
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            lines.append(statement(depth)).append('\n');
        }
        return lines.toString();
    }

    private String body(int depth) {
        return block(2, depth - 1).indent(4);
    }

    private String statement(int depth) {
        if (watched != Watch.NOTHING && random.nextInt(12) == 0) {
            return watch();
        }
        return depth == 0 || random.nextInt(18) < 7 ? simple() : compound(depth);
    }

    private String simple() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> assign();
            case 5, 6, 7 -> augmented();
            case 8, 9 -> container();
            case 10, 11 -> attribute();
            case 12 -> "print('p', " + e.any(2) + ")";
            // a result that nobody uses may still raise
            case 13 -> e.any(2);
            case 14 -> call();
            default -> pick("del a; a = 2", "assert a % 3, 'three'", "t = a, b; n, b = t[0] if isinstance(t[0], int) else 1, 2", "u, *v = l[:3] or [0]; n = len(v)",
                    "(m := n) and m", "del s; s = str(b)", "a, b = b, a", "pass", "x = y = x + y");
        };
    }

    private String compound(int depth) {
        return switch (random.nextInt(13)) {
            case 0, 1 -> "if " + e.condition() + ":\n" + body(depth) + "else:\n" + body(depth);
            case 2, 3 -> "for j in " + iterable() + ":\n" + body(depth) + "    if j == 5: break\nelse:\n    n += 1";
            case 4 -> counted("k" + depth, depth);
            case 5, 6 -> "try:\n" + body(depth) + "except " + pick("ZeroDivisionError", "(TypeError, KeyError)", "IndexError", "Exception")
                    + " as err:\n    print('in', type(err).__name__, err)\n" + body(depth) + pick("", "else:\n" + body(depth)) + "finally:\n" + body(depth);
            case 7 -> "try:\n" + body(depth) + "finally:\n" + body(depth);
            case 8 -> "with D(n) as " + pick("o", "z") + ":\n" + body(depth);
            case 9 -> "if n % 4 == 1:\n    " + pick("raise ValueError(a)", "raise KeyError(s)", "raise TypeError(b) from ValueError(n)", "1 / (a % 2)", "l[n % 7]", "d[n % 5]", "raise");
            case 10 -> "match " + pick("l", "a", "o", "(a, n)", "d", "s") + ":\n    case " + pick("[p, *_]", "int(p)", "C(v=p)", "(p, 3)", "{1: p}", "'q' as p", "[_, p] | [p]")
                    + ":\n        print('m', p)\n    case _:\n" + body(depth).indent(4);
            case 11 -> "for j in range(3):\n    try:\n" + body(depth).indent(4) + "        if j == 1: " + pick("continue", "break") + "\n    finally:\n" + body(depth).indent(4);
            default -> "n = sum(w() for w in [lambda q=n: q + " + e.integer(1) + " for w in range(3)])\nn = cut(n)";
        };
    }

    /** A loop with a counter of its own, so that loops inside leave it alone. */
    private String counted(String k, int depth) {
        return k + " = 0\nwhile " + k + " < 9 and " + e.condition() + ":\n    " + k + " += 1\n" + body(depth) + "    if " + k + " == 3: continue";
    }

    private String iterable() {
        return pick("range(7)", "range(n % 9)", "range(10, 1, -3)", "l[:5]", "h(4)", "s[:4]", "enumerate(l[:3])", "generate(n, b)", "D(n)", "zip(l[:3], h(5))", "whole(a, n)",
                "map(r, l[:2])", "reversed(l[:4])", "list(d)[:4]", "(q for q in l[:4] if q != 2)");
    }

    /** Switches something that watches the program. */
    private String watch() {
        if (watched == Watch.TRACE) {
            return random.nextBoolean() ? "off()" : "if n % 5 == " + random.nextInt(5) + ": sys.settrace(tracer)";
        }
        String k = Integer.toString(random.nextInt(8));
        return switch (random.nextInt(7)) {
            case 0, 1 -> "on(" + k + ")";
            case 2 -> "on(" + k + ", " + pick("f", "g", "C.step") + ".__code__)";
            case 3, 4, 5 -> "off()";
            default -> pick("mon.restart_events()", "n += on(" + k + ") * off(False)", "if i % 7 == 3: on(" + k + ")".replace("i %", "n %"));
        };
    }

    /** What would double in size each time around a loop is cut, in a statement of its own. */
    private static String cut(String target, String assignment) {
        return assignment.contains("*") || assignment.contains("<<") || assignment.contains("+") ? assignment + "\n" + target + " = cut(" + target + ")" : assignment;
    }

    private String assign() {
        String target = pick("a", "x", "s");
        String integer = e.intName();
        return switch (random.nextInt(7)) {
            case 0, 1 -> cut(integer, integer + " = " + e.integer(3));
            case 2 -> e.floatName() + " = " + e.floating(3);
            case 3 -> target + " = cut(" + e.any(2) + ")";
            case 4 -> "s = cut(" + e.text(2) + ")";
            case 5 -> cut("a", "a, b = " + e.integer(1) + ", " + e.integer(1));
            default -> "n = r(" + e.integer(1) + ")";
        };
    }

    private String augmented() {
        String integer = e.intName();
        String target = pick("o.v", "o.w", "l[0]", "l[-1]", "C.count", "o.twice");
        return switch (random.nextInt(3)) {
            case 0 -> cut(integer, integer + " " + pick("+=", "-=", "*=", "^=", "|=", "&=", "//=", "%=", "<<=", ">>=") + " " + pick("1", "2", "3", "7", "63", "n % 8", "a & 15"));
            case 1 -> e.floatName() + " " + pick("+=", "-=", "*=", "/=") + " " + e.floating(1);
            default -> cut(target, target + " " + pick("+=", "-=", "*=") + " " + pick("1", "2", "0.5", "n"));
        };
    }

    private String container() {
        return switch (random.nextInt(6)) {
            case 0 -> "l.append(" + e.integer(1) + ")";
            case 1 -> "l[n % 3] = " + e.integer(1);
            case 2 -> "d[" + e.integer(1) + "] = " + e.any(1);
            case 3 -> pick("l.pop()", "l = l[::-1][:6]", "l.sort(key=str)", "d.pop(n, None)", "d = {k: v for k, v in list(d.items())[:4]}", "l.insert(1, n)");
            case 4 -> pick("l = [cut(q * 2) for q in l[:5]]", "l = [q for q in l[:8] if q != n]", "n = sum(q for q in l[:5] if isinstance(q, int))", "del l[1:3]", "l.extend(h(3))",
                    "l = [p + q for p in range(3) for q in (a, n)]", "n = len({q % 7 for q in l if type(q) is int})", "l[1:2] = h(3)");
            default -> pick("s = ''.join(sorted(s))[:12]", "n = len(l) + len(s)", "l = list(map(abs, (a, b, n)))", "n = max(l[:3] + [n], key=repr)", "l = list(generate(a, b))",
                    "l = list(whole(a, n))", "a, b, *l = *l[:3], n, b", "d = {**d, 'n': n}", "n = sum(whole(1, n % 4))");
        };
    }

    private String attribute() {
        return switch (random.nextInt(5)) {
            case 0 -> cut("o.v", "o.v = " + e.any(1));
            case 1 -> "o.w = " + e.floating(1);
            case 2 -> place == METHOD ? "o.w = x" : "b = C(" + e.integer(1) + ").step(3, n=2)";
            case 3 -> pick("o = o + 1", "o = C(o.v)", "o.extra = n", "n = getattr(o, 'extra', 3)", "o.step = lambda *z: 4", "del o.w", "n = C.count", "o = D(n, more=b)");
            default -> pick("n = o.twice", "o.twice = 3", "n = D(a).step(1, 2, 3)", "b = o.step(2) if n % 3 else 2", "C.count = n", "o.__dict__['v'] = b", "n = D.__mro__.index(C)",
                    "C.extra = 3.5", "del C.extra");
        };
    }

    private String call() {
        return pick("n = r(n)", "b = (lambda q, w=2: q * w)(n)", "n = drive(coroutine(a, b, n))", "a = r(*[n])", "n = dict(p=n, **{'q': b})['q']", "n = [r, abs, int][n % 3](n)",
                "b = next(whole(a, 1))", "n = (lambda *p, **q: len(p) + len(q))(*l[:2], k=s)", "f2 = r; n = f2(n)", "a = f(a, n)", "b = g(n, b)", "a = f(*l[:3], n=n, q=1)", "n = sum(map(f, (a, b, n)))", "a = max(f(n), g(a, 2))");
    }
}
