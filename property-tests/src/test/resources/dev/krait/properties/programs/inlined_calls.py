"""Small functions that a compiler may put in the place of their calls: each assumption breaks once the caller is hot."""
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
