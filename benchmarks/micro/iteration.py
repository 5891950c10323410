"""Generators, comprehensions, unpacking, and the small operations in them."""


def generator_expression_tuple(n):
    pool = list(range(10))
    for i in range(n // 10):
        tuple(pool[k] for k in pool)


def generator_made_and_dropped(n):
    def one(x):
        yield x

    for i in range(n):
        one(i)


def generator_chain(n):
    def numbers(limit):
        for i in range(limit):
            yield i

    def odd(source):
        for x in source:
            if x % 2:
                yield x

    def scaled(source, k):
        for x in source:
            yield x * k

    for x in scaled(odd(numbers(n)), 3):
        pass


def yield_from_nested(n):
    def flatten(nested):
        for item in nested:
            if isinstance(item, list):
                yield from flatten(item)
            else:
                yield item

    data = [1, [2, 3], [4, [5, 6]], 7, 8, 9, 10]
    for i in range(n // 10):
        for x in flatten(data):
            pass


def generator_method(n):
    class Tree:
        def __init__(self, items):
            self.items = items

        def __iter__(self):
            for item in self.items:
                yield item

    tree = Tree(list(range(10)))
    for i in range(n // 10):
        for x in tree:
            pass


def set_comprehension_ints(n):
    columns = range(10)
    for i in range(n // 10):
        len({c + i for c in columns})


def set_comprehension_strings(n):
    words = "to be or not to be that is the question".split()
    for i in range(n // 10):
        len({w for w in words})


def slices_moved(n):
    a = list(range(8))
    for i in range(n):
        a[3:] = a[4:] + a[3:4]


def slices_of_strings(n):
    text = "the quick brown fox jumps over the lazy dog"
    for i in range(n):
        text[4:9] + text[i % 20:]


def unpack_pairs(n):
    pairs = [(i, i + 1) for i in range(10)]
    total = 0
    for i in range(n // 10):
        for a, b in pairs:
            total += a * b


def digits_by_divmod(n):
    for i in range(n // 8):
        number = 12345678
        while number:
            number, digit = divmod(number, 10)


def count_words(n):
    words = "to be or not to be that is the question".split()
    for i in range(n // 10):
        counts = {}
        for w in words:
            if w in counts:
                counts[w] = counts[w] + 1
            else:
                counts[w] = 1


def characters_in_text(n):
    text = "hello, world of characters!" * 4
    found = 0
    for i in range(n // len(text)):
        for c in text:
            if c in "aeiou" or c < "!":
                found += 1


def unchanged_variables_around_calls(n):
    def inner(a, b):
        return [a, b]

    a, b, c, d = n + 1000, n + 2000, n + 3000, n + 4000
    for i in range(n):
        inner(a, b)
    return a + b + c + d
