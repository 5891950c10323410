"""Generators that are resumed by either tier: send, throw, close, yield from, async."""


def counter(n):
    i = 0
    try:
        while i < n:
            got = yield i
            i += got if got else 1
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("closed at", i)
    return i


def delegate(n):
    result = yield from counter(n)
    yield ("returned", result)


for _ in range(200):
    total = sum(x for x in range(50) if x % 3)
print(total)
g = delegate(5)
print([next(g), g.send(2), g.throw(ValueError("v")), next(g)])
g = delegate(500)
print(sum(v for v in g if isinstance(v, int)))
g = counter(3)
next(g)
g.close()
try:
    g.send(None)
except StopIteration as e:
    print("stop", e.value)


class Later:
    def __await__(self):
        got = yield "waiting"
        return got


async def coroutine(n):
    s = 0
    for _ in range(n):
        s += await Later()
    async with Manager() as m:
        s += m
    return s + sum([x async for x in ticks(4)])


class Manager:
    async def __aenter__(self):
        return 100

    async def __aexit__(self, *exc):
        return False


async def ticks(n):
    for i in range(n):
        yield i


def drive(c):
    value = None
    steps = 0
    while True:
        try:
            c.send(value)
        except StopIteration as e:
            return steps, e.value
        value = 2
        steps += 1


for _ in range(100):
    r = drive(coroutine(20))
print(r)


def pairs(n):
    for i in range(n):
        for j in range(i):
            if j == 7:
                break
            yield i, j


print(sum(a * b for a, b in pairs(60)))


def nested(n):
    if n:
        yield n
        yield from nested(n - 1)
        yield -n


print(list(nested(5)), sum(nested(60)))
