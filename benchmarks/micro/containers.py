"""Operations of lists, tuples, dicts, sets, and the containers of collections."""
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple


def list_append_pop(n):
    a = []
    for i in range(n):
        a.append(i)
    for i in range(n):
        a.pop()


def list_index_get_set(n):
    a = list(range(10))
    for i in range(n):
        a[3] = a[4] + a[-1]


def list_insert_del(n):
    a = list(range(20))
    for i in range(n):
        a.insert(5, i)
        del a[7]


def list_slices(n):
    a = list(range(20))
    for i in range(n):
        a[2:10]
        a[:]
        a[::-1]


def list_slice_assignment(n):
    a = list(range(20))
    for i in range(n):
        a[2:6] = [1, 2, 3, 4]


def list_extend_concat(n):
    b = [1, 2, 3]
    for i in range(n):
        a = [0]
        a.extend(b)
        a += b
        a = a + b


def list_contains_index(n):
    a = list(range(20))
    for i in range(n):
        15 in a
        a.index(12)


def list_sort_key(n):
    data = [str((i * 7919) % 1009) for i in range(500)]
    for i in range(n // 1000):
        data.copy().sort(key=len)


def list_compare(n):
    a, b = list(range(10)), list(range(10))
    for i in range(n):
        a == b
        a < b


def list_comprehension(n):
    for i in range(n // 100):
        [k * 2 for k in range(100) if k & 1]


def list_multiply(n):
    for i in range(n):
        [0] * 10


def tuple_build_unpack(n):
    for i in range(n):
        t = (i, i, i)
        a, b, c = t


def tuple_compare_hash(n):
    s, t = (1, 2, "a"), (1, 2, "b")
    for i in range(n):
        s < t
        s == t
        hash(s)


def swap_and_star(n):
    a, b = 1, 2
    for i in range(n):
        a, b = b, a
        first, *rest = (a, b, i)


def dict_get_set_str(n):
    d = {"a": 1, "b": 2}
    for i in range(n):
        d["a"] = d["b"]
        d.get("c", 0)
        "a" in d


def dict_get_set_int(n):
    d = {}
    for i in range(n):
        k = i & 1023
        d[k] = d.get(k, 0) + 1


def dict_tuple_keys(n):
    d = {}
    for i in range(n):
        k = (i & 15, i & 7)
        d[k] = d.get(k, 0) + 1


def dict_setdefault_pop(n):
    d = {}
    for i in range(n):
        d.setdefault("k", i)
        d.pop("k")


def dict_iterate(n):
    d = {k: k for k in range(50)}
    for i in range(n // 50):
        for k in d:
            pass
        for k, v in d.items():
            pass
        for v in d.values():
            pass


def dict_update_copy(n):
    d = {k: k for k in range(10)}
    for i in range(n // 4):
        e = dict(d)
        e.update(d)
        e | d


def dict_build(n):
    for i in range(n):
        {"a": i, "b": 2}


def dict_comprehension(n):
    for i in range(n // 50):
        {k: k for k in range(50)}


def dict_object_keys(n):
    class K:
        pass
    keys = [K() for i in range(16)]
    d = {k: 0 for k in keys}
    for i in range(n):
        d[keys[i & 15]] += 1


def defaultdict_counter(n):
    d = defaultdict(int)
    for i in range(n):
        d[i & 31] += 1
    for i in range(n // 100):
        Counter("abracadabra")


def defaultdict_of_lists(n):
    d = defaultdict(list)
    for i in range(n):
        d[i & 255].append(i)


def set_add_contains(n):
    s = set()
    for i in range(n):
        s.add(i & 255)
        i in s


def set_algebra(n):
    a, b = set(range(10)), set(range(5, 15))
    for i in range(n // 4):
        a & b
        a | b
        a - b


def set_comprehension(n):
    for i in range(n // 50):
        {k & 31 for k in range(50)}


def set_of_str(n):
    words = ["alpha", "beta", "gamma", "delta"]
    s = set(words)
    for i in range(n):
        "gamma" in s
        "omega" in s


def deque_ends(n):
    d = deque()
    for i in range(n):
        d.append(i)
        d.appendleft(i)
        d.pop()
        d.popleft()


def namedtuple_fields(n):
    P = namedtuple("P", "x y")
    p = P(1, 2)
    for i in range(n):
        p.x + p.y
        P(i, i)


def ordered_dict(n):
    d = OrderedDict()
    for i in range(n):
        d[i & 63] = i
        d.move_to_end(i & 63)


def bytes_index(n):
    b = bytes(range(256))
    total = 0
    for i in range(n):
        total += b[i & 255]
    return total


def bytearray_index(n):
    b = bytearray(256)
    for i in range(n):
        b[i & 255] = i & 255


def bytes_iterate_slice(n):
    b = bytes(range(100))
    for i in range(n // 100):
        for c in b:
            pass
        b[10:20]


def nested_lists(n):
    m = [[0] * 10 for i in range(10)]
    for i in range(n):
        m[i % 10][3] += 1
