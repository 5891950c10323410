package dev.krait.properties;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Random programs. They terminate (every loop has a bound), are the same on every Python (no addresses, no set order of strings, no clock), and may raise
 * at any point. What they avoid stands in {@code docs/differences.md}: a generator that may be dropped before its end is not watched by events.
 *
 * <p>A program is two classes, some functions, generators and closures, and a main loop that calls them often enough to be compiled. Numbers grow past 64 bits on
 * purpose. Some programs switch events or tracing on and off at random places and log what comes.
 */
final class Programs {
    private Programs() {
    }

    static Arbitrary<String> programs() {
        return Arbitraries.randomValue(Programs::program);
    }

    static String program(Random random) {
        Statements.Watch watched = switch (random.nextInt(8)) {
            case 0, 1 -> Statements.Watch.EVENTS;
            case 2 -> Statements.Watch.TRACE;
            default -> Statements.Watch.NOTHING;
        };
        Statements method = new Statements(random, watched, Statements.METHOD);
        Statements function = new Statements(random, watched, Statements.FUNCTION);
        Statements loop = new Statements(random, watched, Statements.LOOP);
        String body = PROGRAM
                .replace("«method»", indent(method.block(3, 2), 8))
                .replace("«operator»", indent(method.block(2, 1), 8))
                .replace("«property»", indent(method.block(2, 0), 8))
                .replace("«generator»", indent(function.block(2, 1), 12))
                .replace("«finally»", indent(function.block(1, 0), 8))
                .replace("«f»", indent(function.block(4, 2), 4))
                .replace("«inner»", indent(function.block(2, 1), 8))
                .replace("«g»", indent(function.block(4, 2), 4))
                .replace("«coroutine»", indent(function.block(2, 1), 8))
                .replace("«rounds»", watched == Statements.Watch.EVENTS ? loop.pick("3", "40") : loop.pick("3", "40", "120"))
                .replace("«loop»", indent(loop.block(3, 2), 8));
        return watched != Statements.Watch.NOTHING ? WATCH + body + "off()\nprint('events', seen, *log[:300], sep='\\n')\n" : body;
    }

    private static String indent(String block, int by) {
        return block.indent(by).stripTrailing();
    }

    /**
     * Logs events of the program's own code; generators may be dropped while they are suspended, and are left out; so is how a loop
     * learns that a generator has ended, which on CPython depends on whether the loop has been specialised. No program has both events and tracing: what is disabled comes back on CPython when
     * an event gets its second tool.
     */
    private static final String WATCH = """
            import sys
            mon = sys.monitoring
            E = mon.events
            log = []
            seen = 0
            MASKS = (E.LINE, E.PY_START | E.PY_RETURN | E.PY_UNWIND, E.RAISE | E.RERAISE | E.EXCEPTION_HANDLED | E.LINE, E.CALL | E.LINE, E.INSTRUCTION,
                     E.JUMP | E.BRANCH_LEFT | E.BRANCH_RIGHT, E.PY_RESUME | E.PY_YIELD | E.PY_THROW | E.STOP_ITERATION, E.PY_RETURN | E.LINE | E.RAISE)
            def note(event, code, *rest):
                global seen
                if code.co_filename == '<program>' and code.co_name not in ('h', 'generate', 'whole', '<genexpr>', 'on', 'off', 'note', 'tracer', 'cut') and not (rest and isinstance(rest[-1], StopIteration)):
                    seen += 1
                    if seen < 2000:
                        log.append((event, code.co_name, *[r for r in rest if type(r) is int], *[type(r).__name__ for r in rest if isinstance(r, BaseException)]))
                    if seen % 17 == 0 and event not in ('RAISE', 'RERAISE', 'PY_UNWIND', 'PY_THROW', 'EXCEPTION_HANDLED'):
                        return mon.DISABLE
            def on(k, code=None):
                if mon.get_tool(3) is None:
                    mon.use_tool_id(3, 'random')
                    for name in ('LINE', 'PY_START', 'PY_RETURN', 'PY_UNWIND', 'RAISE', 'RERAISE', 'EXCEPTION_HANDLED', 'CALL', 'INSTRUCTION', 'JUMP', 'BRANCH_LEFT',
                                 'BRANCH_RIGHT', 'PY_RESUME', 'PY_YIELD', 'PY_THROW', 'STOP_ITERATION'):
                        mon.register_callback(3, getattr(E, name), lambda *a, name=name: note(name, *a))
                mask = MASKS[k % 8]
                if code is None:
                    mon.set_events(3, mask)
                else:
                    mon.set_local_events(3, code, mask & ~(E.RAISE | E.RERAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND | E.PY_THROW))
                return 1
            def off(codes=True):
                sys.settrace(None)
                if mon.get_tool(3) is not None:
                    mon.set_events(3, 0)
                    mon.restart_events()
                    for code in (f.__code__, g.__code__, C.step.__code__) if codes else ():
                        mon.set_local_events(3, code, 0)
                return 2
            def tracer(frame, event, arg):
                note(event, frame.f_code, frame.f_lineno)
                return tracer if frame.f_lineno % 5 else None
            """;

