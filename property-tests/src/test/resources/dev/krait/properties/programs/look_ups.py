"""Look-ups in dicts, sets, tuples and strings with ints and strings as keys; what else a key or an element may be."""
import collections
import threading


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
        return hash("a")

    def __eq__(self, other):
        raise ValueError("asked")

    def __repr__(self):
        return "angry"


class S(str):
    def __eq__(self, other):
        return "S" if str(other) == "a" else False

    def __hash__(self):
        return hash("a")


class D(dict):
    def __missing__(self, key):
        return "missing", key

    def __contains__(self, key):
        return "yes"


class Mine(dict):
    def __getitem__(self, key):
        return "mine"

    def __setitem__(self, key, value):
        super().__setitem__(key, (value,))


def get(d, k):
    return d[k]


def put(d, k, v):
    d[k] = v
    return d


def has(d, k):
    return k in d


def lacks(d, k):
    return k not in d


def bump(d, k):
    d[k] += 1
    return d[k]


def less(a, b):
    return a < b, a <= b, a > b, a >= b, a == b, a != b


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def count(words):
    counts = {}
    for w in words:
        if w in counts:
            counts[w] += 1
        else:
            counts[w] = 1
    return counts


def squares(n):
    d = {}
    for i in range(n):
        d[i * i] = i
    return sum(d[i * i] for i in range(n)), len(d), 9 in d, 10 in d


def vowels(text):
    return sum(c in "aeiou" for c in text), sum(c in ("a", "e") for c in text), [c for c in text if c not in "\ud83d\ude00\U0001f600"]


for _ in range(400):
    count(["a", "b", "a"])
    squares(4)
    vowels("hello")
    get({"a": 1}, "a")
    put({}, 1, 2)
    has({"a": 1}, "a")
    lacks({1, 2}, 3)
    bump({"x": 1}, "x")
    less("a", "b")
odd = Same()
keys = ["a", "b", 1, 3, 2.0, 1.0, True, None, S("a"), S("b"), Angry(), (1, 2), [1], 2 ** 70, "\ud83d", "\U0001f600", b"a", float("nan")]
holders = [{"a": 1}, {1: 1, 3: "three"}, {"a": 1, 2: 2}, {odd: "odd"}, {Angry(): 1}, {S("a"): "s"}, {}, D(a=1), Mine(a=1),
           collections.defaultdict(int, a=1), collections.Counter("a"), {1, 3}, {"a", "b"}, {odd}, {Angry()}, frozenset(["a", 1]), ("a", 1, 3), (odd, 5), (Angry(),), (None, "a"), ["a", 1],
           "abc", "", "a\U0001f600", b"abc", range(4), 5]
for h in holders:
    for k in keys:
        print(attempt(get, h, k), attempt(has, h, k), attempt(lacks, h, k), end=" ")
        if isinstance(h, dict):
            made = h.copy() if not isinstance(h, (D, Mine)) else type(h)(h)
            changed = attempt(put, made, k, "new")
            print(list(changed.values()) if isinstance(changed, dict) else changed, attempt(bump, made, k), end=" ")
    print(type(h).__name__, odd.asked)
for a in ("a", "b", "", "ab", "\ud83d", "\uffff", "\U0001f600", S("a"), 5, b"a", None):
    for b in ("a", "", "\ude00", "\U0001f600", S("b"), 5.0):
        print(attempt(less, a, b), end=" ")
    print()
print(count("to be or not to be".split()), squares(50), vowels("education\U0001f600\ud83d"))


def grows(n):
    """A dict of names gets other keys; what it holds is asked for on the way."""
    d = {"a": 0}
    other = Same()
    seen = []
    for i in range(n):
        d["a"] += 1
        if i == n - 5:
            d[4] = "four"
        if i == n - 3:
            d[other] = "other"
        if i > n - 3:
            seen.append((d[3], 3 in d, 4 in d, d.get(4)))
            d[3] = i
    return d["a"], seen, len(d), other.asked > 0


print(grows(700))


def missing(n):
    """Keys that are not there, often."""
    d = {i: i for i in range(0, n, 2)}
    out = 0
    for i in range(n):
        try:
            out += d[i]
        except KeyError as e:
            out += e.args[0] * 2
    return out


print(missing(600))
name = "before"
for i in range(500):
    globals()["name"] = i
    if name != i:
        print("stale", name, i)


class Holder:
    pass


h = Holder()
h.a = 1
for i in range(500):
    h.__dict__["a"] = i
    if h.a != i:
        print("stale", h.a, i)


def mutated(n):
    d = {i: 1 for i in range(5)}
    try:
        for k in d:
            for i in range(n):
                d[k] = d[k] + 1
            d[k + 10] = 0
    except RuntimeError as e:
        return str(e), d


print(mutated(300))
table = {}


def work(base):
    for i in range(3000):
        table[base + i] = i
        table["shared"] = base
        assert table[base + i] == i and base + i in table and "shared" in table


threads = [threading.Thread(target=work, args=(k * 10000,)) for k in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(table))
