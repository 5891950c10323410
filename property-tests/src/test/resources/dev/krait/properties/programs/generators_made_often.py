"""Generators that are made often: compiled code makes them without an activation. What they close over, who sees that they are made, what stops it."""
import sys
import threading
import types


def plain(n):
    for i in range(n):
        yield i


def closing(pool, k):
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total

    for i in pool:
        yield add(i) * k


def outer(n):
    base = n * 2
    inner = (x + base for x in range(3))
    return list(inner)


def defaults(a, b=2, *, c=3):
    yield a, b, c


def variadic(*args, **kwargs):
    yield args, sorted(kwargs)


def method_like(self, item):
    yield self, item


class Box:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            yield item

    def pairs(self, other):
        for item in self.items:
            yield item, other


def once(x):
    if x is None:
        return
    try:
        got = yield x
        while got is not None:
            got = yield got
    finally:
        log.append(x)


log = []
for i in range(400):
    plain(3)
    assert list(plain(3)) == [0, 1, 2]
    assert list(closing([1, 2, 3], 10)) == [10, 30, 60]
    assert outer(i) == [2 * i, 2 * i + 1, 2 * i + 2]
    assert list(Box([1, 2])) == [1, 2]
    assert list(Box([1]).pairs(i)) == [(1, i)]
    assert next(defaults(1)) == (1, 2, 3)
    assert next(variadic(1, x=2)) == ((1,), ["x"])
    assert list(once(i)) == [i]
print(len(log), log[-1])

g = closing([4, 5], 2)
print(type(g) is types.GeneratorType, g.gi_frame.f_lineno, g.gi_frame.f_lasti, sorted(g.gi_frame.f_locals), g.gi_running, g.gi_suspended, g.gi_code.co_name, g.__qualname__)
print(next(g), sorted(g.gi_frame.f_locals), g.gi_suspended)
g.close()
print(g.gi_frame, list(g))
g = plain(5)
try:
    g.send(1)
except TypeError as e:
    print(e)
print(g.gi_frame.f_back, next(g))
try:
    g.throw(KeyError("thrown"))
except KeyError as e:
    print(repr(e), e.__traceback__.tb_next.tb_lineno - plain.__code__.co_firstlineno)
for call in (lambda: plain(), lambda: plain(1, 2), lambda: plain(m=1), lambda: defaults(1, d=4), lambda: closing([1])):
    try:
        call()
    except TypeError as e:
        print(e)
print(list(plain(n=2)), list(closing(k=3, pool=[1])), list(closing(*[[1], 4])))


def deep(n):
    """Makes a generator where the stack is full."""
    if n == 0:
        return plain(2)
    return deep(n - 1)


limit = sys.getrecursionlimit()
made = 0
for n in range(limit - 60, limit + 5):
    try:
        assert list(deep(n)) == [0, 1]
        made += 1
    except RecursionError as e:
        print("recursion", 0 < made < 70, str(e).startswith("maximum recursion depth"))
        break

# other code for the same function
def other(n):
    yield "other"
    yield n


plain.__code__, kept = other.__code__, plain.__code__
print(list(plain(3)))
plain.__code__ = kept
print(list(plain(3)))


def swapped():
    """The function's code is changed while its generators wait."""
    waiting = [plain(3) for _ in range(3)]
    next(waiting[0])
    plain.__code__ = other.__code__
    seen = [list(w) for w in waiting], list(plain(1))
    plain.__code__ = kept
    return seen


print(swapped())

# events
events = []
mon = sys.monitoring
mon.use_tool_id(3, "test")
mon.register_callback(3, mon.events.PY_START, lambda code, at: events.append(("start", code.co_name)) if code.co_filename == __file__ else None)
mon.register_callback(3, mon.events.PY_YIELD, lambda code, at, v: events.append(("yield", code.co_name, v)) if code.co_filename == __file__ else None)
mon.register_callback(3, mon.events.PY_RETURN, lambda code, at, v: events.append(("return", code.co_name)) if code.co_filename == __file__ else None)


def driver(switch_at):
    out = []
    for i in range(8):
        if i == switch_at:
            mon.set_events(3, mon.events.PY_START | mon.events.PY_YIELD | mon.events.PY_RETURN)
        out.append(sum(x for x in closing([i], 2)))
    return out


for _ in range(300):
    driver(-1)
print(driver(6))
mon.set_events(3, 0)
mon.free_tool_id(3)
print(events)

# what is made while a set, a list or a tuple takes in what it gives
def failing(n):
    for i in range(n):
        if i == 3:
            raise ValueError("in the middle")
        yield i


def taken(f):
    partial = []

    def watch(x):
        partial.append(x)
        return x

    try:
        return f(watch(x) for x in failing(5))
    except ValueError as e:
        tb = e.__traceback__
        names = []
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        return partial, names


for _ in range(300):
    for f in (tuple, list, set, sum, any, sorted):
        taken(f)
for f in (tuple, list, set, sum, any, all, sorted, max, dict.fromkeys, "".join):
    print(taken(f))


def in_place(n):
    """tuple, any and all over a generator expression are loops of their own."""
    rows = [list(range(i)) for i in range(n)]
    return tuple(len(r) for r in rows), any(r == [0, 1] for r in rows), all(len(r) < n for r in rows)


for _ in range(300):
    in_place(5)
print(in_place(5))
tuple_before = tuple


def tuple(items):
    return "mine", list(items)


print(in_place(3))
tuple = tuple_before
print(in_place(2))

# from several threads
results = []


def work():
    results.append(sum(sum(closing([1, 2], k)) for k in range(2000)))


threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results)
shared = plain(3000)
seen = []


def drain():
    while True:
        try:
            seen.append(next(shared))
        except ValueError:
            continue
        except StopIteration:
            break


threads = [threading.Thread(target=drain) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(seen) == list(range(3000)))
