"""Calls of built-in functions and types."""


def call_divmod(n):
    for i in range(n):
        divmod(i, 7)


def call_len(n):
    a, b, c = [1, 2], "abc", {1: 2}
    for i in range(n):
        len(a), len(b), len(c)


def call_abs(n):
    for i in range(n):
        abs(-i)


def min_max_of_two(n):
    for i in range(n):
        min(i, 500)
        max(i, 500)


def min_of_list(n):
    data = [5, 3, 8, 1, 9, 2]
    for i in range(n):
        min(data)


class Animal:
    pass


class Dog(Animal):
    pass


def isinstance_of_class(n):
    d = Dog()
    for i in range(n):
        isinstance(d, Animal)
        isinstance(d, int)


def isinstance_of_builtin(n):
    values = [1, "a", 2.0, None, [1]]
    for i in range(n):
        for v in values:
            isinstance(v, str)


def isinstance_of_tuple(n):
    d = Dog()
    for i in range(n):
        isinstance(i, (str, float, int))
        isinstance(d, (str, float, list))


def call_ord_chr(n):
    for i in range(n):
        ord(chr(i & 127))


def int_of_str(n):
    for i in range(n):
        int("12345")


def int_of_float(n):
    x = 2.5
    for i in range(n):
        int(x)


def str_of_int(n):
    for i in range(n):
        str(i)


def str_of_float(n):
    x = 0.0
    for i in range(n):
        x += 0.125
        str(x)


def float_of_str(n):
    for i in range(n):
        float("3.25")


def float_of_int(n):
    for i in range(n):
        float(i)


def call_hash(n):
    s = "word"
    t = (1, 2, "x")
    for i in range(n):
        hash(i)
        hash(s)
        hash(t)


def sum_of_list(n):
    data = list(range(100))
    for i in range(n // 100):
        sum(data)


def sum_of_generator(n):
    for i in range(n // 100):
        sum(x * x for x in range(100))


def sorted_ints(n):
    data = [(i * 7919) % 1009 for i in range(1000)]
    for i in range(n // 1000):
        sorted(data)


def sorted_with_key(n):
    data = [(i * 7919) % 1009 for i in range(1000)]
    for i in range(n // 1000):
        sorted(data, key=lambda v: -v)


def zip_and_enumerate(n):
    data = list(range(100))
    total = 0
    for i in range(n // 100):
        for k, (a, b) in enumerate(zip(data, data)):
            total += a
    return total


def map_and_filter(n):
    data = list(range(100))
    for i in range(n // 100):
        list(map(abs, data))
        list(filter(None, data))


def any_and_all(n):
    data = [0] * 99 + [1]
    for i in range(n // 100):
        any(data)
        all(x < 5 for x in data)


def reversed_range(n):
    total = 0
    for i in range(n // 20):
        for k in reversed(range(20)):
            total += k
    return total


def range_with_step(n):
    total = 0
    for i in range(n // 20):
        for k in range(40, 0, -2):
            total += k
    return total


def list_of_range(n):
    for i in range(n // 100):
        list(range(100))


def range_contains_and_len(n):
    r = range(0, 1000, 3)
    for i in range(n):
        i in r
        len(r)


def call_callable_getattr(n):
    d = Dog()
    d.x = 1
    for i in range(n):
        getattr(d, "x")
        hasattr(d, "y")
        callable(d)


def call_print_repr(n):
    data = [1, "a", 2.5]
    for i in range(n // 4):
        repr(data)


def call_type_and_id(n):
    d = Dog()
    for i in range(n):
        type(d) is Dog
        id(d)


def call_round_pow(n):
    x = 2.718281828
    for i in range(n):
        round(x, 2)
        pow(i, 2)
