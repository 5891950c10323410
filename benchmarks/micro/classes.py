"""Attributes, calls of functions and methods, constructors, operators, exceptions."""
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point:
    kind = "point"

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    @property
    def total(self):
        return self.x + self.y

    @classmethod
    def origin(cls):
        return cls(0, 0)

    @staticmethod
    def unit():
        return 1

    def get(self):
        return self.x

    def add(self, a, b=2):
        return a + b


class Derived(Point):
    def __init__(self, x, y=0):
        super().__init__(x, y)

    def get(self):
        return super().get()


@dataclass
class Record:
    a: int
    b: int = 2


@dataclass(frozen=True)
class Frozen:
    a: int
    b: int


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return self.x

    def __iter__(self):
        return iter((self.x, self.y))

    def __contains__(self, v):
        return v == self.x

    def __call__(self, a):
        return a

    def __bool__(self):
        return True

    def __lt__(self, other):
        return self.x < other.x


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...


class Square(Shape):
    def area(self):
        return 4


def slots_read_write(n):
    s = Slotted(1, 2)
    for i in range(n):
        s.x = s.y


def attributes_read_write(n):
    p = Point(1, 2)
    for i in range(n):
        p.x = p.y


def attributes_after_dict(n):
    p = Point(1, 2)
    p.__dict__["z"] = 3
    for i in range(n):
        p.x = p.z


def attributes_after_deletion(n):
    p = Point(1, 2)
    p.z = 3
    del p.x
    for i in range(n):
        p.y = p.z


def class_attribute(n):
    p = Point(1, 2)
    for i in range(n):
        p.kind
        Point.kind


def property_read(n):
    p = Point(1, 2)
    for i in range(n):
        p.total


def classmethod_static(n):
    p = Point(1, 2)
    for i in range(n):
        p.unit()
        Point.unit()


def classmethod_maker(n):
    for i in range(n):
        Point.origin()


def super_method(n):
    d = Derived(1, 2)
    for i in range(n):
        d.get()


def super_init(n):
    for i in range(n):
        Derived(i)


def bound_method_value(n):
    p = Point(1, 2)
    g = p.get
    for i in range(n):
        g()


def bound_method_passed(n):
    p = Point(1, 2)

    def run(f):
        return f()
    for i in range(n):
        run(p.get)


def call_with_default(n):
    p = Point(1, 2)
    for i in range(n):
        p.add(1)


def call_with_keyword(n):
    p = Point(1, 2)
    for i in range(n):
        p.add(a=1, b=i)


def call_star_args(n):
    def f(*args):
        return args
    for i in range(n):
        f(1, 2, i)


def call_star_kwargs(n):
    def f(**kwargs):
        return kwargs
    for i in range(n):
        f(a=1, b=i)


def call_expanded(n):
    def f(a, b, c=0):
        return a
    args = (1, 2)
    kw = {"c": 3}
    for i in range(n):
        f(*args)
        f(*args, **kw)


def call_decorated(n):
    def decorate(f):
        def wrapper(*args, **kwargs):
            return f(*args, **kwargs)
        return wrapper

    @decorate
    def g(a, b):
        return a
    for i in range(n):
        g(i, 2)


def call_closure_lambda(n):
    k = 3
    f = lambda x: x + k
    for i in range(n):
        f(i)


def dataclass_make(n):
    for i in range(n):
        Record(i)


def dataclass_compare(n):
    a, b = Record(1), Record(1)
    for i in range(n):
        a == b


def dataclass_frozen(n):
    for i in range(n):
        hash(Frozen(i, 2))


def plain_construct(n):
    for i in range(n):
        Point(i)


def operator_add(n):
    v = Vector(1, 2)
    for i in range(n):
        v + v


def operator_eq_lt(n):
    v, w = Vector(1, 2), Vector(1, 2)
    for i in range(n):
        v == w
        v < w


def operator_hash(n):
    v = Vector(1, 2)
    d = {v: 1}
    for i in range(n):
        d[v]


def operator_container(n):
    v = Vector(1, 2)
    for i in range(n):
        len(v)
        v[0]
        1 in v
        v(i)
        if v:
            pass


def operator_iter(n):
    v = Vector(1, 2)
    for i in range(n):
        for x in v:
            pass


def isinstance_of_abc(n):
    s = Square()
    a = [1]
    for i in range(n):
        isinstance(s, Shape)
        isinstance(a, Iterable)
        isinstance(a, Mapping)


def raise_and_catch(n):
    for i in range(n):
        try:
            raise ValueError
        except ValueError:
            pass


def raise_through_call(n):
    def f(x):
        raise ValueError("bad", x)
    for i in range(n):
        try:
            f(i)
        except ValueError as e:
            pass


def key_error(n):
    d = {}
    for i in range(n):
        try:
            d["x"]
        except KeyError:
            pass


def attribute_error(n):
    p = Point(1, 2)
    for i in range(n):
        try:
            p.missing
        except AttributeError:
            pass


def stop_iteration(n):
    for i in range(n):
        it = iter([1])
        next(it)
        try:
            next(it)
        except StopIteration:
            pass


def with_statement(n):
    class C:
        def __enter__(self):
            return self

        def __exit__(self, *a):
            return False
    c = C()
    for i in range(n):
        with c:
            pass


def generator_loop(n):
    def g(m):
        for i in range(m):
            yield i
    for i in range(n // 20):
        for v in g(20):
            pass


def match_statement(n):
    p = Point(1, 2)
    for i in range(n):
        match p:
            case Point(x=0):
                pass
            case Point(x=1, y=y):
                pass
