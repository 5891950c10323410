"""Loops and delegations whose generators were always of one code, and then are not, or are not in the state that a resumption expects."""
import gc
import sys
import threading
import traceback

try:
    from krait import frame_eval
except ImportError:
    import _testinternalcapi

    def record(body, *arguments):
        names = []
        _testinternalcapi.set_eval_frame_record(names)
        try:
            result = body(*arguments)
        finally:
            _testinternalcapi.set_eval_frame_default()
        return result, names
else:
    def record(body, *arguments):
        names = []

        def evaluator(frame, exception):
            names.append(frame.f_code.co_name)
            return handle.evaluate(frame)

        handle = frame_eval.install(evaluator)
        try:
            result = body(*arguments)
        finally:
            handle.remove()
        return result, names


def attempt(f, *args):
    try:
        return repr(f(*args))
    except BaseException as e:
        places = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(e.__traceback__)]
        return f"{type(e).__name__}: {e} via {places} context {e.__context__!r}"


def numbers(n):
    for i in range(n):
        yield i


def counted(n, action=None, at=-1):
    total = 0
    for i in range(n):
        if i == at:
            action()
        total += i
        yield total
    return ("counted", total)


def handling(n, action=None, at=-1):
    for i in range(n):
        try:
            if i == at:
                action()
            yield i
        except LookupError as e:
            yield ("handled", str(e), sys.exception() is e)
        finally:
            pass


def echo(first=None):
    got = first
    while True:
        got = yield got
        if got == "end":
            return "ended"


def total(source):
    n = 0
    for x in source:
        n = n * 3 + (x if isinstance(x, int) else len(x))
    return n % 1000003


def relay(source):
    result = yield from source
    yield ("result", result)


def collect(source):
    return [x for x in relay(source)]


class Steps:
    """An iterator without send."""

    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("steps")
        self.n -= 1
        return self.n


class Sender(Steps):
    def send(self, value):
        return ("sent", value)


for _ in range(300):
    total(numbers(5))
    collect(counted(4))
    list(handling(3))

# other code, other classes, at the same places
for source in (numbers(5), counted(5), handling(5), (i * i for i in range(5)), [1, 2], "abc", {3: 4}, iter([5]), Steps(3), map(abs, [-1]), relay(counted(2)), 7):
    print(attempt(total, source), end=" ")
print()
for source in (counted(3), numbers(2), handling(2), [1, 2], "ab", Steps(2), iter(range(3)), relay(relay(counted(2))), 7, (x for x in "xy")):
    print(attempt(collect, source), end=" ")
print()


# the state of the generator
def again(g):
    """A generator that has its own loop go on with it."""
    for x in g[0]:
        yield x
        if x == 2:
            yield attempt(next, g[1])
            yield attempt(g[1].send, None)
            yield attempt(g[1].close)
            yield attempt(g[1].throw, KeyError("k"))
            yield g[1].gi_running, g[1].gi_suspended


for _ in range(200):
    holder = [numbers(3), iter(())]
    holder[1] = again([iter([1]), None])
    list(holder[1])
cell = [numbers(4), None]
cell[1] = again(cell)
print(list(cell[1]))


def through(g, action, at):
    out = []
    for x in g:
        out.append(x)
        if len(out) == at:
            action(g)
    return out


for _ in range(200):
    through(counted(4), None, -1)
print(through(counted(6), lambda g: g.close(), 3), through(counted(6), lambda g: next(g), 3), through(counted(6), lambda g: list(g), 2))
print(attempt(through, counted(6), lambda g: g.throw(KeyError("thrown")), 3))
print(attempt(through, handling(6), lambda g: print(g.throw(LookupError("in"))), 3))
print(attempt(through, handling(6), lambda g: g.throw(ValueError("other")), 3))
finished = counted(2)
print(total(finished), total(finished), collect(finished), attempt(next, finished), attempt(finished.send, 5))

# sending
e = echo(1)
print(attempt(e.send, 5), e.send(None), [e.send(i) for i in range(300)][-1], attempt(e.send, "end"), attempt(e.send, 3), attempt(next, e, "default"))


