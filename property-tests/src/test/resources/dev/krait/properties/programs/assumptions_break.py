"""What compiled code takes for granted changes while it runs: globals, built-ins, methods, operators, the code of functions; from callees, properties, operators, and from another thread."""
import builtins
import math
import threading

LIMIT = 10
SWITCH = 2
change = None
CODES = {}


def nothing():
    pass


def helper(x):
    return x + LIMIT


def touch(i, at):
    """Runs what is to change, at one iteration."""
    if i == at and change is not None:
        change()
    return 0


class Base:
    kind = "base"

    def weight(self):
        return 1


class Item(Base):
    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value

    def __add__(self, other):
        return Item(self.value + other.value)

    @property
    def watched(self):
        touch(self.value, CODES["at"])
        return self.value


def loop(n, at):
    total = 0
    a = Item(3)
    for i in range(n):
        total += touch(i, at) + helper(i) + LIMIT
        total += a.get() + a.weight() + len(a.kind) + (a + a).value
        total += math.floor(1.5) + SWITCH
    return total


def by_property(n, at):
    CODES["at"] = at
    total = 0
    for i in range(n):
        item = Item(i)
        total += item.watched + LIMIT + item.get() + len("abc")
    return total


class Acting:
    def __init__(self, at):
        self.at = at
        self.seen = 0

    def __lt__(self, other):
        self.seen += 1
        touch(self.seen, self.at)
        return True


def by_comparison(n, at):
    acting = Acting(at)
    total = 0
    for i in range(n):
        if acting < i:
            total += LIMIT + Item(i).get() + helper(i)
    return total


def by_exception(n, at):
    total = 0
    for i in range(n):
        try:
            touch(i, at)
            if i % 7 == 0:
                raise ValueError(i)
        except ValueError as e:
            total += LIMIT + e.args[0]
        finally:
            total += helper(i)
    return total


def numbers(n, at):
    for i in range(n):
        touch(i, at)
        yield i + LIMIT + SWITCH
        yield helper(i)


def by_generator(n, at):
    total = 0
    for x in numbers(n, at):
        total += x + LIMIT
    return total


def set_limit():
    global LIMIT
    LIMIT += 5


def shadow_len():
    globals()["len"] = lambda x: 100


def unshadow_len():
    del globals()["len"]


def replace_len():
    CODES["len"] = builtins.len
    builtins.len = lambda x: 1000


def restore_len():
    builtins.len = CODES["len"]


def replace_get():
    Item.get = lambda self: self.value * 2


def shadow_weight():
    Item.weight = lambda self: 50


def unshadow_weight():
    del Item.weight


def replace_weight():
    Base.weight = lambda self: 70


def replace_kind():
    Base.kind = "something longer"


def replace_add():
    Item.__add__ = lambda self, other: Item(500)


def replace_init():
    def __init__(self, value):
        self.value = value + 1

    Item.__init__ = __init__


def replace_code():
    def other(x):
        return 2 * x + LIMIT

    CODES["helper"] = helper.__code__
    helper.__code__ = other.__code__


def restore_code():
    helper.__code__ = CODES["helper"]


def replace_floor():
    CODES["floor"] = math.floor
    math.floor = lambda x: 9


def restore_floor():
    math.floor = CODES["floor"]


def new_bases():
    class Heavy(Base):
        def weight(self):
            return 900

    Item.__bases__ = (Heavy,)


def old_bases():
    Item.__bases__ = (Base,)


def get_attribute():
    def __getattribute__(self, name):
        found = object.__getattribute__(self, name)
        return found + 1 if name == "value" else found

    Item.__getattribute__ = __getattribute__


def no_get_attribute():
    del Item.__getattribute__


def clear_and_restore():
    """The whole of the globals goes and comes back."""
    g = globals()
    saved = dict(g)
    g.clear()
    g.update(saved)
    g["SWITCH"] = saved["SWITCH"] + 1


CHANGES = [set_limit, shadow_len, unshadow_len, replace_len, restore_len, replace_get, shadow_weight, unshadow_weight, replace_weight, replace_kind, replace_add,
           replace_code, restore_code, replace_floor, restore_floor, new_bases, old_bases, get_attribute, no_get_attribute, replace_init, clear_and_restore,
           set_limit, nothing]
LOOPS = [loop, by_property, by_comparison, by_exception, by_generator]


def everywhere():
    global change
    for function in LOOPS:
        change = nothing
        for _ in range(4):
            function(120, -1)
    for number, way in enumerate(CHANGES):
        function = LOOPS[number % len(LOOPS)]
        change = nothing
        for _ in range(3):
            function(120, -1)
        change = way
        print(way.__name__, function.__name__, function(150, 75), function(40, -1))
        print("   after", [f(20, -1) for f in LOOPS])


FLAG = [0]
VALUE = 0


def wait_for(goal):
    """Sees the flag in a list, then the global: who has set them did so in the other order."""
    spins = 0
    while FLAG[0] < goal:
        spins += 1
    return VALUE


def other_thread():
    global VALUE
    seen = []
    ready = threading.Event()

    def run():
        for goal in range(1, 40):
            if goal == 20:
                ready.set()
            seen.append(wait_for(goal))

    thread = threading.Thread(target=run)
    thread.start()
    for goal in range(1, 40):
        if goal == 21:
            ready.wait()
        for _ in range(2000):
            pass
        VALUE = goal
        FLAG[0] = goal
    thread.join()
    print("threads", all(value >= goal for goal, value in enumerate(seen, 1)), seen[-1])


everywhere()
other_thread()
