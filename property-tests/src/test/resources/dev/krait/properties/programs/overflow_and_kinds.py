"""Guesses that break in hot code: ints that overflow, kinds that change, globals and classes that are replaced."""


def power(n):
    x = 1
    for i in range(n):
        x = x * 3 + i
    return x


for _ in range(200):
    power(20)
print(power(39), power(40), power(41), power(100))


def add(a, b):
    return a + b


for i in range(500):
    add(i, 1)
print(add(1.5, 2), add("a", "b"), add([1], [2]), add(2**63 - 1, 1), add(True, True))
LIMIT = 10


def below(n):
    return n < LIMIT


hits = 0
for i in range(600):
    if i == 400:
        LIMIT = 500
    hits += below(i)
print(hits)


class A:
    def __init__(self, v):
        self.v = v

    def get(self):
        return self.v


def total(objects):
    s = 0
    for o in objects:
        s += o.get()
    return s


objects = [A(i) for i in range(100)]
for _ in range(30):
    r = total(objects)
print(r)
objects[50].v = 0.5
print(total(objects))
objects[51].get = lambda: 1000
print(total(objects))
A.get = lambda self: 1
print(total(objects))


class B(A):
    @property
    def v(self):
        return 7

    @v.setter
    def v(self, value):
        pass


objects[3] = B(4)
print(total(objects))
len_ = len
for i in range(300):
    n = len(objects)
    if i == 250:
        len = lambda x: -1
print(n)
del len
print(len(objects))


def unbound(flag):
    if flag:
        value = 1
    return value


for _ in range(300):
    unbound(True)
try:
    unbound(False)
except UnboundLocalError as e:
    print(e)


def nan(x):
    t = 0
    for i in range(200):
        if x == x:
            t += 1
        x = x * 1.5
    return t, x - x == 0


for _ in range(20):
    nan(1.0)
print(nan(1.0), nan(float("nan")), nan(1e308))
print((a + (a := 5)) if (a := 3) else 0, -0.0 is not 0.0, round(-0.4), -0.0 * 1)


def middle(items):
    return len(items), (len(items) + 1) // 2


for _ in range(30):
    wide = middle(range(2**63 - 2))
print(wide, middle(range(7)))
