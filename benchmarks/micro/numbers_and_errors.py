"""Big integers, conversions of numbers, exceptions, and questions to objects at run time."""
import abc
import collections.abc
import numbers
import types


def pi_digits(n):
    """Gibbons' spigot: products and quotients of integers of growing size."""
    for loop in range(n // 10000):
        k, a, b, a1, b1 = 2, 4, 1, 12, 4
        digits = 0
        while digits < 100:
            p, q, k = k * k, 2 * k + 1, k + 1
            a, b, a1, b1 = a1, b1, p * a + q * a1, p * b + q * b1
            d, d1 = a // b, a1 // b1
            while d == d1:
                digits += 1
                a, a1 = 10 * (a % b), 10 * (a1 % b1)
                d, d1 = a // b, a1 // b1


def big_fibonacci(n):
    for loop in range(n // 5000):
        a, b = 0, 1
        for i in range(2000):
            a, b = b, a + b


def big_factorial(n):
    for loop in range(n // 5000):
        f = 1
        for i in range(1, 300):
            f *= i


def big_to_and_from_str(n):
    x = 3 ** 2000
    for loop in range(n // 5000):
        int(str(x)) == x


def big_pow_mod(n):
    p = 2 ** 127 - 1
    for i in range(n // 500):
        pow(3 + i, p - 1, p)


def big_shifts_and_masks(n):
    x = 1 << 500
    for i in range(n // 10):
        (x >> 3 | 7) & (x - 1)
        (x ^ i).bit_count()


def big_divmod(n):
    x, y = 7 ** 400, 3 ** 200
    for i in range(n // 10):
        divmod(x, y)
        x // 10
        x % 97


def words_of_64_bits(n):
    """A generator of random numbers that masks to 64 bits: the products pass a machine word."""
    mask = (1 << 64) - 1
    s = 88172645463325252
    for i in range(n // 4):
        s ^= s << 13 & mask
        s ^= s >> 7
        s ^= s << 17 & mask
        s * 2685821657736338717 & mask


def int_bases(n):
    for i in range(n // 4):
        hex(i), bin(i), oct(i)
        int("ff", 16)
        format(i, "b")


def digits_of_number(n):
    for i in range(n // 10):
        sum(int(d) for d in str(i * 7919))
        sum(map(int, str(i)))


def float_parse_and_round(n):
    values = ["3.25", "1e10", "-0.001", "123456.789"]
    for i in range(n // 4):
        round(float(values[i & 3]), 2)
        float(values[i & 3]).is_integer()


class ShapeError(ValueError):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


def exception_with_state(n):
    for i in range(n // 4):
        try:
            raise ShapeError("bad", i)
        except ShapeError as e:
            e.code, e.args


def exception_from_deep(n):
    def deep(k):
        if k == 0:
            raise ValueError("deep")
        return deep(k - 1)
    for i in range(n // 50):
        try:
            deep(10)
        except ValueError as e:
            str(e)


def exception_chained(n):
    for i in range(n // 20):
        try:
            try:
                int("x")
            except ValueError as e:
                raise RuntimeError("outer") from e
        except RuntimeError as e:
            e.__cause__


def exception_finally(n):
    done = 0
    for i in range(n // 4):
        try:
            try:
                [][1]
            finally:
                done += 1
        except (KeyError, IndexError):
            pass


def exception_zero_division(n):
    for i in range(n // 4):
        try:
            i / 0
        except ZeroDivisionError:
            pass
        try:
            None + 1
        except TypeError:
            pass


class Plain:
    kind = "plain"

    def __init__(self):
        self.a = 1
        self.b = "x"

    def method(self):
        return 1

    @property
    def doubled(self):
        return self.a * 2

    @doubled.setter
    def doubled(self, value):
        self.a = value // 2


class Dynamic:
    def __init__(self):
        object.__setattr__(self, "data", {})

    def __getattr__(self, name):
        try:
            return self.data[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self.data[name] = value


def getattr_dynamic_names(n):
    o = Plain()
    names = ["a", "b", "kind", "missing"]
    for i in range(n):
        name = names[i & 3]
        getattr(o, name, None)
        hasattr(o, name)


def setattr_and_vars(n):
    o = Plain()
    for i in range(n // 4):
        setattr(o, "a", i)
        vars(o)["b"]
        o.__dict__.update(a=3)
        o.__class__.__name__


def getattr_hook(n):
    o = Dynamic()
    o.value = 1
    for i in range(n // 4):
        o.value
        o.other = i
        hasattr(o, "nothing")


def property_setter(n):
    o = Plain()
    for i in range(n // 4):
        o.doubled = i
        o.doubled


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        ...


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


def abstract_classes(n):
    for i in range(n // 4):
        s = Square(i)
        s.area()
        isinstance(s, Shape)


def isinstance_of_protocols(n):
    values = [1, 2.0, "x", [1], {}, (1,), None]
    for i in range(n // 50):
        for v in values:
            isinstance(v, collections.abc.Iterable)
            isinstance(v, collections.abc.Mapping)
            isinstance(v, numbers.Number)


def class_creation(n):
    for i in range(n // 500):
        class Local(Plain):
            x = i

            def method(self):
                return super().method()
        Local().method()
        type("Made", (Plain,), {"y": 1})


class Chain:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            yield item

    def __len__(self):
        return len(self.items)

    def __contains__(self, x):
        return x in self.items

    def __bool__(self):
        return bool(self.items)


def protocol_methods(n):
    c = Chain([1, 2, 3])
    for i in range(n // 10):
        len(c), 2 in c, bool(c), list(c), sum(c)


def generator_pipeline(n):
    def numbers_from(k):
        while True:
            yield k
            k += 1

    def taken(count, source):
        for i, v in enumerate(source):
            if i >= count:
                return
            yield v
    for k in range(n // 100):
        sum(v * v for v in taken(100, numbers_from(k)) if v & 1)


def generator_delegation(n):
    def walk(tree):
        if isinstance(tree, tuple):
            for part in tree:
                yield from walk(part)
        else:
            yield tree
    tree = ((1, 2, (3, 4)), (5, (6, (7, 8))), 9)
    for k in range(n // 50):
        list(walk(tree))


def generator_send(n):
    def averager():
        total = count = 0
        average = None
        while True:
            total += yield average
            count += 1
            average = total / count
    g = averager()
    next(g)
    for i in range(n):
        g.send(i)


def simple_namespace(n):
    for i in range(n // 4):
        s = types.SimpleNamespace(a=i, b=2)
        s.a + s.b
        s == types.SimpleNamespace(a=i, b=2)


def callables_in_dict(n):
    table = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b, "len": len}
    for i in range(n // 4):
        table["add"](i, 1)
        table["mul"](i, 2)
        table["len"]("abc")


def compile_and_eval(n):
    for i in range(n // 2000):
        eval(f"{i} + 1")
        exec("a = 1\nb = a + 2", {})
