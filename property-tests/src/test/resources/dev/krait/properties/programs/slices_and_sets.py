"""Slices, sums of lists and strings, sets that are filled, sizes: compiled code does them in place while they are built-in, and leaves when they are not."""
import sys


class L(list):
    def __getitem__(self, key):
        return ("L", repr(key))

    def __add__(self, other):
        return "L+"

    def __len__(self):
        return 77

    def __setitem__(self, key, value):
        print("set", key, value)


class S(str):
    def __getitem__(self, key):
        return "S!"

    def __add__(self, other):
        return "S+" + str(other)

    def __hash__(self):
        return 5


class Same:
    """Equal to any int, with the hash of 3."""

    def __init__(self):
        self.asked = 0

    def __hash__(self):
        return 3

    def __eq__(self, other):
        self.asked += 1
        return isinstance(other, int)


class Angry:
    def __hash__(self):
        return 4

    def __eq__(self, other):
        raise ValueError("asked")


class Index:
    def __index__(self):
        return 2

    def __repr__(self):
        return "Index"


class Sized:
    def __len__(self):
        return 5


class Generator:
    def __iter__(self):
        return iter("gen")


def part(x, i, j):
    return x[i:j]


def head(x, i):
    return x[:i]


def tail(x, i):
    return x[i:]


def whole(x):
    return x[:]


def assign(x, i, j, v):
    x[i:j] = v
    return x


def add(a, b):
    return a + b


def iadd(a, b):
    a += b
    return a


def size(x):
    return len(x)


def fill(items):
    return {x for x in items}


def shifted(items, n):
    return {x + n for x in items}


def tuples(items):
    return tuple(x for x in items)


def total(items):
    n = 0
    for x in items:
        n = n * 3 + x if isinstance(x, int) else n + 1
    return n


def attempt(f, *args):
    try:
        r = f(*args)
        if isinstance(r, (set, frozenset)):
            r = sorted(map(str, r))
        return repr(r)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


BOUNDS = [0, 1, 2, 5, -1, -3, 100, -100, 2 ** 70, -2 ** 70, None, Index(), True, 2 ** 63 - 1, -2 ** 63]
CONTAINERS = [[1, 2, 3, 4], (1, 2, 3, 4), "abcd", b"abcd", L([1, 2, 3, 4]), S("abcd"), range(4), "a\U0001f600b", "\ud83d\ude00", {1: 2}, 5, []]


def warm():
    for _ in range(400):
        part([1, 2, 3], 0, 2)
        head((1, 2, 3), 1)
        tail("abc", 1)
        whole([1])
        assign([1, 2, 3], 0, 1, [4])
        add([1], [2])
        iadd("a", "b")
        size({1, 2})
        fill([1, 2, 3])
        shifted((1, 2), 5)
        tuples([1, 2])
        total(range(3))


warm()
same = (1, 2, 3)
print(head(same, 3) is same, head(same, 2), tail("abc", 0), head(same, 0) is ())
ls = [1, 2, 3]
print(whole(ls) is ls, whole(ls) == ls)
for c in CONTAINERS:
    for i in BOUNDS:
        print(type(c).__name__, attempt(head, c, i), attempt(tail, c, i), end=" ")
        for j in BOUNDS[:7]:
            print(attempt(part, c, i, j), end=" ")
    print(attempt(whole, c))
for v in ([9, 8], (9,), "xy", [], L([5]), 5, {3: 4}):
    for i, j in ((0, 1), (1, 0), (-2, None), (None, None), (10, 20), (3, 1)):
        print(attempt(assign, [1, 2, 3, 4], i, j, v), end=" ")
    print(attempt(assign, L([1, 2]), 0, 1, v), attempt(assign, (1, 2), 0, 1, v))
own = [1, 2, 3]
assign(own, 1, 2, own)
print(own)
for a in ([1], [], "a", "", "\ud83d", S("s"), L([1]), (1,), 5, b"b"):
    for b in ([2], "b", "\ude00", S("t"), L([2]), (2,), 6, b"c"):
        x = type(a)(a) if isinstance(a, list) else a
        print(attempt(add, a, b), attempt(iadd, x, b), x if isinstance(x, list) else "", end=" | ")
    print()
grow = [0]
for i in range(300):
    grow = iadd(grow, [i, i])
    if i % 100 == 0:
        grow = iadd(grow, grow)
print(len(grow), sum(grow))
for c in CONTAINERS + [{1, 2, 3}, frozenset([1]), Sized(), None, bytearray(b"xyz"), {}]:
    print(attempt(size, c), end=" ")
print()
odd = Same()
print(len(fill([1, odd, 3, 3, 4])), odd.asked)
odd = Same()
print(len(fill([3, odd, 3, 2])), odd.asked)
print(attempt(fill, [Angry(), 1, 4]), attempt(fill, [4, Angry()]), attempt(fill, [1, [], 2]), attempt(fill, [1, 1.0, True, 2.5, "a", "a", None]))
print(attempt(fill, ["a", S("a"), "b"]), attempt(fill, [2 ** 61 - 1, 0, 2 ** 61, 1, -1, -2, 2 ** 70]), attempt(shifted, [2 ** 63 - 1, 1], 1))
print([list(fill(range(n))) for n in (0, 3, 9, 40)], list(fill([10, 3, 7, 100, -5])))


def later():
    yield 1
    yield 2
    raise KeyError("late")


for it in ([1, 2], (1, 2), range(5), range(0), range(2 ** 70, 2 ** 70 + 3), later(), Generator(), "ab", {1: 2}, {5}, 7, iter([4]), (x for x in "abc")):
    print(attempt(tuples, it), attempt(total, it), end=" ")
print()
g = (x for x in range(10))
print(total(g), total(g))


def changing(items, other):
    """A set that is filled while what it holds asks Python code."""
    out = []
    for group in items:
        out.append(len({x for x in group}))
        if len(out) == 350:
            items.append([3, other, 3])
    return out[-1], other.asked


print(changing([[1, 2, 3]] * 700, Same()))
names = []


class Watch(int):
    def __hash__(self):
        names.append(sys._getframe(1).f_code.co_name)
        return 1


print(attempt(fill, [1, Watch(2), Watch(3)]), names)


def variables(n):
    """What a callee sees of the variables around a comprehension."""
    seen = []
    for i in range(n):
        piece = [1, 2, 3][i % 3:]
        both = piece + [i]
        s = {x + i for x in both}
        if i == n - 1:
            seen.append(sorted(sys._getframe().f_locals))
    return seen, len(s), both


print(variables(600))
