"""Which frames a second evaluator sees (PEP 523): on the oracle that of _testinternalcapi, on Krait one written in Python, over whatever is installed."""
import importlib.abc
import importlib.util
import sys

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
            return frame_eval.evaluate(frame)

        handle = frame_eval.install(evaluator)
        try:
            result = body(*arguments)
        finally:
            handle.remove()
        return result, names


def add(a, b=2):
    return a + b


def star(*args, **kwargs):
    return len(args) + len(kwargs)


def plain_calls():
    return add(1), add(1, 3), add(1, b=4)


def keyword_calls():
    return add(b=1, a=2), star(1, 2, x=3)


def expanded_calls():
    arguments, keywords = (1,), {"b": 5}
    return add(*arguments, **keywords), star(*arguments, **keywords)


class Box:
    def __init__(self, x=1):
        self.x = x

    def __getitem__(self, key):
        return key + self.x

    def __len__(self):
        return 3

    @property
    def double(self):
        return self.x * 2

    @double.setter
    def double(self, value):
        self.x = value // 2

    @classmethod
    def make(cls):
        return cls(7)

    @staticmethod
    def still():
        return "still"

    def __add__(self, other):
        return Box(self.x + other)

    def __eq__(self, other):
        return self.x == other

    def __contains__(self, item):
        return item == self.x

    def __call__(self, n):
        return n

    def __iter__(self):
        yield from range(self.x)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True

    def __getattr__(self, name):
        return name

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)

    def __bool__(self):
        return True

    def __repr__(self):
        return "Box"


box = Box()


def subscripts():
    return box[1], box[2]


def properties():
    box.double = box.double + 0
    return box.double


def constructors():
    return Box().x, Box(5).x, Box.make().x


def static_and_class_methods():
    return Box.still(), box.still(), box.make().x


def operators():
    return (box + 1).x, box == 1, 1 in box, box(3), len(box), bool(box), repr(box), box.missing


def with_blocks():
    with Box() as b:
        raise ValueError(b)
    return "swallowed"


def class_bodies():
    class Local:
        def method(self):
            return 1
        value = add(1)
    return Local().method(), Local.value


def generator(n):
    for i in range(n):
        try:
            got = yield i
        except KeyError:
            yield "caught"


def generators():
    g = generator(3)
    return next(g), g.send(5), g.throw(KeyError("k")), list(g), sum(x for x in range(3)), [x for x in range(2)]


def closing():
    g = generator(3)
    next(g)
    g.close()
    fresh = generator(1)
    fresh.close()
    return "closed"


def delegating():
    def inner():
        got = yield 1
        return got

    def outer():
        return (yield from inner())
    g = outer()
    next(g)
    try:
        g.send(4)
    except StopIteration as e:
        return e.value


def iteration():
    return list(Box(2)), [x for x in Box(2)], max(Box(3), key=lambda x: -x)


def coroutines():
    async def value():
        return 3

    async def main():
        return await value() + await value()
    try:
        main().send(None)
    except StopIteration as e:
        return e.value


def async_generators():
    async def numbers():
        yield 1
        yield 2

    async def main():
        return [x async for x in numbers()]
    try:
        main().send(None)
    except StopIteration as e:
        return e.value


def callbacks():
    return sorted([3, 1, 2], key=lambda x: -x), list(map(add, [1, 2])), list(filter(lambda x: x > 1, [1, 2]))


def raising():
    def fails():
        raise LookupError("no")
    try:
        fails()
    except LookupError as e:
        return str(e)


def executed():
    namespace = {}
    exec("def f(): return 1\nx = f()", namespace)
    return namespace["x"], eval("1 + 1")


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        return importlib.util.spec_from_loader(name, self) if name == "made_up" else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec("def imported():\n    return 1\nvalue = imported()", module.__dict__)


def imports():
    sys.modules.pop("made_up", None)
    import made_up
    return made_up.value


# what importlib does about module locks that have gone depends on when weak references die; the callbacks may come in any case
CALLBACK = {"cb", "remove"}
FINALISATION = CALLBACK | {"__new__", "__init__"}


def lambdas_and_closures():
    n = 4
    f = lambda x: x + n
    return f(1), (lambda: n)()


def recursion(n=4):
    return 1 if n == 0 else n * recursion(n - 1)


def loop():
    total = 0
    for i in range(5):
        total += add(i)
    return total


def super_calls():
    class Child(Box):
        def __init__(self):
            super().__init__(9)

        def __getitem__(self, key):
            return super().__getitem__(key)
    child = Child()
    return child[1], child.x


CASES = [plain_calls, keyword_calls, expanded_calls, subscripts, properties, constructors, static_and_class_methods, operators, with_blocks, class_bodies, generators,
         closing, delegating, iteration, coroutines, async_generators, callbacks, raising, executed, imports, lambdas_and_closures, recursion, loop, super_calls]

sys.meta_path.insert(0, Finder())
for warm in (0, 3, 400):
    for case in CASES:
        for _ in range(warm if case not in (imports, executed, class_bodies, super_calls) else min(warm, 3)):
            case()
        result, names = record(case)
        print(warm, case.__name__, result, [name for name in names if name not in (FINALISATION if case is imports else CALLBACK)])

# a generator that was made before, resumed under the evaluator, and after it
g = generator(4)
next(g)
print(record(next, g), next(g), record(g.throw, KeyError("k")))
