"""What the AOT cache is trained with: a little of everything, so that the JVM has the runtime's classes before a program begins.

What it imports is compiled once and for all: the library comes without compiled files.
"""
import collections
import contextlib
import dataclasses
import enum
import functools
import heapq
import importlib
import itertools
import json
import math
import operator
import os
import random
import re
import string
import sys
import textwrap
import time


class Colour(enum.Enum):
    RED = 1
    GREEN = 2


@dataclasses.dataclass
class Point:
    x: float
    y: float = 0.0

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    @property
    def length(self):
        return math.sqrt(self.x * self.x + self.y * self.y)


class Node:
    __slots__ = ("key", "left", "right")

    def __init__(self, key):
        self.key = key
        self.left = self.right = None

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Node(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Node(key)
        else:
            self.right.insert(key)

    def walk(self):
        if self.left is not None:
            yield from self.left.walk()
        yield self.key
        if self.right is not None:
            yield from self.right.walk()


class Shape:
    def __init__(self, name, *sides, scale=1):
        self.name = name
        self.sides = list(sides)
        self.scale = scale
        self.cache = {}

    def area(self):
        raise NotImplementedError

    def describe(self):
        return f"{self.name}: {self.area():.2f} {self.scale!r}"


class Square(Shape):
    def area(self):
        return self.sides[0] ** 2 * self.scale


class Box(Shape):
    def __init__(self, *sides):
        super().__init__("box", *sides, scale=2)

    def area(self):
        a, b = self.sides
        return a * b

    def __eq__(self, other):
        return isinstance(other, Box) and self.sides == other.sides

    def __hash__(self):
        return hash(tuple(self.sides))

    def __getitem__(self, index):
        return self.sides[index]

    def __len__(self):
        return len(self.sides)


class Failure(Exception):
    def __init__(self, code):
        super().__init__("failure", code)
        self.code = code


def integers(n):
    total = 0
    i = 0
    while i < n:
        if i % 3 == 0 or i & 7 == 5:
            total += i * i // 7
        elif i > 10:
            total -= i >> 2
        else:
            total ^= i | 9
        i += 1
    big = 1
    for k in range(1, 60):
        big = big * k % (1 << 90) + -k
    return total, big


def floats(n):
    x, y = 0.5, -1.25
    values = [0.0] * 16
    for i in range(n):
        x = x * 0.5 + y / (i + 1.0)
        y -= x ** 2 * 0.001 + y * 0.1
        values[i % 16] = abs(x) + values[i % 5]
    return round(sum(values), 6), min(values) <= max(values)


def lists(n):
    data = [(i * 7919) % n for i in range(n)]
    data.sort()
    pairs = [(v, k) for k, v in enumerate(reversed(data)) if v % 2]
    data[2:5] = data[5:2:-1]
    matrix = [[i * j for j in range(10)] for i in range(10)]
    total = 0
    for row in matrix:
        for cell in row:
            total += cell
    for a, (b, c) in zip(data, pairs):
        total += a - b + c
    swap = data[:]
    swap[0], swap[-1] = swap[-1], swap[0]
    while swap and len(swap) > n // 2:
        swap.pop()
    return total, len(set(data)), sorted(pairs, key=lambda p: (-p[0], p[1]))[:2]


def dicts(n):
    counts = collections.defaultdict(int)
    words = "the quick brown fox jumps over the lazy dog".split()
    for i in range(n):
        counts[words[i % len(words)]] += 1
        counts.get("cat", 0)
    table = {i: str(i) for i in range(n)}
    for key in list(table):
        if key % 3 == 0:
            del table[key]
    inverse = {v: k for k, v in table.items()}
    grid = {(i % 10, i // 10): i for i in range(100)}
    near = sum(grid.get((x + 1, y), 0) for x, y in grid)
    return sorted(counts.items()), len(inverse), near, "fox" in counts, set(words) & {"fox", "dog"}


def strings(n):
    parts = []
    for i in range(n):
        text = f"item {i:04d} of {n!s:>6} {i / 7:.3f}"
        parts.append(text.upper() if i % 2 else text.replace("item", "thing").strip())
        if text.startswith("item") and "of" in text:
            parts[-1] += text[3:8] + text[-1]
    joined = ", ".join(parts)
    found = re.findall(r"(\d+) of", joined)
    pieces = joined.split(",")
    letters = collections.Counter(c for c in joined if c.isalpha())
    buffer = bytearray()
    for c in joined[:200]:
        buffer.append(ord(c) & 255)
    return len(joined), len(found), len(pieces), letters.most_common(2), bytes(buffer)[:4], "%s-%d" % ("a", 5)


def scan(text):
    position = 0
    tokens = []
    while position < len(text):
        c = text[position]
        if c in " \t\n":
            position += 1
        elif c.isdigit():
            start = position
            while position < len(text) and text[position].isdigit():
                position += 1
            tokens.append(int(text[start:position]))
        elif c.isalpha():
            start = position
            while position < len(text) and (text[position].isalnum() or text[position] == "_"):
                position += 1
            tokens.append(text[start:position])
        else:
            tokens.append(c)
            position += 1
    return tokens


def count(limit, step=1):
    i = 0
    while i < limit:
        sent = yield i
        i += sent or step


def pipeline(n):
    squares = (i * i for i in count(n))
    odd = filter(lambda v: v % 2, squares)
    groups = itertools.groupby(odd, key=lambda v: v % 10)
    total = sum(len(list(group)) for _, group in groups)
    generator = count(100)
    next(generator)
    generator.send(5)
    generator.close()
    return total, list(itertools.islice(itertools.chain("ab", [1, 2]), 3)), any(v > 5 for v in count(10)), all(count(3))


def exceptions(n):
    handled = 0
    for i in range(n):
        try:
            try:
                if i % 3 == 0:
                    raise Failure(i)
                elif i % 3 == 1:
                    {}["missing"]
                else:
                    int("x")
            except KeyError as e:
                handled += len(e.args)
            finally:
                handled += 1
        except Failure as e:
            handled += e.code & 1
        except (ValueError, TypeError):
            handled += 2
    with contextlib.suppress(ZeroDivisionError):
        1 // 0
    return handled


def uncaught():
    """What a program sees that fails: through `traceback`, as the interpreter does it."""
    for source in ("1 +", b'"\x80"', "def f(): return missing\nf()"):
        try:
            exec(compile(source, "training", "exec"), {})
        except Exception as e:
            sys.excepthook(type(e), e, e.__traceback__)


def closures(n):
    calls = 0

    def counted(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            nonlocal calls
            calls += 1
            return f(*args, **kwargs)
        return wrapper

    @counted
    def add(a, b=1, *rest, c=2):
        return a + b + c + sum(rest)

    total = sum(add(i, i, c=i) + add(*[1, 2, 3]) for i in range(n))
    fibonacci = functools.lru_cache(None)(lambda k: k if k < 2 else fibonacci(k - 1) + fibonacci(k - 2))
    return total, calls, fibonacci(50), functools.reduce(operator.mul, range(1, 10))


def objects(n):
    shapes = []
    for i in range(n):
        shapes.append(Square("square", i % 9) if i % 2 else Box(i % 7, 3))
    text = [s.describe() for s in shapes]
    total = Point(0.0)
    for i in range(n):
        total = total + Point(float(i), 1.5)
    root = Node(50)
    generator = random.Random(7)
    for _ in range(n):
        root.insert(generator.randrange(1000))
    boxes = {Box(i % 5, 2): i for i in range(n)}
    for s in shapes:
        s.scale += 1
        if isinstance(s, Box) and len(s) == 2:
            s.cache[s[0]] = s.name
        getattr(s, "missing", None)
    return len("".join(text)), total.length, sum(root.walk()), len(boxes), Colour(2).name, hasattr(total, "z")


def match(value):
    match value:
        case [x, y, *_]:
            return x
        case {"key": k}:
            return k
        case Point(x=x):
            return x
        case int() | float():
            return value
        case _:
            return None


def recursion(n):
    return n if n < 2 else recursion(n - 1) + recursion(n - 2)


def queue(n):
    heap = []
    deque = collections.deque()
    for i in range(n):
        heapq.heappush(heap, (i * 31) % 101)
        deque.append(i)
        if len(heap) > 20:
            heapq.heappop(heap)
            deque.popleft()
    return heap[0], sum(deque)


def documents(n):
    value = {"name": "x", "list": list(range(10)), "nested": {"a": None, "b": [True, 1.5, "t\u00e9"]}}
    text = json.dumps(value, sort_keys=True, indent=1)
    for _ in range(n):
        value = json.loads(text)
    return len(textwrap.fill(text, 40)), string.Template("$a").substitute(a=1)


def run(n):
    results = [integers(n * 10), floats(n * 10), lists(n), dicts(n), strings(n), pipeline(n), exceptions(n), closures(n), objects(n), queue(n),
               recursion(12), documents(n // 20), [match(v) for v in ([1, 2], {"key": 3}, Point(1.0), 4, "x")],
               len(scan("let x_1 = 3 + fn(12, y) * 7\n" * (n // 10)))]
    return len(repr(results))


# what programs import most, beyond what is used above
LIBRARY = ["argparse", "ast", "base64", "bisect", "compileall", "concurrent.futures.process", "concurrent.futures.thread", "configparser", "copy",
           "csv", "datetime", "fractions", "glob", "hashlib", "inspect", "linecache", "locale", "logging", "multiprocessing.spawn", "numbers",
           "pathlib", "pickle", "platform", "pprint", "queue", "shutil", "signal", "statistics", "struct", "subprocess", "tempfile", "threading",
           "traceback", "typing", "unittest", "urllib.parse", "uuid", "warnings", "weakref", "zipfile"]


def library():
    for name in LIBRARY:
        try:
            importlib.import_module(name)
        except ImportError as missing:
            print(missing, file=sys.stderr)


def locks():
    """A semaphore of the system: the JVM's way there leads through many classes."""
    try:
        from _multiprocessing import SemLock
    except ImportError as missing:
        print(missing, file=sys.stderr)
        return
    lock = SemLock(1, 1, 1, f"/krait-training-{os.getpid()}", True)
    lock.acquire()
    lock.release()


def main(seconds):
    library()
    locks()
    uncaught()
    end = time.monotonic() + seconds
    n = 20
    while time.monotonic() < end:
        run(n)
        n = min(400, n * 2)
    exec(compile("a = [i for i in range(10)]\n" * 50, "training", "exec"), {})
    print(sys.version_info[:2], file=sys.stderr)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0)