    private static final String PROGRAM = """
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
            «method»
                    self.v = a
                    C.count += 1
                    return b
                @property
                def twice(self):
                    a, b, n, x, y, s, l, d, o = self.v, 2, 3, self.w, 0.5, 'p', [1, 2], {1: 3}, self
            «property»
                    return a * 2
                def __add__(self, other):
                    a, b, n, x, y, s, l, d, o = self.v, 2, 3, self.w, 0.5, '+', [1, 2], {1: 3}, self
            «operator»
                    return C(self.v + (other.v if isinstance(other, C) else other))
                def __repr__(self):
                    return '%s(%r, %r)' % (type(self).__name__, self.v, getattr(self, 'w', None))

            class D(C):
                def __init__(self, v, more=0):
                    super().__init__(v)
                    self.more = more
                def step(self, *args, **kwargs):
                    return super().step(*args, **kwargs) if len(args) < 3 else self.more
                def __enter__(self):
                    return self
                def __exit__(self, kind, value, tb):
                    self.more += 1
                    return kind is ZeroDivisionError
                def __getitem__(self, i):
                    if i > 3:
                        raise IndexError(i)
                    return self.v + i

            def cut(v):
                if type(v) is int:
                    return v if -2**90 < v < 2**90 else v % 2**64 - 2**63
                return v[:40] if isinstance(v, (str, list, tuple, bytes)) else v

            def r(v):
                return v * 2 if v < 1000 else v // 3

            def h(k):
                i = 0
                while i < k:
                    got = yield i
                    i += 1 if got is None else 2
                return k

            def generate(a, b=2, n=3):
                x, y, s, l, d, o = 0.5, 1.5, 'g', [a, b], {1: a}, C(b)
                try:
                    for i in range(3):
            «generator»
                        yield a
                    yield from h(2)
                finally:
                    b += 1
            «finally»
                return b

            def whole(a, n):
                for i in range(n % 5):
                    yield i
                    a = yield a
                if n % 3 == 2:
                    a // (n - 2)

            async def coroutine(a, b, n):
                x, y, s, l, d, o = 0.5, 1.5, 'c', [a, b], {1: a}, D(b)
                async with Ready(n):
            «coroutine»
                    return await Ready(a)

            class Ready:
                def __init__(self, v):
                    self.v = v
                def __await__(self):
                    if self.v == 3:
                        raise ValueError('three')
                    return self.v
                    yield
                async def __aenter__(self):
                    return self
                async def __aexit__(self, *error):
                    return error[0] is KeyError

            def drive(c):
                try:
                    c.send(None)
                except StopIteration as stop:
                    return stop.value
                finally:
                    c.close()

            def f(a, b=2, *rest, n=5, **more):
                x = 1.5
                y = -0.25
                s = 'abc'
                l = [a, b, n]
                d = {'k': a, b: 'v'}
                o = C(a)
            «f»
                return a if n % 2 else b

            def g(a, b, n=7, x=2.5):
                y = 0.125
                s = 'xyz'
                l = list(range(5))
                d = {}
                o = D(b)
                def inner(k):
                    nonlocal a, s
                    a += k
            «inner»
                    return a * 2
            «g»
                return inner(n) + b

            a, b, n, x, y, s, l, d, o = 1, 2, 3, 0.5, 1.25, 'q', [3, 1, 2], {1: 'one'}, C(1)
            for i in range(«rounds»):
                try:
            «loop»
                    n = f(n, b, 3, n=i, k=s) if i % 2 else g(n, b, x=y)
                except (TypeError, ValueError, KeyError, IndexError, ZeroDivisionError, OverflowError, AttributeError, AssertionError) as e:
                    print('caught', type(e).__name__, e, type(e.__context__).__name__)
                if i % 16 == 0:
                    print(i, a, b, n, x, y, s, l, d, o)
                a, b, n = int(a) % 1000003, int(b) % 1009, int(n) % 97
                s = s[:20]
                del l[12:]
                if len(d) > 12: d = {}
            """;
}
