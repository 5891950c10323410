"""isinstance() of plain classes and of classes with a say in it; iteration over characters."""
import abc
import collections.abc


class Plain:
    pass


class Child(Plain):
    pass


class Liar:
    @property
    def __class__(self):
        return int


class Angry:
    @property
    def __class__(self):
        raise ValueError("asked")


class Getter:
    def __getattribute__(self, name):
        if name == "__class__":
            return Plain
        return object.__getattribute__(self, name)


class Meta(type):
    def __instancecheck__(cls, instance):
        return "yes" if instance == 1 else []


class Asked(metaclass=Meta):
    pass


class Abstract(abc.ABC):
    pass


Abstract.register(str)


class I(int):
    pass


def is_int(x):
    return isinstance(x, int)


def is_plain(x):
    return isinstance(x, Plain)


def is_either(x):
    return isinstance(x, (int, str))


def is_nested(x):
    return isinstance(x, (list, (int, Plain)))


def is_union(x):
    return isinstance(x, int | None)


def is_asked(x):
    return isinstance(x, Asked)


def is_abstract(x):
    return isinstance(x, Abstract)


def is_mapping(x):
    return isinstance(x, (int, collections.abc.Mapping))


def of(x, cls):
    return isinstance(x, cls)


def branch(items):
    n = 0
    for x in items:
        if isinstance(x, bool):
            n += 1
        elif isinstance(x, (int, float)):
            n += 10
        elif not isinstance(x, str):
            n += 100
    return n


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


FUNCTIONS = (is_int, is_plain, is_either, is_nested, is_union, is_asked, is_abstract, is_mapping)
for _ in range(400):
    for f in FUNCTIONS:
        f(5)
    of(1, int)
    branch([1, True, 2.0, "a", None])
values = [1, True, I(3), 2 ** 70, 1.5, "s", "\U0001f600", None, [], {}, (), Plain(), Child(), Liar(), Angry(), Getter(), Plain, int, type, len]
for v in values:
    print([attempt(f, v) for f in FUNCTIONS], [attempt(of, v, c) for c in (int, Plain, Asked, type, object, (), (int, 5), 5, "x", [int], None, Abstract)])
print(branch(values[:11]))
saved = int
int = str
print(is_int(1), is_int("a"), is_either(1), branch([1, "a", 2.0]))
del int
print(is_int(1), is_int("a"), is_either(1), branch([1, "a", 2.0]))
x = Plain()
x.__class__ = Child
print(is_plain(x), isinstance(x, Child))
Plain = Child
print(is_plain(x), is_nested(object()))


def characters(text):
    return [c for c in text], sum(1 for c in text), "".join(c + "." for c in text)


def pairs(text):
    out = 0
    for a in text:
        for b in text:
            out += a < b
    return out


def early(text):
    it = iter(text)
    for c in it:
        if c == "c":
            break
    return list(it), list(it)


class S(str):
    def __iter__(self):
        return iter([1, 2])


for _ in range(300):
    characters("abc")
    pairs("ab")
    early("abcd")
for text in ("", "a", "hello", "h\u00e9llo", "\u20ac\u4e2d", "a\U0001f600b", "\ud83d", S("abc"), ["x", "y"], ("z",), b"ab", {"k": 1}, 5):
    print([attempt(f, text) for f in (characters, pairs, early)])
