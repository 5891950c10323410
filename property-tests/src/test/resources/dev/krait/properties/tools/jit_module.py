"""Module krait.jit, in whatever mode this runs."""
import io
import sys
import time
import unittest

from krait import frame_eval, jit


class Point:
    def __init__(self, x):
        self.x = x


def total(n):
    s = 0
    for i in range(n):
        s += i
    return s


def generator(n):
    for i in range(n):
        yield i


class JitModule(unittest.TestCase):
    def setUp(self):
        self.was_enabled = jit.is_enabled()
        jit.enable()
        self.config = jit.config()
        jit.config(sync=True)

    def tearDown(self):
        jit.config(sync=self.config["sync"], count=self.config["count"])
        if not self.was_enabled:
            jit.disable()

    def test_config_returns_and_changes_options(self):
        self.assertEqual(list(jit.config()), ["mode", "threshold", "sync", "count"])
        before = jit.config()["threshold"]
        self.assertEqual(jit.config(threshold=17)["threshold"], 17)
        self.assertEqual(jit.config(threshold=before)["threshold"], before)
        for wrong in ({"mode": "fast"}, {"mode": "stress" if self.config["mode"] != "stress" else "off"}, {"threshold": 0}):
            with self.assertRaises(ValueError):
                jit.config(**wrong)
        with self.assertRaises(TypeError):
            jit.config(unknown=1)

    def test_compile_compiles_now(self):
        def add(a, b):
            return a + b
        self.assertEqual(jit.info(add)["status"], "cold")
        self.assertTrue(jit.compile(add))
        self.assertEqual(add(1, 2), 3)
        self.assertEqual(add("a", "b"), "ab")
        info = jit.info(add)
        self.assertGreaterEqual(info["versions"], 1)
        self.assertIsNone(info["failure"])
        with self.assertRaises(TypeError):
            jit.compile(len)

    def test_a_hot_function_is_compiled_and_its_deopts_are_told_by_line(self):
        def twice(x):
            y = 1
            return x + x
        for i in range(1000):
            twice(i)
        self.assertEqual(jit.info(twice)["status"], "compiled")
        self.assertEqual(twice("ab"), "abab")
        line = twice.__code__.co_firstlineno + 2
        reasons = {reason for (reason, at) in jit.info(twice)["deopts"] if at == line or reason == "stress"}
        self.assertTrue(reasons & {"type", "stress"}, jit.info(twice))

    def test_an_evaluator_over_compiled_code_sees_the_frame_that_runs(self):
        def here(a):
            return sys._getframe()
        self.assertTrue(jit.compile(here))
        seen = []

        def evaluator(frame, exception):
            if frame.f_code is here.__code__:
                seen.append(frame)
            return frame_eval.evaluate(frame)
        handle = frame_eval.install(evaluator)
        try:
            frames = [here(i) for i in range(20)]
        finally:
            handle.remove()
        self.assertEqual(len(seen), 20)
        self.assertTrue(all(a is b for a, b in zip(seen, frames)))
        self.assertEqual([f.f_locals for f in seen], [{"a": i} for i in range(20)])

    def test_disable_runs_everything_interpreted(self):
        for i in range(1000):
            total(3)
        jit.disable()
        self.assertFalse(jit.is_enabled())
        self.assertEqual(total(10), 45)
        jit.enable()
        self.assertEqual(total(10), 45)

    def test_info_takes_what_has_code(self):
        g = generator(3)
        for f in (total, total.__code__, g, Point.__init__, Point(1).__init__):
            self.assertIn(jit.info(f)["status"], ("cold", "queued", "compiled", "failed", "retired"))
        with self.assertRaises(TypeError):
            jit.info(3)

    def test_dis_prints_each_level(self):
        jit.compile(total)
        texts = {}
        for level in ("bytecode", "ir", "jvm"):
            out = io.StringIO()
            jit.dis(total, level, file=out)
            texts[level] = out.getvalue()
        self.assertIn("FOR_ITER", texts["bytecode"])
        self.assertIn("return v", texts["ir"])
        self.assertIn("areturn", texts["jvm"])
        with self.assertRaises(ValueError):
            jit.dis(total, level="machine")

    def test_explain_names_the_lines(self):
        for i in range(1000):
            total(3)
        text = jit.explain(total)
        self.assertIn("total", text)
        self.assertIn("for i in range(n):", text)

    def test_bytecodes_are_counted_by_tier(self):
        jit.config(count=True)
        for i in range(2000):
            total(20)
        before = jit.stats()["bytecodes"]
        for i in range(100):
            total(20)
        after = jit.stats()["bytecodes"]
        compiled = after["compiled"] - before["compiled"]
        interpreted = after["interpreted"] - before["interpreted"]
        # 20 times FOR_ITER, STORE_FAST, LOAD_FAST twice in one, BINARY_OP, STORE_FAST, JUMP_BACKWARD, and what is around
        self.assertGreater(compiled + interpreted, 100 * 20 * 5)
        if self.config["mode"] != "stress":
            self.assertGreater(compiled, 20 * interpreted, jit.info(total))
        jit.config(count=False)
        self.assertIsNone(jit.stats()["bytecodes"])

    def test_stats_tells_no_compiler_error(self):
        stats = jit.stats()
        self.assertIsNone(stats["error"])
        self.assertGreater(sum(stats["codes"].values()), 0)
        self.assertEqual(set(stats["exits"]) >= {"type", "arithmetic"}, True)

    def test_an_evaluator_that_comes_later_sees_what_was_inlined_into_a_loop(self):
        def leaf(x):
            return x + 1

        def looping(n):
            total = 0
            for i in range(n):
                total += leaf(i)
            return total

        for _ in range(3):
            looping(5000)
        seen = []

        def evaluator(frame, exception):
            seen.append(frame.f_code.co_name)
            return frame_eval.evaluate(frame)

        handle = frame_eval.install(evaluator)
        try:
            result = looping(5000)
        finally:
            handle.remove()
        self.assertEqual(result, 12502500)
        self.assertEqual(seen.count("leaf"), 5000)

    def test_code_that_begins_to_run_late_is_compiled_with_the_rest(self):
        if self.config["mode"] in ("stress", "eager"):
            self.skipTest("compiled before anything has run")
        point, text, numbers = Point(3), "abc", [1, 2]
        late = ["point.x", "text.upper()", "len(text)", "total(3)", "point == text", "text < 'b'", "x + 1", "text + 'd'", "numbers[0]", "text[0]", "-x", "(1 if numbers else 2)",
                "(1 if x else 2)", "(1 if x < 3 and x > 1 else 2)", "(x < 5 and x + 1)", "x < 5", "(not numbers)", "[i for i in range(2)]", "[i for i in numbers]", "sum(generator(2))", "io.SEEK_SET",
                "text[0:1]", "(x, text)", "isinstance(point, Point)", "Point(1)", "point.__class__"]
        for expression in late:
            for body in (f"if flag: r = {expression}\n  else: r = 0", f"r = 0\n  if flag:\n    r = x and {expression}\n    r = 1 if r else 2"):
                names = {**globals(), "point": point, "text": text, "numbers": numbers}
                exec(f"def f(flag, x):\n  {body}\n  return r", names)
                f = names["f"]
                for _ in range(4000):
                    f(False, 2)
                for _ in range(4000):
                    f(True, 2)
                info = jit.info(f)
                with self.subTest(body):
                    self.assertEqual(info["status"], "compiled")
                    self.assertLess(sum(n for (reason, _), n in info["deopts"].items() if reason == "unseen"), 300)

    def test_what_changes_all_the_time_is_compiled_all_the_same(self):
        jit.config(sync=False)
        space = {}
        exec("""if True:
            counted = 0

            class Counter:
                made = 0

                def get(self):
                    return 1

                def count(self):
                    Counter.made += 1
                    return self.get()

            def count():
                global counted
                counted += 1

            def read():
                return counted

            def drive(n, counter):
                for i in range(n):
                    counter.count()
                    count()
                    read() + read()
            """, space)
        for _ in range(60):
            space["drive"](400, space["Counter"]())
            time.sleep(0.01)  # the compiler works in the background
        self.assertEqual((space["counted"], space["Counter"].made), (24000, 24000))
        for name in "drive", "read", "count":
            info = jit.info(space[name])
            self.assertNotEqual(info["status"], "failed", info)
            self.assertLess(info["versions"], 8, info)


if __name__ == "__main__":
    unittest.main()
