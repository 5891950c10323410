"""Values kept in code objects."""
import gc
import threading
import unittest

from krait import frame_eval


def fresh(source="def f(): return 1"):
    namespace = {}
    exec(source, namespace)
    return namespace["f"]


def call_often(f):
    # by native code, and in a frame of its own: a compiled call site, or a slot that is not used any more, may hold what was called
    for _ in zip(range(20), iter(f, None)):
        pass


class CoExtra(unittest.TestCase):
    def test_a_value_stays_with_its_code_and_index(self):
        first, second = frame_eval.request_index(), frame_eval.request_index()
        code = fresh().__code__
        self.assertIsNone(frame_eval.get_extra(code, first))
        frame_eval.set_extra(code, first, "one")
        frame_eval.set_extra(code, second, None)
        self.assertEqual(frame_eval.get_extra(code, first), "one")
        self.assertIsNone(frame_eval.get_extra(code, second, "default"))
        self.assertEqual(frame_eval.get_extra(fresh().__code__, first, "default"), "default")

    def test_indexes_do_not_depend_on_the_thread(self):
        index = frame_eval.request_index()
        code = fresh().__code__
        thread = threading.Thread(target=frame_eval.set_extra, args=(code, index, 7))
        thread.start()
        thread.join()
        self.assertEqual(frame_eval.get_extra(code, index), 7)

    def test_free_is_called_once_with_the_last_value_after_the_code_has_gone(self):
        freed = []
        index = frame_eval.request_index(freed.append)

        def use():
            f = fresh()
            call_often(f)
            frame_eval.set_extra(f.__code__, index, "given up")
            frame_eval.set_extra(f.__code__, index, "last")
            gc.collect()
            self.assertEqual(freed, [])
            self.assertEqual(frame_eval.get_extra(f.__code__, index), "last")

        use()  # what has returned holds nothing
        for _ in range(200):
            gc.collect()
            if freed:
                break
        gc.collect()
        self.assertEqual(freed, ["last"])

    def test_an_error_in_free_is_reported_and_ignored(self):
        reports = []
        import sys
        hook, sys.unraisablehook = sys.unraisablehook, lambda u: reports.append(type(u.exc_value))
        try:
            index = frame_eval.request_index(lambda value: value / 0)
            def give_up():
                frame_eval.set_extra(fresh().__code__, index, 1)
            give_up()  # what has returned holds nothing
            for _ in range(200):
                gc.collect()
                if reports:
                    break
        finally:
            sys.unraisablehook = hook
        self.assertEqual(reports, [ZeroDivisionError])

    def test_wrong_arguments_are_refused(self):
        index = frame_eval.request_index()
        with self.assertRaises(TypeError):
            frame_eval.set_extra(fresh, index, 1)
        with self.assertRaises(IndexError):
            frame_eval.get_extra(fresh().__code__, 1000)
        with self.assertRaises(IndexError):
            frame_eval.get_extra(fresh().__code__, 0)  # the JIT's own, not Python's
        with self.assertRaises(TypeError):
            frame_eval.request_index(3)
        with self.assertRaises(TypeError):
            frame_eval.install(3)


if __name__ == "__main__":
    unittest.main()
