"""Functions whose simple case needs no frame, looked at from everywhere that can see whether there is one."""
import sys
import threading


class Node:
    __slots__ = ("left", "right", "value")

    def __init__(self, left, right, value):
        self.left = left
        self.right = right
        self.value = value

    def total(self):
        if self.left is None:
            return self.value
        return self.value + self.left.total() + self.right.total()


def build(depth):
    if depth == 0:
        return Node(None, None, 1)
    return Node(build(depth - 1), build(depth - 1), depth)


def names():
    f = sys._getframe(1)
    found = []
    while f is not None:
        found.append((f.f_code.co_name, f.f_lineno, sorted(k for k in f.f_locals if not k.startswith("_")) if f.f_code.co_name != "<module>" else None))
        f = f.f_back
    return found


def down(n, look):
    if n == 0:
        return 0
    if n == 1:
        seen = names() if look else None
        n = n + 0
        return seen
    return down(n - 1, look)


def divide(n, d):
    if d > 0:
        return n // d
    extra = n * 2
    return helper(extra) // d


def helper(x):
    return x


def tripped(n, d):
    try:
        return divide(n, d)
    except ZeroDivisionError as e:
        rows = []
        tb = e.__traceback__
        while tb is not None:
            rows.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, dict(tb.tb_frame.f_locals).get("extra")))
            tb = tb.tb_next
        return rows[1:]


def simplest(n):
    if n == 0:
        return 0
    return 1 + simplest(n - 1)


def leaf_at(n):
    # the leaf alone has no frame: it is counted all the same
    if n > 0:
        return leaf_at(n - 1)
    return n


def limit_of(f):
    """The greatest argument with which the recursion fits."""
    low, high = 1, 400
    while high - low > 1:
        middle = (low + high) // 2
        try:
            f(middle)
            low = middle
        except RecursionError:
            high = middle
    return low


def switching(n, switch):
    if n == 0:
        return "leaf"
    if n == 3 and switch:
        switch()
    return switching(n - 1, switch)


def events():
    seen = []

    def trace(frame, event, arg):
        if frame.f_code.co_name == "switching":
            seen.append((event, frame.f_lineno, frame.f_locals.get("n")))
        return trace

    switching(6, lambda: sys.settrace(trace))
    sys.settrace(None)
    return seen


def monitored():
    seen = []
    m = sys.monitoring
    m.use_tool_id(2, "late")
    for kind in ("PY_START", "PY_RETURN"):
        m.register_callback(2, getattr(m.events, kind), lambda code, *rest, kind=kind: seen.append((kind, code.co_name, rest[1:])) if code.co_name == "switching" else None)
    switching(6, lambda: m.set_events(2, m.events.PY_START | m.events.PY_RETURN))
    m.set_events(2, 0)
    m.free_tool_id(2)
    return seen


def kept(n, frames):
    before = n + 1
    if n > 1000:
        return before
    frames.append(sys._getframe())
    after = before * 2
    return after


def overflow(n):
    if n > 10:
        return n * n
    return helper(n)


def choose(flag, a, b):
    if flag:
        a = helper(a)
    total = a + b
    return total


def argument_changed(n):
    n = n + 1
    if n < 10:
        return n
    n = n * 2
    return local_of_caller("n"), n


def local_of_caller(name):
    return sys._getframe(1).f_locals[name]


def main():
    for _ in range(400):
        tree = build(5)
        assert tree.total() == 89
        assert down(4, False) is None
        assert divide(7, 2) == 3
        assert simplest(20) == 20
        assert leaf_at(20) == 0
        assert switching(6, None) == "leaf"
        assert overflow(50) == 2500
        assert overflow(5) == 5
        assert choose(True, 1, 2) == choose(False, 1, 2) == 3
        assert argument_changed(3) == 4
        assert argument_changed(30) == (62, 62)
        assert kept(2000, None) == 2001
    print(down(4, True))
    print(tripped(7, 0), tripped(7, 2))
    print(overflow(2**40), overflow(2.5), overflow(True))
    print(choose(True, 2**62, 2**62), choose(False, 2**62, 2**62), choose(False, "a", "b"))
    sys.setrecursionlimit(300)
    print(limit_of(simplest), limit_of(leaf_at))
    sys.setrecursionlimit(1000)
    frames = []
    print(kept(3, frames), frames[0].f_locals["after"], frames[0].f_locals["before"], frames[0].f_back.f_code.co_name)
    print(events())
    print(monitored())
    print(switching(6, None), build(3).total())
    results = []
    threads = [threading.Thread(target=lambda: results.append(build(8).total())) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(results)
    try:
        divide("text", 3)
    except TypeError as e:
        print(e, e.__traceback__.tb_next.tb_lineno - divide.__code__.co_firstlineno)


main()
