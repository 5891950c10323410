"""Unpacking, and tuples that are taken apart at once; divmod by constants."""


class T(tuple):
    def __iter__(self):
        return iter("xyz"[:len(self)])


class L(list):
    def __iter__(self):
        return iter("pqr"[:len(self)])


def two(x):
    a, b = x
    return a, b


def nested(pairs):
    out = []
    for i, (a, b) in enumerate(pairs):
        out.append((i, b, a))
    return out


def gen2():
    yield 1
    yield 2


def swap(n):
    a, b, c, d = 1, 2, 3, 4
    for _ in range(n):
        a, b, c, d = d, a, b, c
        (a, b), c = (b, a), c
    return a, b, c, d


def pair(x):
    return x, x + 1


def through(n):
    s = 0
    for i in range(n):
        a, b = pair(i)
        s += a * b
    return s


def digits(number):
    out = []
    while number:
        number, digit = divmod(number, 10)
        out.append(digit)
        if len(out) > 30:
            break
    return out


def by(x, y):
    return divmod(x, y)


def seven(x):
    return divmod(x, 7), divmod(x, True), divmod(x, 1)


def zero(x):
    return divmod(x, 0)


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e} {e.__traceback__.tb_next.tb_lineno}"


for _ in range(500):
    two((1, 2))
    nested([(1, 2), (3, 4)])
    swap(2)
    through(3)
    digits(12345)
    by(17, 5)
    seven(20)
    attempt(zero, 4)
for x in ((1, 2), [1, 2], T([1, 2]), L([1, 2]), "ab", {1, 2}, {1: 1, 2: 2}, gen2(), range(2), (1,), (1, 2, 3), [1], [1, 2, 3], L([1]), 5, None, b"ab", iter([1, 2, 3]), zip("a", "b")):
    print(attempt(two, x))
print(nested([(1, 2), [3, 4], "ab"]), attempt(nested, [(1, 2), (3,)]))
print(swap(0), swap(1), swap(7), through(400))
for x in (0, 9, 10, 12345, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -7, -2 ** 70, 7.5, True, None):
    print(attempt(digits, x) if not isinstance(x, int) or x >= 0 else "", attempt(seven, x), attempt(by, x, 5), attempt(by, x, -5), attempt(by, x, 0), attempt(zero, x))


class Number:
    def __divmod__(self, other):
        return "n", other

    def __rdivmod__(self, other):
        return "r", other


print(by(Number(), 3), by(3, Number()), seven(Number()), digits(0))
saved = divmod
for i in range(300):
    digits(55)
divmod = lambda a, b: (0, "mine")
print(digits(55))
del divmod
print(digits(55))