def drive(receiver, values):
    """Sends through a delegation."""
    g = relay(receiver)
    out = [next(g)]
    for v in values:
        out.append(g.send(v))
    return out


for _ in range(200):
    drive(echo(0), [1, 2])
print(drive(echo(0), ["a", None, "end"]), attempt(drive, Steps(5), [None, None]), attempt(drive, Steps(5), [1]), drive(Sender(5), [1, None, 2]), attempt(drive, numbers(4), [1, 2]))


# what is raised, and what is being handled
def failing(n):
    for i in range(n):
        yield 10 // (n - 2 - i)


def stops(n):
    for i in range(n):
        yield i
    raise StopIteration("early")


def handled_inside(n):
    for i in range(n):
        yield type(sys.exception()).__name__


def outer_handles(g):
    out = []
    try:
        raise KeyError("outer")
    except KeyError:
        for x in g:
            out.append(x)
    for x in g:
        out.append(x)
    return out


def partly(g):
    out = []
    try:
        raise KeyError("outer")
    except KeyError:
        out.append(next(g))
        out.append(next(g))
    out.extend(g)
    return out


for _ in range(200):
    total(failing(1))
    outer_handles(handled_inside(2))
    partly(handled_inside(3))
print(attempt(total, failing(5)), attempt(total, stops(3)), attempt(collect, failing(5)), attempt(collect, stops(2)))
print(outer_handles(handled_inside(2)), partly(handled_inside(4)), partly(handling(4)))


def own_handler(n):
    for i in range(n):
        try:
            raise IndexError(i)
        except IndexError:
            yield type(sys.exception()).__name__
    yield type(sys.exception()).__name__


def between(g):
    out = []
    for x in g:
        out.append((x, type(sys.exception()).__name__))
    return out


for _ in range(200):
    between(own_handler(2))
print(between(own_handler(2)), partly(own_handler(3)))


# recursion
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        for x in tree(n - 2 if n > 1 else 0):
            yield -x


def deep(n):
    if n == 0:
        yield sys._getframe().f_back.f_code.co_name
    else:
        for x in deep(n - 1):
            yield x


for _ in range(60):
    list(tree(6))
print(list(tree(5)), list(deep(100)))


def too_deep():
    try:
        return list(deep(10 ** 6))
    except RecursionError as e:
        return str(e)


limit = sys.getrecursionlimit()
sys.setrecursionlimit(300)
print(too_deep(), list(deep(50)))
sys.setrecursionlimit(limit)


# from outside
def looked_at(n):
    a = "first"
    for i in range(n):
        b = i * 2
        yield i
        a = b


def watch(g):
    out = []
    for x in g:
        f = g.gi_frame
        out.append((x, f.f_lineno - f.f_code.co_firstlineno, dict(f.f_locals), f.f_back is None, g.gi_yieldfrom))
        if x == 2:
            f.f_locals["b"] = "written"
    return out, g.gi_frame


def variable(n):
    seen = []
    step = 1
    i = 0
    while i < n:
        yield i
        i += step
    yield seen


def hurry(g):
    out = []
    for x in g:
        out.append(x)
        if x == 3:
            g.gi_frame.f_locals["step"] = 100
    return out


for _ in range(200):
    watch(looked_at(3))
    hurry(variable(3))
print(watch(looked_at(5)), hurry(variable(50)))


def callers(n):
    for i in range(n):
        yield sys._getframe().f_back.f_code.co_name, sys._getframe(2).f_code.co_name


def calls(g):
    return list(for_loop(g))


def for_loop(g):
    for x in g:
        yield x


for _ in range(200):
    calls(callers(2))
print(calls(callers(1)), attempt(lambda: [list(callers(1)), [*for_loop(callers(1))], next(callers(2))]))

# evaluators and events that come while a generator is suspended
print(record(total, numbers(2)), record(collect, counted(1)))
half = relay(handling(4))
print(next(half), record(next, half), next(half), list(half))
events = []


