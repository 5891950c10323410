"""Arithmetic and modules of the library."""
import functools
import heapq
import io
import itertools
import json
import math
import operator
import random
import re
import struct


def big_int_product(n):
    a = 2 ** 200 + 1
    b = 3 ** 120
    for i in range(n):
        a * b


def big_int_mod(n):
    a = 3 ** 200
    for i in range(n):
        a % 1000003
        a // 7


def negative_floor_mod(n):
    for i in range(n):
        -i // 7
        -i % 7


def int_shift_bits(n):
    for i in range(n):
        (i << 3 | 5) >> 2 & 255 ^ 3
        i.bit_length()


def power(n):
    for i in range(n):
        i ** 2
        2.0 ** 0.5


def float_arithmetic(n):
    x = 1.0
    for i in range(n):
        x = x * 1.0000001 / 1.0 - 0.0
        x // 1.0
        x % 1.0


def complex_arithmetic(n):
    z = 1j
    for i in range(n):
        z = z * z + 0.1


def math_functions(n):
    for i in range(n):
        math.sqrt(i)
        math.sin(i)
        math.floor(2.5)


def math_ints(n):
    for i in range(n):
        math.gcd(i, 12)
        math.isqrt(i)


def heap_push_pop(n):
    h = []
    for i in range(n):
        heapq.heappush(h, (i * 7919) & 1023)
        if i & 1:
            heapq.heappop(h)


def itertools_chain_islice(n):
    a = list(range(10))
    for i in range(n // 20):
        for v in itertools.chain(a, a):
            pass
        list(itertools.islice(a, 5))


def itertools_product(n):
    for i in range(n // 100):
        for p in itertools.product(range(10), repeat=2):
            pass


def itertools_permutations(n):
    for i in range(n // 24):
        for p in itertools.permutations((1, 2, 3, 4)):
            pass


def itertools_count_groupby(n):
    data = [1, 1, 2, 2, 3]
    for i in range(n // 10):
        for k, g in itertools.groupby(data):
            list(g)


def functools_reduce_partial(n):
    p = functools.partial(max, 3)
    data = list(range(10))
    for i in range(n // 10):
        functools.reduce(operator.add, data)
        p(i)


def lru_cache_hit(n):
    @functools.lru_cache(None)
    def f(x):
        return x
    for i in range(n):
        f(i & 15)


def operator_itemgetter(n):
    g = operator.itemgetter(1)
    t = (1, 2)
    for i in range(n):
        g(t)


def re_match(n):
    p = re.compile(r"(\d+)-(\w+)")
    for i in range(n // 4):
        p.match("123-abc").group(1)


def re_search_sub(n):
    p = re.compile(r"[aeiou]+")
    for i in range(n // 10):
        p.sub("-", "the quick brown fox")
        p.search("the quick brown fox")


def re_findall(n):
    p = re.compile(r"\w+")
    for i in range(n // 10):
        p.findall("the quick brown fox")


def re_anchored(n):
    p = re.compile(r"^\s*(?:(\w+)\s*=)")
    text = "no assignment in this rather long line of text, none at all" * 2
    for i in range(n // 10):
        p.search(text)


def re_module_match(n):
    for i in range(n // 4):
        re.match(r"[a-z]+", "hello world")


def struct_pack_unpack(n):
    for i in range(n):
        struct.unpack("<IHB", struct.pack("<IHB", i, 2, 3))


def json_dumps(n):
    data = {"a": [1, 2, 3], "b": {"c": "text", "d": 2.5}, "e": None}
    for i in range(n // 20):
        json.dumps(data)


def json_loads(n):
    text = '{"a": [1, 2, 3], "b": {"c": "text", "d": 2.5}, "e": null}'
    for i in range(n // 20):
        json.loads(text)


def random_numbers(n):
    r = random.Random(1)
    for i in range(n):
        r.random()
    for i in range(n // 10):
        r.randint(1, 10)


def string_io(n):
    for k in range(n // 100):
        s = io.StringIO()
        for i in range(100):
            s.write("ab")
        s.getvalue()


def int_to_bytes(n):
    for i in range(n):
        int.from_bytes(i.to_bytes(4, "big"), "big")
