package dev.krait.properties;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random programs. They terminate (every loop has a bound), are the same on every Python (no addresses, no set order of strings, no clock), and may raise
 * at any point. What they avoid stands in {@code docs/differences.md}.
 *
 * <p>A program is a class, two functions and a main loop that calls them often enough to be compiled. Numbers grow past 64 bits on purpose.
 */
final class Programs {
    private static final List<String> INTS = List.of("a", "b", "n");
    private static final List<String> FLOATS = List.of("x", "y");

    private Programs() {
    }

    static Arbitrary<String> programs() {
        return Combinators.combine(block(2, 2), block(2, 2), block(2, 1), block(3, 1), Arbitraries.of(3, 40, 120))
                .as((f, g, method, loop, rounds) -> """
                        class C:
                            count = 0
                            def __init__(self, v):
                                self.v = v
                                self.w = 0.5
                            def step(self, a, b=3, n=1, x=0.5, y=2.0):
                                s = 'm'
                                l = [1, 2, 3]
                                d = {1: 2}
                                o = self
                        %s
                                self.v = a
                                C.count += 1
                                return b
                            def __add__(self, other):
                                return C(self.v + (other.v if isinstance(other, C) else other))
                            def __repr__(self):
                                return 'C(%%r, %%r)' %% (self.v, self.w)

                        def r(v):
                            return v * 2 if v < 1000 else v // 3

                        def h(k):
                            i = 0
                            while i < k:
                                got = yield i
                                i += 1 if got is None else 2
                            return k

                        def f(a, b=2, *rest, n=5, **more):
                            x = 1.5
                            y = -0.25
                            s = 'abc'
                            l = [a, b, n]
                            d = {'k': a, b: 'v'}
                            o = C(a)
                        %s
                            return a if n %% 2 else b

                        def g(a, b, n=7, x=2.5):
                            y = 0.125
                            s = 'xyz'
                            l = list(range(5))
                            d = {}
                            o = C(b)
                            def inner(k):
                                nonlocal a
                                a += k
                                return a * 2
                        %s
                            return inner(n) + b

                        a, b, n, x, y, s, l, d, o = 1, 2, 3, 0.5, 1.25, 'q', [3, 1, 2], {1: 'one'}, C(1)
                        for i in range(%d):
                            try:
                        %s
                            except (TypeError, ValueError, KeyError, IndexError, ZeroDivisionError, OverflowError, AttributeError) as e:
                                print('caught', type(e).__name__, e)
                            if i %% 16 == 0:
                                print(i, a, b, n, x, y, s, l, d, o)
                            a, b, n = int(a) %% 1000003, int(b) %% 1009, int(n) %% 97
                            s = s[:20]
                            del l[12:]
                            if len(d) > 12: d = {}
                        """.formatted(indent(method, 8), indent(f, 4), indent(g, 4), rounds, indent(loop, 8)));
    }

    private static String indent(String block, int by) {
        return block.indent(by).stripTrailing();
    }

    private static Arbitrary<String> block(int most, int depth) {
        return statement(depth).list().ofMinSize(1).ofMaxSize(most + 2).map(lines -> String.join("\n", lines));
    }

