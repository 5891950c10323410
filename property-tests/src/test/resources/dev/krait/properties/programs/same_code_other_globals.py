"""One code object runs with several dicts of globals and several built-ins: what is compiled for one must not be taken for another."""
import types

SOURCE = """
SCALE = {scale}

def helper(x):
    return x * SCALE

def hot(n):
    total = 0
    for i in range(n):
        total += helper(i) + SCALE + len('four')
    return total

def numbers(n):
    for i in range(n):
        yield helper(i) + SCALE

def make():
    def inner(x):
        return x + SCALE
    return inner
"""
code = compile(SOURCE.format(scale=2), "shared", "exec")
spaces = []
for scale in (2, 30, 400):
    space = {"__name__": f"space{scale}"}
    exec(code, space)
    space["SCALE"] = scale
    spaces.append(space)


def call(function, x):
    return function(x)


def drive(functions, n):
    """A site that calls functions with one code and different globals."""
    total = 0
    for i in range(n):
        for function in functions:
            total += function(i)
    return total


for round in range(3):
    for space in spaces:
        for _ in range(40):
            space["hot"](60)
        print(space["hot"](10), sum(space["numbers"](50)), [call(space["helper"], i) for i in range(5)])
    print(drive([space["make"]() for space in spaces[:1]], 500), drive([space["make"]() for space in spaces], 500))

# the same function over other globals
moved = types.FunctionType(spaces[0]["hot"].__code__, {"SCALE": 7, "helper": lambda x: -x, "len": lambda s: 1000})
for _ in range(50):
    moved(50)
print(moved(10), spaces[0]["hot"](10))

# other built-ins, the same globals
own = {"SCALE": 5, "helper": lambda x: x}
plain = types.FunctionType(spaces[0]["hot"].__code__, own)
for _ in range(50):
    plain(50)
print(plain(10))
other = dict(own)
other["__builtins__"] = {"range": range, "len": lambda s: -1}
strange = types.FunctionType(spaces[0]["hot"].__code__, other)
for _ in range(50):
    strange(50)
print(strange(10), plain(10))
own["__builtins__"] = {"range": range, "len": lambda s: -2}
late = types.FunctionType(spaces[0]["hot"].__code__, own)
for _ in range(50):
    late(50)
print(late(10), plain(10))
