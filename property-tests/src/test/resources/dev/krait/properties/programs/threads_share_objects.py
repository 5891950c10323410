"""Threads that share iterators, streams and containers get values, or the errors that Python has for it; nothing breaks inside."""
import collections
import functools
import io
import itertools
import random
import threading
import types


def numbers():
    i = 0
    while True:
        yield i
        i += 1


class Thing:
    pass


class OtherThing(Thing):
    pass


SHARED = [
    (lambda: collections.deque(range(30), 40), """
o.append(1)
o.popleft()
o.rotate(3)
o.count(3)
o.index(3)
o.remove(3)
3.5 in o
list(o)
o.clear()
o.extend(range(20))
"""),
    (lambda: collections.OrderedDict.fromkeys(range(30)), """
o[random.randrange(50)] = 1
o.popitem(last=False)
o.move_to_end(3)
list(reversed(o))
list(o.items())
o.clear()
o == o.copy()
"""),
    (lambda: set(range(30)), """
o.add(random.randrange(50))
o.discard(random.randrange(50))
o.pop()
o.clear()
sorted(o)
o | {1}
o ^= {3, 4}
"""),
    (numbers, """
next(o)
o.send(None)
list(zip(range(3), o))
repr(o)
"""),
    (lambda: itertools.chain.from_iterable([i] * 3 for i in itertools.count()), "next(o)"),
    (lambda: itertools.permutations(range(9)), "next(o)"),
    (lambda: itertools.combinations(range(20), 4), "next(o)"),
    (lambda: itertools.product(range(30), repeat=3), "next(o)"),
    (lambda: itertools.groupby(itertools.count(), lambda x: x // 3), "next(o)\nlist(next(o)[1])"),
    (lambda: itertools.tee(iter(range(1000)))[0], "next(o)"),
    (lambda: io.TextIOWrapper(io.BytesIO(b"abc\ndef\n" * 50)), """
o.write("xyz")
o.read(3)
o.readline()
o.seek(0)
o.tell()
next(o)
o.flush()
"""),
    (lambda: io.StringIO("abc\ndef\n" * 50), """
o.write("xyz")
o.readline()
o.seek(0)
o.truncate(5)
o.getvalue()
list(o)
"""),
    (Thing, """
o.x = random.randrange(5)
o.y = 1.5 if random.randrange(2) else 3
setattr(o, "a%d" % random.randrange(30), o)
vars(o).clear()
o.__class__ = OtherThing if random.randrange(2) else Thing
o.__dict__ = {"x": 3}
o.x
repr(o)
"""),
    (lambda: functools.partial(max, 1), """
o(1)
o.__setstate__((max, (1,), {}, {}))
repr(o)
"""),
    (lambda: types.ModuleType("m"), """
o.b = 3
del o.b
dir(o)
vars(o).clear()
exec("b = 3; c = b + 1", vars(o))
"""),
]
unexpected = {}


def use(holder, codes, seed, turns):
    choose = random.Random(seed).choice
    names = dict(globals())
    for i in range(turns):
        names["o"] = holder[0]
        code = choose(codes)
        try:
            exec(code, names)
        except (SystemError, RecursionError, MemoryError) as e:
            unexpected[code.co_filename] = repr(e)
        except Exception:
            pass


for make, source in SHARED:
    codes = [compile(line, line, "exec") for line in source.strip().split("\n")]
    for _ in range(12):
        holder = [make()]
        threads = [threading.Thread(target=use, args=(holder, codes, seed, 150)) for seed in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
print(unexpected)