    private static Arbitrary<String> statement(int depth) {
        Arbitrary<String> simple = Arbitraries.frequencyOf(
                Tuple.of(6, assign()),
                Tuple.of(3, augmented()),
                Tuple.of(2, container()),
                Tuple.of(1, attribute()),
                Tuple.of(1, expression(2).map(e -> "print('p', " + e + ")")));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<String> inner = block(2, depth - 1);
        Arbitrary<String> body = inner.map(b -> indent(b, 4));
        return Arbitraries.frequencyOf(
                Tuple.of(6, simple),
                Tuple.of(2, Combinators.combine(condition(), body, body).as((c, t, e) -> "if " + c + ":\n" + t + "\nelse:\n" + e)),
                Tuple.of(2, Combinators.combine(Arbitraries.of("range(7)", "range(n % 9)", "range(10, 1, -3)", "l[:5]", "h(4)", "s[:4]", "enumerate(l[:3])"), body)
                        .as((r, b) -> "for j in " + r + ":\n" + b + "\n    if j == 5: break\nelse:\n    n += 1")),
                Tuple.of(1, Combinators.combine(condition(), body).as((c, b) -> "k = 0\nwhile k < 9 and " + c + ":\n    k += 1\n" + b + "\n    if k == 3: continue")),
                Tuple.of(2, Combinators.combine(body, body, body, Arbitraries.of("ZeroDivisionError", "(TypeError, KeyError)", "IndexError", "Exception"))
                        .as((t, e, f, x1) -> "try:\n" + t + "\nexcept " + x1 + " as err:\n    print('in', type(err).__name__, err)\n" + e + "\nfinally:\n" + f)),
                Tuple.of(1, Arbitraries.of("raise ValueError(a)", "raise KeyError(s)", "assert a % 3, 'three'", "1 / (a % 2)", "l[n % 7]", "d[n % 5]")
                        .map(r -> "if n % 4 == 1:\n    " + r)));
    }

