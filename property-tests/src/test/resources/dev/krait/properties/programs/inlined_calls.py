"""Small functions that a compiler may put in the place of their calls: each assumption breaks once the caller is hot."""
import gc
import sys
import traceback


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def ratio(self):
        return self.x // self.y

    def get_x(self):
        return self.x


def larger(a, b):
    if a < b:
        return b
    return a


def walk(points, start):
    at = start
    best = 0
    for p in points:
        at = at.plus(p)
        best = larger(best, at.get_x())
    return best, at.x, at.y


def ratios(points):
    total = 0
    for p in points:
        total += p.ratio()
    return total


def show(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception:
        # file names differ, and carets depend on nothing here
        for frame, line in traceback.walk_tb(sys.exc_info()[2]):
            print("  in", frame.f_code.co_name, "line", line - frame.f_code.co_firstlineno, sorted(k for k in frame.f_locals if k != "points"))
        print(f.__name__, repr(sys.exc_info()[1]))


points = [Point(i % 7, i % 5 + 1) for i in range(300)]
for _ in range(12):
    walk(points, Point(0, 0))
    ratios(points)
show(walk, points, Point(0, 0))
show(ratios, points)

# other kinds of values
show(walk, points, Point(0.5, 1))
show(walk, points[:5] + [Point(2**70, 1)] + points[5:], Point(0, 0))
show(walk, points[:5] + [Point("a", 1)], Point(0, 0))

# an exception in the callee, an attribute that is not there
show(ratios, points[:9] + [Point(1, 0)])
broken = Point(1, 2)
del broken.y
show(ratios, points[:9] + [broken])
show(walk, points[:9] + [broken], Point(0, 0))


# the method is another one now, then the class, then the global, then the function's code
class Other(Point):
    def get_x(self):
        return -self.x


show(walk, points[:20] + [Other(1, 1)], Other(5, 5))
Point.get_x = lambda self: self.x * 2
show(walk, points, Point(0, 0))
plain_larger = larger


def larger(a, b):
    return min(a, b) if a and b else b


show(walk, points, Point(0, 0))
larger = plain_larger
plain_larger.__code__ = (lambda a, b: (a, b)[a < b] + 1).__code__
show(walk, points, Point(0, 0))


# __init__ that gives something else, and one that raises half way
def bad_init(self, x, y):
    self.x = x
    if x > 40:
        return x
    self.y = y


good_init = Point.__init__
Point.__init__ = bad_init
show(walk, points, good_init and Point(0, 0))
Point.__init__ = good_init
show(walk, points, Point(0, 0))


# the recursion limit inside what is inlined
def leaf(n):
    return n + 1


def deep(n):
    if n == 0:
        return leaf(0)
    return leaf(deep(n - 1))


for _ in range(300):
    deep(20)


def deepest():
    n = 0
    while True:
        try:
            deep(n)
        except RecursionError:
            return n
        n += 1


gc.collect()  # callbacks of what is dead must not run where there is no room for them
gc.collect()
limit = sys.getrecursionlimit()
sys.setrecursionlimit(120)
print("deepest", deepest())
sys.setrecursionlimit(limit)

# events of what is inlined, switched on from a callee in the middle of the loop
mon = sys.monitoring
mon.use_tool_id(3, "inlined")
log = []
mon.register_callback(3, mon.events.PY_START, lambda code, offset: log.append(code.co_name))
mon.register_callback(3, mon.events.LINE, lambda code, line: log.append((code.co_name, line - code.co_firstlineno)))


def switch(i):
    if i == 290:
        mon.set_local_events(3, leaf.__code__, mon.events.PY_START | mon.events.LINE)
    if i == 293:
        mon.set_local_events(3, leaf.__code__, 0)
    return i


def watched():
    total = 0
    for i in range(300):
        total += leaf(switch(i))
    return total


for _ in range(5):
    watched()
print(log, watched())
mon.free_tool_id(3)

# the frame of a caller is right while an inlined callee is on the way out
def half(x):
    return x / 2


def catching(values):
    out = []
    for v in values:
        try:
            out.append(half(v))
        except TypeError as e:
            tb = e.__traceback__
            out.append((tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_locals))
    return out


for _ in range(60):
    catching([1, 2, 3, 4.5])
print(catching([1, "a", 2.5, None, 3]))


# operators of Python classes
class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        if o is None:
            return NotImplemented
        return Vec(self.x + o.x, self.y + o.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __floordiv__(self, o):
        if o.x == 0:
            return NotImplemented
        return self.x // o.x

    def __rfloordiv__(self, o):
        return "reflected"


class Loud(Vec):
    __slots__ = ()

    def __radd__(self, o):
        return Vec(-1, -1)

    def __rfloordiv__(self, o):
        return "loud"


def summed(vectors, k):
    at = Vec(0, 0)
    for v in vectors:
        at = at + v * k - v
        at += v
    return at.x, at.y


def divided(vectors, by):
    return [v // by for v in vectors]


vectors = [Vec(i, -i) for i in range(50)]
for _ in range(20):
    summed(vectors, 3)
    divided(vectors, Vec(3, 3))
show(summed, vectors, 3)
show(summed, vectors, 0.5)
show(summed, vectors[:7] + [Vec(2**62, 0)], 3)
show(summed, vectors[:7] + [Loud(1, 1)], 3)
show(summed, vectors[:7] + [None], 3)
show(summed, vectors[:7] + [Vec("a", 1)], 3)
show(divided, vectors[:3], Vec(0, 1))
show(divided, vectors[:3], Loud(0, 1))
show(divided, vectors[:3], 5)
show(divided, [1, 2], Vec(0, 1))
Vec.__add__ = lambda self, o: Vec(0, 0)
show(summed, vectors, 3)
Vec.__iadd__ = lambda self, o: Vec(5, 5)
show(summed, vectors, 3)
del Vec.__add__
show(summed, vectors, 3)


# ranges that are not simple
def counted(*bounds):
    n = 0
    last = None
    for i in range(*bounds):
        n += 1
        last = i
        if n > 20:
            break
    return n, last


def upto(stop):
    last = None
    for i in range(stop):
        last = i
        if i > 500:
            break
    return last


def between(start, stop):
    out = []
    for i in range(start, stop, 7):
        out.append(i)
        if len(out) > 30:
            break
    return len(out), out[:2], out[-1:]


for i in range(60):
    upto(i)
    between(i, 2 * i)
for stop in (0, -5, 3, True, 2**62, 2**63 - 1, 2**63, 2**80, 1.5, None):
    show(upto, stop)
for start, stop in ((2**63 - 20, 2**63 - 1), (-2**63, -2**63 + 40), (2**62, 2**64), (0, 2**63 - 1), (5, 1), (-3, 30)):
    show(between, start, stop)
saved = range
range = lambda *a: saved(2)
show(upto, 10)
range = saved
show(upto, 10)


# built-in functions that compiled code knows, with arguments they were not compiled for
import math
from math import sqrt


def numbers(values):
    out = []
    for v in values:
        x = v * 1.5
        out.append((max(x, 1.0), min(2, len(out)), int(x), float(len(out)), math.sqrt(x), sqrt(x), abs(x)))
    return out[-2:]


def biggest(a, b):
    return max(a, 1.0), min(b, 3)


for i in range(60):
    numbers([1, 2, 3, 4])
    biggest(i * 0.5, i)
show(numbers, [1, 2.5])
show(numbers, [1, float("inf")])
show(numbers, [1, float("nan")])
show(numbers, [1, -2])
show(numbers, [1, 1e30])
show(biggest, -0.0, 3)
show(biggest, float("nan"), True)
show(biggest, 5, 2.5)
show(biggest, "a", 2)
max = lambda *a: "mine"
show(biggest, 1.0, 2)
del max
show(biggest, 1.0, 2)
root = math.sqrt
math.sqrt = lambda x: "patched"
show(numbers, [1, 2])
math.sqrt = root
show(numbers, [1, 2])


# two names of one object, which changes its shape
class Bag:
    pass


def fill(a, b):
    a.p = 1
    b.q = 2
    a.r = 3
    return a.p, b.q


for i in range(60):
    fill(Bag(), Bag())
bag = Bag()
print(fill(bag, bag), sorted(vars(bag).items()))


def grow(a, b):
    a.q = 1
    b.r = 2
    return sorted(vars(a).items()), sorted(vars(b).items())


def started():
    bag = Bag()
    bag.p = 0
    return bag


for i in range(60):
    a = started()
    a.q = 1
    b = started()
    b.r = 2
for i in range(60):
    grow(started(), started())
bag = started()
print(grow(bag, bag))
