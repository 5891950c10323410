"""f_locals of running frames written by whatever they call, and of frames that have ended, read later."""
import sys


def put(depth, **values):
    sys._getframe(depth + 1).f_locals.update(values)


class Writer:
    def __init__(self, at):
        self.at = at
        self.n = 0

    def due(self):
        self.n += 1
        return self.n == self.at

    def call(self):
        if self.due():
            put(1, total=1000)
        return 1

    @property
    def prop(self):
        if self.due():
            put(1, total=2000)
        return 1

    def __add__(self, other):
        if self.due():
            put(1, total=3000)
        return 1

    def __radd__(self, other):
        if self.due():
            put(1, total=3500)
        return other + 1

    def __bool__(self):
        if self.due():
            put(1, total=4000)
        return True

    def __iter__(self):
        for i in range(3):
            if self.due():
                put(1, total=5000)
            yield i

    def __getitem__(self, key):
        if self.due():
            put(1, total=6000)
        return 1

    def __setitem__(self, key, value):
        if self.due():
            put(1, total=7000, key=value)

    def __enter__(self):
        if self.due():
            put(1, total=8000)
        return self

    def __exit__(self, *what):
        if self.due():
            put(1, total=9000)
        return True

    def fail(self):
        if self.due():
            put(1, total=10000, e="overwritten")
        raise KeyError(self.n)


def by_call(w, n):
    total = 0
    for i in range(n):
        total += w.call()
    return total


def by_property(w, n):
    total = 0
    for i in range(n):
        total += w.prop
    return total


def by_operator(w, n):
    total = 0
    for i in range(n):
        x = w + i
        total = total + x
    return total


def by_reflected(w, n):
    total = 0
    for i in range(n):
        total + w
        total += 1
    return total


def by_truth(w, n):
    total = 0
    for i in range(n):
        if w:
            total += 1
    return total


def by_iteration(w, n):
    total = 0
    for i in range(n):
        for j in w:
            total += j
    return total


def by_item(w, n):
    total = 0
    for i in range(n):
        total += w[i]
    return total


def by_setitem(w, n):
    total = key = 0
    for i in range(n):
        w[i] = i
        total += 1
    return total, key


def by_with(w, n):
    total = 0
    for i in range(n):
        with w:
            total += 1
        total += 1
    return total


def by_raise(w, n):
    total = 0
    e = None
    for i in range(n):
        try:
            w.fail()
        except KeyError:
            total += 1
        total += 1
    return total, e


def straight(w, n):
    total = 0
    a = w.call()
    b = w.call()
    c = total + a + b
    return total, c


def shared(w, n):
    total = 0

    def more():
        nonlocal total
        total += 1
    for i in range(n):
        w.call()
        more()
    return total


def unbound(w, n):
    for i in range(n):
        w.call()
    try:
        return total
    except UnboundLocalError as error:
        return str(error)
    total = 1


def generator(w, n):
    total = 0
    for i in range(n):
        yield w.call()
        total += 1
    yield total


def by_generator(w, n):
    return list(generator(w, n))[-1]


for function in (by_call, by_property, by_operator, by_reflected, by_truth, by_iteration, by_item, by_setitem, by_with, by_raise, straight, shared, unbound, by_generator):
    for _ in range(3):
        function(Writer(-1), 120)
    print(function.__name__, function(Writer(-1), 60), function(Writer(1), 60), function(Writer(2), 60), function(Writer(41), 60))

kept = []


def keep():
    kept.append(sys._getframe(1))


def ends_plainly(n):
    keep()
    a = n
    b = [a, n]
    c = a + 1
    a = 1.5
    return c


def ends_in_branch(n):
    x = 1
    keep()
    if n % 2:
        x = "odd"
    else:
        del x
        y = "even"
    return None


def ends_in_loop(n):
    keep()
    total = 0
    for i in range(n):
        total += i
        if total > 30:
            return total
    last = total


def ends_caught(n):
    try:
        {}[n]
    except KeyError as e:
        kept.append(e.__traceback__)
        after = n
        n = None
    after += 1
    return after


def ends_raising(n):
    keep()
    part = n + 1
    whole = part * 2
    return whole // (part - part)


def ends_generating(n):
    keep()
    for i in range(n):
        yield i
        j = i * 2
    k = "done"


for i in range(120):
    ends_plainly(i)
    ends_in_branch(i)
    ends_in_loop(i % 15 + 1)
    ends_caught(i)
    try:
        ends_raising(i)
    except ZeroDivisionError:
        pass
    list(ends_generating(3))
for entry in kept[:6] + kept[300:312] + kept[-12:]:
    frame = entry if type(entry) is type(sys._getframe()) else entry.tb_frame
    print(frame.f_code.co_name, sorted(frame.f_locals.items(), key=lambda p: p[0]), frame.f_lineno - frame.f_code.co_firstlineno, frame.f_lasti, frame.f_back is sys._getframe())
    frame.f_locals["n"] = 5
    frame.clear()
    print(frame.f_locals)
