"""Properties, static and class methods: hot, and then whatever was taken for granted about them changes."""
import sys
import traceback


class Point:
    made = 0
    scale = 2

    def __init__(self, x, y):
        self._x = x
        self._y = y

    @property
    def x(self):
        return self._x

    @property
    def length(self):
        return self._x * self._x + self._y * self._y

    @property
    def slow(self):
        total = 0
        for part in (self._x, self._y):
            total += part
        return total

    @property
    def failing(self):
        if self._x == 7:
            return self.nothing
        return self._x

    @staticmethod
    def twice(n):
        return n * 2

    @classmethod
    def at(cls, n):
        cls.made += 1
        return cls(n, n + 1)

    @classmethod
    def name(cls):
        return cls.__name__

    @property
    def nested(self):
        return self.x + self.length + self.twice(self.x)


class Sub(Point):
    pass


class Other(Point):
    @property
    def x(self):
        return -self._x

    @staticmethod
    def twice(n):
        return n + n + 1


def use(n, classes=(Point, Sub)):
    total = 0
    for i in range(n):
        for cls in classes:
            p = cls.at(i % 30)
            total += p.x + p.length + p.slow + p.nested + p.twice(i) + cls.twice(3) + len(p.name()) + len(cls.name())
            total += p.at(1).x
    return total


def show(title, f, *args):
    try:
        print(title, f(*args))
    except Exception as e:
        lines = [(frame.name, frame.lineno) for frame in traceback.extract_tb(e.__traceback__)]
        print(title, type(e).__name__, e, lines)


def one(n):
    p = Point(3, 4)
    total = 0
    for i in range(n):
        total += p.x + p.length + p.nested
    return total


def failing(n, cls=Point):
    p, total = cls(1, 2), 0
    for i in range(n):
        p._x = i % 7
        total += p.failing
    p._x = 7
    return total + p.failing


def each(n):
    for cls in (Point, Sub, Other):
        show(cls.__name__, use, n, (cls,))


show("warm", use, 700)
show("one", one, 2000)
show("failing", failing, 2000)
each(300)
show("all", use, 300, (Point, Sub, Other))


# numbers that leave the inlined bodies
def big(n):
    p, out = Point(1, 2), 0
    for i in range(n):
        p._x = i if i < n - 3 else 2**40 if i < n - 2 else 1.5 if i < n - 1 else "s"
        out = p.length
    return out


show("big", big, 1000)

# the property is another, or another getter in it
old = Point.x
Point.x = property(lambda self: self._x + 100)
show("other property", one, 300)
Point.x.__init__(lambda self: 5)
show("other getter", one, 300)
Point.x.__init__(None)
show("no getter", one, 300)
Point.x = old
show("restored", one, 300)
Point.x = 17
show("a value", one, 300)
del Point.x
show("nothing", one, 300)
Point.__getattr__ = lambda self, name: 1000 if name in ("x", "nothing") else object.__getattribute__(self, name)
show("by __getattr__", one, 300)
Point.x = old
show("beside __getattr__", failing, 300)
del Point.__getattr__
show("without", failing, 300)
Point.__getattribute__ = lambda self, name: object.__getattribute__(self, name if name != "x" else "_y")
show("__getattribute__", one, 300)
del Point.__getattribute__
show("again", one, 300)

# static and class methods
twice, at = Point.__dict__["twice"], Point.__dict__["at"]
twice.__init__(lambda n: n * 10)
show("static made anew", use, 100)
at.__init__(lambda cls, n: cls(n, 0))
show("class method made anew", use, 100)
Point.twice = lambda *args: args[-1] - 1
show("a function instead", use, 100)
Point.twice = staticmethod(len)
show("a built-in function", use, 100)
Point.twice = staticmethod(abs)
show("another", use, 100)
Sub.at = classmethod(lambda cls, n: Point(n, 1))
show("in the subclass", use, 100)
del Sub.at


class Strange(staticmethod):
    def __get__(self, instance, owner=None):
        return lambda n: 1


Point.twice = Strange(abs)
show("bound otherwise", use, 100)
Point.twice = staticmethod(lambda n: n * 2)
p = Point(1, 2)
p.twice = lambda n: n - 1
print([q.twice(4) for q in [Point(1, 2)] * 300 + [p] * 3][-4:])
for i in range(300):
    q = Point(1, 1)
    assert q.name() == "Point" and q.x == 1
    q.__class__ = Other
    assert q.name() == "Other" and q.x == -1, (q.name(), q.x)


# somebody looks while a getter runs
class Watched:
    @property
    def value(self):
        return sys._getframe().f_back.f_lineno - sys._getframe().f_back.f_code.co_firstlineno, sys._getframe().f_code.co_name


def watched(w, n):
    for i in range(n):
        seen = w.value
    return seen


print(watched(Watched(), 500))
events = []


class Tracing:
    on = False

    @property
    def value(self):
        if self.on:
            sys.settrace(lambda frame, event, arg: events.append((event, frame.f_code.co_name)))
        return 3


def trace(n):
    t, total = Tracing(), 0
    for i in range(n):
        t.on = i == n - 2
        total += t.value
    return total


trace(600)
sys.settrace(None)
print(events)