    private static Arbitrary<String> assign() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(INTS), integer(3)).as((v, e) -> v + " = " + e),
                Combinators.combine(Arbitraries.of(FLOATS), floating(3)).as((v, e) -> v + " = " + e),
                Combinators.combine(Arbitraries.of("a", "x", "s"), expression(2)).as((v, e) -> v + " = " + e),
                text(2).map(e -> "s = " + e),
                Combinators.combine(integer(1), integer(1)).as((p, q) -> "a, b = " + p + ", " + q),
                integer(1).map(e -> "n = r(" + e + ")"));
    }

    private static Arbitrary<String> augmented() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(INTS), Arbitraries.of("+=", "-=", "*=", "^=", "|=", "&=", "//=", "%=", "<<=", ">>="), Arbitraries.of("1", "2", "3", "7", "63", "n % 8", "a & 15"))
                        .as((v, o, e) -> v + " " + o + " " + e),
                Combinators.combine(Arbitraries.of(FLOATS), Arbitraries.of("+=", "-=", "*=", "/="), floating(1)).as((v, o, e) -> v + " " + o + " " + e),
                Combinators.combine(Arbitraries.of("o.v", "o.w", "l[0]", "l[-1]", "C.count"), Arbitraries.of("+=", "-=", "*="), Arbitraries.of("1", "2", "0.5", "n"))
                        .as((v, o, e) -> v + " " + o + " " + e));
    }

    private static Arbitrary<String> container() {
        return Arbitraries.oneOf(
                integer(1).map(e -> "l.append(" + e + ")"),
                integer(1).map(e -> "l[n % 3] = " + e),
                Combinators.combine(integer(1), expression(1)).as((k, v) -> "d[" + k + "] = " + v),
                Arbitraries.of("l.pop()", "l = l[::-1][:6]", "l.sort(key=str)", "d.pop(n, None)", "d = {k: v for k, v in list(d.items())[:4]}",
                        "l = [q * 2 for q in l[:5]]", "l = [q for q in l[:8] if q != n]", "n = sum(q for q in l[:5] if isinstance(q, int))", "del l[1:3]", "l.extend(h(3))",
                        "s = ''.join(sorted(s))[:12]", "n = len(l) + len(s)", "l = list(map(abs, (a, b, n)))", "n = max(l[:3] + [n], key=repr)"));
    }

    private static Arbitrary<String> attribute() {
        return Arbitraries.oneOf(
                expression(1).map(e -> "o.v = " + e),
                floating(1).map(e -> "o.w = " + e),
                Arbitraries.of("o = o + 1", "o = C(o.v)", "o.extra = n", "n = getattr(o, 'extra', 3)", "o.step = lambda *z: 4", "del o.w", "n = C.count"),
                integer(1).map(e -> "b = C(" + e + ").step(3, n=2)"));
    }

    private static Arbitrary<String> condition() {
        return Arbitraries.oneOf(
                Combinators.combine(integer(0), Arbitraries.of("<", "<=", "==", "!=", ">", ">="), integer(0)).as((p, o, q) -> p + " " + o + " " + q),
                Combinators.combine(floating(0), Arbitraries.of("<", ">=", "=="), floating(0)).as((p, o, q) -> p + " " + o + " " + q),
                Combinators.combine(integer(0), integer(0), integer(0)).as((p, q, r) -> p + " < " + q + " <= " + r),
                Arbitraries.of("n in l", "s", "not d", "a and b", "isinstance(a, int)", "s[:1] == 'a'", "x is not None", "a % 2 or n % 3"));
    }

    private static Arbitrary<String> expression(int depth) {
        return Arbitraries.oneOf(integer(depth), floating(depth), text(depth));
    }

    private static Arbitrary<String> integer(int depth) {
        Arbitrary<String> leaf = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(INTS)),
                Tuple.of(3, Arbitraries.integers().between(-10, 300).map(String::valueOf).map(v -> v.startsWith("-") ? "(" + v + ")" : v)),
                Tuple.of(1, Arbitraries.of("2**31", "2**62", "2**63 - 1", "(-2**63)", "10**20", "0x7fffffff", "True")),
                Tuple.of(1, Arbitraries.of("len(l)", "len(s)", "l[0]", "o.v", "C.count", "d.get(1, 5)")));
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaf),
                Tuple.of(4, Combinators.combine(integer(depth - 1), Arbitraries.of("+", "-", "*", "//", "%", "&", "|", "^"), integer(depth - 1))
                        .as((p, o, q) -> "(" + p + " " + o + " " + q + ")")),
                Tuple.of(1, Combinators.combine(integer(depth - 1), Arbitraries.of("<<", ">>", "**"), Arbitraries.of("1", "3", "n % 5", "2")).as((p, o, q) -> "(" + p + " " + o + " " + q + ")")),
                Tuple.of(1, integer(depth - 1).map(e -> "-" + e)),
                Tuple.of(1, integer(depth - 1).map(e -> "~" + e)),
                Tuple.of(1, Combinators.combine(integer(depth - 1), condition(), integer(depth - 1)).as((p, c, q) -> "(" + p + " if " + c + " else " + q + ")")),
                Tuple.of(1, Combinators.combine(Arbitraries.of("abs", "int", "min(3, ", "max(a, "), integer(depth - 1)).as((fn, e) -> fn.endsWith(" ") ? fn + e + ")" : fn + "(" + e + ")")));
    }

    private static Arbitrary<String> floating(int depth) {
        Arbitrary<String> leaf = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(FLOATS)),
                Tuple.of(2, Arbitraries.of("0.5", "-1.25", "3.0", "1e10", "1e-3", "0.0", "-0.0", "1e308")),
                Tuple.of(1, Arbitraries.of("o.w", "float(n)", "n / 4", "a / b")));
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaf),
                Tuple.of(4, Combinators.combine(floating(depth - 1), Arbitraries.of("+", "-", "*", "/", "//", "%"), Arbitraries.oneOf(floating(depth - 1), integer(0)))
                        .as((p, o, q) -> "(" + p + " " + o + " " + q + ")")),
                Tuple.of(1, floating(depth - 1).map(e -> "-" + e)),
                Tuple.of(1, floating(depth - 1).map(e -> "abs(" + e + ")")));
    }

    private static Arbitrary<String> text(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("s", "'a'", "'\\u00e9'", "'\\U0001f600'", "''", "str(n)", "repr(x)", "s[1:]", "s[::-1]", "s.upper()");
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaf),
                Tuple.of(2, Combinators.combine(text(depth - 1), text(depth - 1)).as((p, q) -> "(" + p + " + " + q + ")")),
                Tuple.of(1, text(depth - 1).map(p -> p + " * (n % 3)").map(p -> "(" + p + ")")),
                Tuple.of(1, Combinators.combine(integer(0), floating(0)).as((p, q) -> "f'{" + p + ":>5}|{" + q + ":.3f}'")),
                Tuple.of(1, integer(0).map(p -> "'%s-%r' % (" + p + ", s)")));
    }
}
