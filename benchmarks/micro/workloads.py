"""Pieces of ordinary programs over text and containers: more data and more steps in a row than the other files."""
import bisect
import heapq
import operator
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque

SENTENCE = "the quick brown fox jumps over the lazy dog and runs away from the angry bear near the river "
TEXT = "".join(f"{word}{i % 97} " for i, word in enumerate((SENTENCE * 40).split()))
WORDS = TEXT.split()
LINES = [f"{i},name{i % 50},{i * 1.5:.2f},{'yes' if i & 1 else 'no'}" for i in range(500)]


class Record:
    __slots__ = ("key", "size", "tags")

    def __init__(self, key, size, tags=()):
        self.key = key
        self.size = size
        self.tags = tags

    def __lt__(self, other):
        return self.size < other.size


RECORDS = [Record(word, (i * 7919) % 1013, (word[0], i)) for i, word in enumerate(WORDS[:500])]


def word_count_dict(n):
    for k in range(n // 700):
        counts = {}
        for word in WORDS:
            counts[word] = counts.get(word, 0) + 1


def word_count_fresh_strings(n):
    for k in range(n // 700):
        counts = {}
        for word in TEXT.split():
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1


def word_count_counter(n):
    for k in range(n // 700):
        Counter(WORDS).most_common(10)


def group_by_defaultdict(n):
    for k in range(n // 700):
        groups = defaultdict(list)
        for word in WORDS:
            groups[word[0]].append(word)
        {key: len(value) for key, value in groups.items()}


def group_by_setdefault(n):
    for k in range(n // 700):
        groups = {}
        for word in WORDS:
            groups.setdefault(len(word), set()).add(word)


def parse_csv_lines(n):
    for k in range(n // 500):
        total = 0.0
        for line in LINES:
            number, name, price, flag = line.split(",")
            if flag == "yes":
                total += int(number) * float(price)


def strip_and_partition(n):
    for k in range(n // 500):
        d = {}
        for line in LINES:
            head, sep, tail = line.strip().partition(",")
            d[head.strip()] = tail.rstrip("on").lower()


def splitlines_and_join(n):
    text = "\n".join(LINES)
    for k in range(n // 500):
        "\n".join([line.upper() for line in text.splitlines()])


def characters_count(n):
    for k in range(n // 2000):
        counts = {}
        for c in TEXT[:2000]:
            counts[c] = counts.get(c, 0) + 1


def caesar_cipher(n):
    for k in range(n // 1000):
        "".join([chr((ord(c) - 97 + 3) % 26 + 97) if "a" <= c <= "z" else c for c in TEXT[:1000]])


def palindromes(n):
    for k in range(n // 700):
        [w for w in WORDS if w == w[::-1]]


def list_of_chars_reversed(n):
    for k in range(n // 1000):
        chars = list(TEXT[:1000])
        chars.reverse()
        "".join(chars)


def string_building(n):
    for k in range(n // 500):
        out = []
        for i in range(500):
            out.append("<td>%s</td><td>%d</td>" % (i, i * 2))
        "".join(out)


def string_building_plus(n):
    for k in range(n // 500):
        s = ""
        for i in range(500):
            s += "item " + str(i) + ", "


def template_format(n):
    template = "Dear {name}, you owe {amount:.2f} since {date:>10}; {0!r} {1}"
    for k in range(n // 20):
        template.format(k, "x", name="Ann", amount=k * 1.5, date="today")


def fstring_table(n):
    for k in range(n // 100):
        for r in RECORDS[:100]:
            f"{r.key:<12}|{r.size:>6d}|{r.size / 7:8.3f}|{r.tags}"


def replace_many(n):
    for k in range(n // 2000):
        TEXT.replace("the", "THE").replace("fox", "wolf").replace(" ", "").count("o")


def find_all(n):
    for k in range(n // 100):
        start = 0
        while (start := TEXT.find("fox", start)) >= 0:
            start += 3


def startswith_tuple(n):
    for k in range(n // 700):
        [w for w in WORDS if w.startswith(("th", "qu", "ri"))]


def unicode_text(n):
    text = "Grüße aus Köln – naïve café “quoted” ελληνικά " * 5
    for k in range(n // 50):
        text.split()
        text.upper()
        text.encode("utf-8").decode("utf-8")


def repr_of_containers(n):
    data = {"a": [1, 2.5, "x"], "b": (None, True, {"k": b"v"})}
    for k in range(n // 10):
        repr(data)


def sort_strings(n):
    for k in range(n // 700):
        sorted(WORDS)


def sort_by_attribute(n):
    for k in range(n // 500):
        sorted(RECORDS, key=lambda r: r.size)
        sorted(RECORDS, key=operator.attrgetter("size"))


def sort_by_tuple_key(n):
    for k in range(n // 500):
        sorted(RECORDS, key=lambda r: (-r.size, r.key))


def sort_by_lt(n):
    for k in range(n // 500):
        sorted(RECORDS)


def sort_tuples(n):
    pairs = [(r.size, r.key) for r in RECORDS]
    for k in range(n // 500):
        sorted(pairs, reverse=True)


def sort_floats(n):
    data = [(i * 7919 % 1009) / 7 for i in range(1000)]
    for k in range(n // 1000):
        sorted(data)


def sort_items_by_value(n):
    counts = {w: i * 7919 % 101 for i, w in enumerate(WORDS)}
    for k in range(n // 500):
        sorted(counts.items(), key=lambda kv: kv[1], reverse=True)[:10]


def min_max_with_key(n):
    for k in range(n // 500):
        min(RECORDS, key=lambda r: r.size)
        max(WORDS, key=len)


def heap_of_tuples(n):
    for k in range(n // 500):
        heap = []
        for r in RECORDS:
            heapq.heappush(heap, (r.size, r.key))
        while heap:
            heapq.heappop(heap)


def heap_nlargest(n):
    data = [i * 7919 % 10007 for i in range(1000)]
    for k in range(n // 1000):
        heapq.nlargest(10, data)
        heapq.heapify(list(data))


def bisect_insort(n):
    for k in range(n // 500):
        data = []
        for i in range(500):
            bisect.insort(data, i * 7919 % 1009)
        for i in range(500):
            bisect.bisect_left(data, i)


def grid_dict_of_tuples(n):
    for k in range(n // 900):
        grid = {(x, y): 0 for x in range(30) for y in range(30)}
        for (x, y) in grid:
            grid[x, y] += x * y


def graph_bfs(n):
    graph = {i: [(i * 2) % 500, (i * 3 + 1) % 500, (i + 7) % 500] for i in range(500)}
    for k in range(n // 500):
        seen, queue = {0}, deque([0])
        while queue:
            for m in graph[queue.popleft()]:
                if m not in seen:
                    seen.add(m)
                    queue.append(m)


def sets_of_tuples(n):
    for k in range(n // 500):
        alive = {(i % 23, i // 23) for i in range(500)}
        len([1 for (x, y) in alive if (x + 1, y) in alive and (x, y - 1) in alive])


def set_algebra_large(n):
    a, b = set(range(0, 1000, 2)), set(range(0, 1000, 3))
    for k in range(n // 500):
        a & b, a | b, a - b, a ^ b, a <= b, a.isdisjoint(b)


def set_of_words_algebra(n):
    a, b = set(WORDS), set(WORDS[::2])
    for k in range(n // 500):
        a & b, a | b, a - b, a ^ b


def frozenset_keys(n):
    keys = [frozenset((i, i + 1, i * 2)) for i in range(50)]
    for k in range(n // 50):
        d = {}
        for key in keys:
            d[key] = d.get(key, 0) + 1
        frozenset(range(10)) in d


def dict_merge_and_invert(n):
    d = {w: i for i, w in enumerate(WORDS)}
    for k in range(n // 500):
        e = {**d, "extra": 1}
        f = {v: k for k, v in e.items()}
        e.update(a=1, b=2)
        f.copy()


def dict_delete_and_refill(n):
    for k in range(n // 300):
        d = dict.fromkeys(range(300), 0)
        for i in range(0, 300, 3):
            del d[i]
        for i in range(300, 400):
            d[i] = i
        list(d)


def dict_zip_and_sorted_items(n):
    for k in range(n // 200):
        d = dict(zip(WORDS[:200], range(200)))
        for key, value in sorted(d.items()):
            pass


def ordered_dict_lru(n):
    cache = OrderedDict()
    for i in range(n):
        k = i * 7919 & 127
        if k in cache:
            cache.move_to_end(k)
        else:
            cache[k] = i
            if len(cache) > 64:
                cache.popitem(last=False)


def chain_map(n):
    c = ChainMap({"a": 1}, {"b": 2}, {"c": 3})
    for i in range(n // 20):
        c["a"], c["b"], c["c"], "z" in c


def deque_rotate_window(n):
    window, total = deque(maxlen=10), 0
    for i in range(n):
        window.append(i)
        total += window[0] + window[-1]
    for i in range(n // 100):
        window.rotate(3)
        sum(window)


def matrix_transpose_zip(n):
    m = [[i * j for j in range(20)] for i in range(20)]
    for k in range(n // 400):
        [list(row) for row in zip(*m)]
        [sum(a * b for a, b in zip(row, col)) for row in m for col in m[:2]]


def slices_and_rotations(n):
    data = list(range(200))
    for k in range(n // 200):
        data[50:] + data[:50]
        data[::-1]
        data[::3]
        data[10:20] = data[30:40]
        tuple(data[1:-1])


def list_remove_insert_front(n):
    for k in range(n // 300):
        data = list(range(100))
        for i in range(100):
            data.insert(0, data.pop())
            data.remove(i)
            data.append(i)


def bytes_scan(n):
    data = bytes(range(256)) * 4
    for k in range(n // 1000):
        total = 0
        for b in data:
            total = (total * 31 + b) & 0xFFFFFFFF
        data.find(b"\xff\x00")
        data.replace(b"\x00", b"")


def bytearray_sieve(n):
    for k in range(n // 2000):
        sieve = bytearray([1]) * 2000
        for i in range(2, 45):
            if sieve[i]:
                sieve[i * i::i] = bytes(len(range(i * i, 2000, i)))
        sum(sieve)


def list_sieve(n):
    for k in range(n // 2000):
        sieve = [True] * 2000
        for i in range(2, 45):
            if sieve[i]:
                sieve[i * i::i] = [False] * len(range(i * i, 2000, i))
        [i for i, v in enumerate(sieve) if v]


def memoryview_slices(n):
    m = memoryview(bytearray(1000))
    for k in range(n // 50):
        m[10:20] = b"0123456789"
        bytes(m[5:50])
        m[3]
