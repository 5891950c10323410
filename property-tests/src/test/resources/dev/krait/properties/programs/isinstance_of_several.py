"""isinstance() with several classes, in code that is compiled for plain ones: values that lie, classes that answer, another isinstance."""
import builtins


class A:
    pass


class B(A):
    pass


class Liar:
    @property
    def __class__(self):
        return list


class Raises:
    @property
    def __class__(self):
        raise ValueError("asked")


class Meta(type):
    def __instancecheck__(cls, value):
        asked.append((cls.__name__, value))
        return True


class Answers(metaclass=Meta):
    pass


def weigh(items):
    n = 0
    for x in items:
        if isinstance(x, (list, tuple, A)):
            n += 1
        elif isinstance(x, (int, str)):
            n += 10
    return n


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


asked = []
for _ in range(500):
    weigh([1, [], (), A(), B(), "a", 2.0])
print(weigh([1, [], (), A(), B(), "a", 2.0, None, Liar(), True, 2 ** 70]), attempt(weigh, [1, Raises()]))
real = isinstance
tuples = []


def mine(value, classes):
    tuples.append(classes)
    return real(value, classes)


builtins.isinstance = mine
print(weigh([1, [], 3]), tuples, len({id(t) for t in tuples}) == len(tuples))
builtins.isinstance = real
print(weigh([1, [], 3]))
A = Answers
print(weigh([1, [], 3.5]), asked)
A = (int, (float, Answers))
print(weigh([1, [], 3.5, "b"]), asked)
A = 5
print(attempt(weigh, [[], ()]), attempt(weigh, ["c"]))
A = B
print(weigh([B(), Liar(), 1]))
