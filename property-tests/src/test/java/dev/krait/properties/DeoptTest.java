package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiled code is left for each reason that there is, with the right result; and comes back. */
class DeoptTest {
    private static List<String> lines(String mode, String program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Pythons.krait("-X", "jit=" + mode));
        command.addAll(List.of("-c", program));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> lines = process.inputReader().lines().toList();
        assertEquals(0, process.waitFor(), String.join("\n", lines));
        return lines;
    }

    /** Each function runs on what it was compiled for, then on something else. */
    private static final String REASONS = """
            import sys
            import krait.jit as jit


            class P:
                def __init__(self, x):
                    self.x = x


            class Q:
                def __init__(self, x):
                    self.y = 0
                    self.x = x


            def add(a):
                return a + 1


            def field(p):
                return p.x


            def one():
                return 1


            def two():
                return 2


            def call(f):
                return f() + 1


            def item(values, i):
                return values[i]


            def put(values, i):
                values[i] = 0


            def seldom(flag):
                if flag:
                    return len("abc")
                return 0


            def ask(f):
                f()
                return 1


            def poke():
                sys.exc_info()
                if poke.armed:
                    sys._getframe(1).f_locals["f"] = 1


            poke.armed = False


            def arm():
                poke.armed = True
                return ask(poke)


            CASES = [
                (add, (1,), lambda: add(1.5)),
                (field, (P(1),), lambda: field(Q(2))),
                (call, (one,), lambda: call(two)),
                (add, (1,), lambda: add(2**63 - 1)),
                (item, ([1, 2], 1), lambda: wrong(lambda: item([1, 2], 2))),
                (put, ([1, 2], 1), lambda: wrong(lambda: put([1, 2], 2))),
                (ask, (poke,), arm),
                (seldom, (False,), lambda: seldom(True)),
            ]


            def wrong(f):
                try:
                    return f()
                except IndexError as e:
                    return str(e)


            for function, usual, unusual in CASES:
                for _ in range(12):
                    function(*usual)
                before = {reason for reason, line in jit.info(function)["deopts"]}
                result = unusual()
                after = {reason for reason, line in jit.info(function)["deopts"]}
                print(*after - before, result)
            """;

    @Test
    void eachGuessThatBreaksLeavesCompiledCodeWithItsReason() throws IOException, InterruptedException {
        assertEquals(List.of("type 2.5", "shape 2", "callee 3", "arithmetic 9223372036854775808", "absent list index out of range",
                "condition list assignment index out of range", "attention 1", "unseen 3"), lines("eager", REASONS));
    }

    @Test
    void stressLeavesForNoReason() throws IOException, InterruptedException {
        assertEquals(List.of("True"), lines("stress", """
                import krait.jit as jit
                def f(n):
                    total = 0
                    for i in range(n):
                        total += i
                    return total
                for _ in range(40):
                    f(40)
                print(jit.stats()["exits"]["stress"] > 0)
                """));
    }

    @Test
    void compiledCodeComesBackWhenTheEventsHaveGone() throws IOException, InterruptedException {
        assertEquals(List.of("compiled 0", "interpreted 6003", "compiled 0", "interpreted 0", "compiled 0"), lines("eager", """
                import sys
                import krait.jit as jit
                jit.config(count=True)
                M = sys.monitoring
                M.use_tool_id(1, "t")
                seen = []
                M.register_callback(1, M.events.LINE, lambda code, line: seen.append(line))

                def f(n):
                    total = 0
                    for i in range(n):
                        total += i
                    return total

                def tell():
                    seen.clear()
                    before = jit.stats()["bytecodes"]
                    f(3000)
                    after = jit.stats()["bytecodes"]
                    compiled = after["compiled"] - before["compiled"] > 15000
                    print("compiled" if compiled else "interpreted", len(seen))

                for _ in range(5):
                    f(100)
                tell()
                M.set_local_events(1, f.__code__, M.events.LINE)
                tell()
                M.set_local_events(1, f.__code__, 0)
                tell()
                sys.settrace(lambda *event: None)
                tell()
                sys.settrace(None)
                tell()
                """));
    }
}