def on(event, code):
    sys.monitoring.use_tool_id(2, "resumed")
    for kind in ("PY_RESUME", "PY_YIELD", "PY_RETURN", "STOP_ITERATION"):
        sys.monitoring.register_callback(2, getattr(sys.monitoring.events, kind), lambda code, *rest, kind=kind: events.append((kind, code.co_name)) if code in WATCHED else None)
    sys.monitoring.set_events(2, event)


def off():
    sys.monitoring.set_events(2, 0)
    sys.monitoring.free_tool_id(2)


WATCHED = {counted.__code__, relay.__code__, total.__code__}
E = sys.monitoring.events
print(total(counted(4, lambda: on(E.PY_RESUME | E.PY_YIELD | E.PY_RETURN, None), 2)))
off()
print(events)
events.clear()
print(collect(counted(4, lambda: on(E.PY_RESUME | E.PY_YIELD | E.PY_RETURN, None), 1)))
off()
print(events)

# what is dropped
ends = []


def dropped(n, kind):
    if kind == 0:
        for i in range(n):
            yield i
    else:
        try:
            for i in range(n):
                yield i
        finally:
            ends.append(kind)


def first(g):
    for x in g:
        return x


for kind in range(200):
    first(dropped(3, kind % 2))
gc.collect()
print(len(ends), set(ends))


# coroutines
class Wait:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            yield i
        return self.n


async def inner(n):
    return await Wait(n) + 1


async def outer(n, f=None):
    total = 0
    for _ in range(n):
        total += await (inner(n) if f is None else f(n))
    return total


def run(c):
    out = []
    try:
        while True:
            out.append(c.send(None))
    except StopIteration as e:
        return out, e.value


for _ in range(200):
    run(outer(2))
used = inner(1)
run(used)
print(run(outer(3)), run(outer(2, Wait)), attempt(run, outer(2, lambda n: used)), attempt(run, outer(1, lambda n: 5)))


# two threads and one generator
def racing(n):
    for i in range(n):
        yield i


shared = racing(20000)
seen, failures = [], []


def take():
    while True:
        try:
            for x in shared:
                seen.append(x)
            return
        except ValueError as e:
            failures.append(str(e))


threads = [threading.Thread(target=take) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(seen) == list(range(20000)), set(failures) <= {"generator already executing"})
print(total(numbers(50)), collect(counted(3)), list(tree(4)), partly(own_handler(3)))


# loops over iterators of several kinds, next() and send(), copies of lists
def flat(nested):
    for item in nested:
        if isinstance(item, (list, tuple)):
            yield from flat(item)
        else:
            yield item


def stepped(g, sent):
    return next(g), g.send(sent), next(g)


def copies(x):
    return tuple(x), list(x)


class Tuple(tuple):
    def __iter__(self):
        return iter("T")


class List(list):
    def __iter__(self):
        yield "L"


class Like:
    def send(self, value):
        return "own send", value

    def __next__(self):
        return "own next"


for i in range(300):
    list(flat([1, (2, [3]), numbers(2)]))
    list(flat(numbers(3)))
    list(flat((1, (2,))))
    stepped(echo(0), i)
    copies([1, 2])
    copies((1, 2))
print(list(flat(numbers(2))), [type(x).__name__ for x in flat([numbers(2), (1, List([1])), Tuple([2]), [[]]])], attempt(list, flat(iter("ab"))), attempt(list, flat({1: 2})), attempt(list, flat(7)))
print(stepped(echo(0), 1), attempt(stepped, counted(2), None), attempt(stepped, counted(1), None), attempt(stepped, numbers(2), 5), attempt(stepped, Like(), 3), attempt(stepped, iter([1]), 3))
print(attempt(stepped, echo(1), "end"), attempt(next, counted(0)), attempt(stepped, failing(4), None))
original = [3, 4]
first_copy, second_copy = copies(original)
print(first_copy, second_copy, second_copy is original, copies(()), copies((1,))[0], copies(Tuple([1])), copies(List([1])), copies("ab"), copies({1: 2}), attempt(copies, 5))
same_tuple = (5, 6)
print(copies(same_tuple)[0] is same_tuple, copies(range(3)), copies(numbers(3)))
