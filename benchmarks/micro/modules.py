"""Modules of the library in the way programs use them."""
import argparse
import array
import asyncio
import base64
import collections
import contextlib
import copy
import csv
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import hashlib
import io
import itertools
import json
import logging
import math
import os
import pickle
import random
import re
import statistics
import string
import struct
import tempfile
import textwrap
import time
import typing
import zlib


@dataclasses.dataclass
class Point:
    x: int
    y: int
    tags: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(order=True, slots=True)
class Item:
    weight: int
    name: str = ""


class Colour(enum.Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


class Access(enum.Flag):
    READ = 1
    WRITE = 2


class Node:
    def __init__(self, value, children):
        self.value = value
        self.children = children


TREE = Node(1, [Node(i, [Node(j, []) for j in range(3)]) for i in range(5)])
DOCUMENT = {"users": [{"id": i, "name": f"user {i}", "email": f"u{i}@example.org", "score": i * 1.25, "active": i % 2 == 0,
                       "tags": ["a", "b", str(i)], "address": None} for i in range(20)]}
DOCUMENT_TEXT = json.dumps(DOCUMENT)
LOG = "".join(f"2024-01-{i % 28 + 1:02d} 12:{i % 60:02d}:00 {'ERROR' if i % 5 == 0 else 'INFO'} module{i % 7}: message number {i}\n"
              for i in range(200))


def dataclass_build_and_replace(n):
    for i in range(n // 20):
        p = Point(i, 2)
        dataclasses.replace(p, y=3)
        p == Point(i, 2)
        repr(p)


def dataclass_asdict(n):
    p = Point(1, 2, [1, 2, 3])
    for i in range(n // 50):
        dataclasses.asdict(p)
        dataclasses.astuple(p)


def dataclass_order(n):
    items = [Item(i * 7919 % 101, "n") for i in range(100)]
    for k in range(n // 500):
        sorted(items)
        max(items)


def enum_members(n):
    for i in range(n // 10):
        Colour(i % 3 + 1)
        Colour["RED"].value
        Colour.GREEN is Colour.BLUE
        Colour.RED.name


def enum_flags_and_iteration(n):
    for i in range(n // 100):
        Access.READ | Access.WRITE
        Access.READ in Access.READ | Access.WRITE
        list(Colour)


def deepcopy_document(n):
    for i in range(n // 10000):
        copy.deepcopy(DOCUMENT)


def deepcopy_objects(n):
    for i in range(n // 1000):
        copy.deepcopy(TREE)
        copy.copy(TREE)


def pickle_document(n):
    for i in range(n // 2000):
        pickle.loads(pickle.dumps(DOCUMENT))


def pickle_objects(n):
    for i in range(n // 1000):
        pickle.loads(pickle.dumps(TREE))


def pickle_numbers(n):
    data = list(range(500)) + [i * 0.5 for i in range(100)]
    for i in range(n // 2000):
        pickle.loads(pickle.dumps(data))


def json_dump_document(n):
    for i in range(n // 2000):
        json.dumps(DOCUMENT)


def json_dump_indented(n):
    for i in range(n // 5000):
        json.dumps(DOCUMENT, indent=2, sort_keys=True)


def json_load_document(n):
    for i in range(n // 2000):
        json.loads(DOCUMENT_TEXT)


def csv_read(n):
    lines = [f'{i},"name, {i}",{i * 1.5},x\r\n' for i in range(100)]
    for k in range(n // 500):
        for row in csv.reader(lines):
            pass
        for row in csv.DictReader(lines[:20], ("a", "b", "c", "d")):
            pass


def csv_write(n):
    for k in range(n // 500):
        writer = csv.writer(io.StringIO())
        for i in range(100):
            writer.writerow((i, "name, quoted", 2.5, None))


def log_disabled_and_enabled(n):
    logger = logging.getLogger("micro")
    logger.propagate = False
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    for i in range(n // 200):
        logger.debug("not shown %d", i)
        logger.info("shown %s %d", "x", i)


def asyncio_tasks(n):
    async def work(k):
        await asyncio.sleep(0)
        return k

    async def main():
        for k in range(n // 2000):
            await asyncio.gather(*(work(i) for i in range(20)))

    asyncio.run(main())


def asyncio_queue(n):
    async def producer(queue):
        for i in range(n // 200):
            await queue.put(i)
        await queue.put(None)

    async def main():
        queue = asyncio.Queue(10)
        task = asyncio.create_task(producer(queue))
        while await queue.get() is not None:
            pass
        await task

    asyncio.run(main())


def await_coroutines(n):
    async def leaf(i):
        return i

    async def main():
        total = 0
        for i in range(n // 10):
            total += await leaf(i)
        return total

    with contextlib.suppress(StopIteration):
        main().send(None)


def hash_digests(n):
    data = b"0123456789abcdef" * 16
    for i in range(n // 50):
        hashlib.sha256(data).hexdigest()
        hashlib.md5(data).digest()


def crc_and_base64(n):
    data = bytes(range(256))
    for i in range(n // 50):
        zlib.crc32(data)
        base64.b64decode(base64.b64encode(data))
        data.hex()


def random_calls(n):
    r = random.Random(7)
    data = list(range(50))
    for i in range(n // 50):
        r.randint(1, 100)
        r.choice(data)
        r.uniform(0, 1)
        r.gauss(0, 1)
    for i in range(n // 2000):
        r.shuffle(data)
        r.sample(data, 5)


def re_log_lines(n):
    pattern = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\S+) (ERROR|INFO) (\w+): (.*)")
    lines = LOG.splitlines()
    for k in range(n // 2000):
        for line in lines:
            m = pattern.match(line)
            m.group(5) == "ERROR" and m.groups()


def re_finditer_named(n):
    pattern = re.compile(r"(?P<level>ERROR|INFO)\s+(?P<module>\w+)")
    for k in range(n // 2000):
        for m in pattern.finditer(LOG):
            m["module"], m.start()


def re_tokenizer(n):
    pattern = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Za-z_]\w*)|(.))")
    source = "x1 = 3.14 * (alpha + beta_2) - 42 / gamma ** 2"
    for k in range(n // 500):
        pattern.findall(source)
        [m.lastindex for m in pattern.finditer(source)]


def re_sub_function(n):
    pattern = re.compile(r"\b(\w)(\w*)")
    text = "the quick brown fox jumps over the lazy dog"
    for k in range(n // 500):
        pattern.sub(lambda m: m.group(1).upper() + m.group(2), text)
        pattern.sub(r"\2\1ay", text)


def re_split_and_scan(n):
    for k in range(n // 2000):
        re.split(r"[\s:,]+", LOG)
        re.findall(r"[a-z]+\d", LOG)


def text_wrap(n):
    text = "the quick brown fox jumps over the lazy dog " * 5
    for k in range(n // 1000):
        textwrap.wrap(text, 40)
        textwrap.dedent("    a\n      b\n    c\n")


def string_template(n):
    t = string.Template("$who likes ${what} for $$5")
    for i in range(n // 100):
        t.substitute(who="tim", what="kung pao")


def itertools_combinations(n):
    data = list(range(12))
    for k in range(n // 1000):
        sum(a * b for a, b in itertools.combinations(data, 2))
        [sum(c) for c in itertools.combinations(data, 3)]


def itertools_pipeline(n):
    for k in range(n // 500):
        list(itertools.takewhile(lambda x: x < 200, itertools.accumulate(range(100))))
        list(itertools.starmap(max, zip(range(100), itertools.cycle((20, 40)))))
        list(itertools.compress(range(100), itertools.repeat(1)))
        dict(itertools.zip_longest(range(50), range(40)))


def itertools_groupby_key(n):
    data = sorted(range(200), key=lambda v: v % 7)
    for k in range(n // 500):
        {key: list(group) for key, group in itertools.groupby(data, key=lambda v: v % 7)}


def lru_cache_recursive(n):
    for k in range(n // 1000):
        @functools.lru_cache(maxsize=128)
        def fib(i):
            return i if i < 2 else fib(i - 1) + fib(i - 2)
        fib(60)
        fib.cache_info()


def cached_and_singledispatch(n):
    class Thing:
        @functools.cached_property
        def area(self):
            return 42

    @functools.singledispatch
    def show(v):
        return "object"

    @show.register(int)
    def _(v):
        return "int"
    for i in range(n // 50):
        t = Thing()
        t.area, t.area, show(i), show("x")


def context_managers(n):
    @contextlib.contextmanager
    def tag(name):
        yield name
    for i in range(n // 20):
        with tag("b"), contextlib.suppress(KeyError):
            {}["missing"]


def file_write_read_lines(n):
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "lines.txt")
        for k in range(n // 5000):
            with open(path, "w") as f:
                for i in range(500):
                    f.write(f"line number {i}\n")
            with open(path) as f:
                total = 0
                for line in f:
                    total += len(line.strip())


def file_binary(n):
    data = bytes(range(256)) * 40
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "data.bin")
        for k in range(n // 2000):
            with open(path, "wb") as f:
                f.write(data)
            with open(path, "rb") as f:
                while f.read(1000):
                    pass


def string_io_lines(n):
    for k in range(n // 1000):
        f = io.StringIO(LOG)
        for line in f:
            pass
        out = io.BytesIO()
        for i in range(100):
            out.write(b"abc")
        out.getvalue()


def print_to_string_io(n):
    out = io.StringIO()
    for i in range(n // 20):
        print("row", i, 2.5, sep=",", file=out)


def path_operations(n):
    for i in range(n // 50):
        os.path.join("/usr", "lib", "python")
        os.path.splitext("archive.tar.gz")
        os.path.basename("/a/b/c.txt")
        os.path.normpath("/a/./b/../c")


def struct_records(n):
    s = struct.Struct("<IHHd8s")
    for i in range(n // 10):
        s.unpack(s.pack(i, 2, 3, 2.5, b"abcdefgh"))
    data = struct.pack("<100I", *range(100))
    for i in range(n // 200):
        struct.unpack("<100I", data)
        list(struct.iter_unpack("<II", data))


def array_of_doubles(n):
    a = array.array("d", range(100))
    for k in range(n // 200):
        for i in range(100):
            a[i] = a[i] * 0.5 + 1.0
        sum(a)


def datetime_arithmetic(n):
    start = datetime.datetime(2024, 1, 1)
    step = datetime.timedelta(hours=5)
    for i in range(n // 100):
        t = start + step * i
        t.isoformat(), t.weekday(), t > start
        (t - start).total_seconds()


def datetime_format_parse(n):
    for i in range(n // 1000):
        t = datetime.datetime.strptime("2024-02-03 04:05:06", "%Y-%m-%d %H:%M:%S")
        t.strftime("%d %b %Y")


def decimal_arithmetic(n):
    d = decimal.Decimal("1.1")
    for i in range(n // 200):
        d * 3 + decimal.Decimal(i) / 7


def fraction_arithmetic(n):
    f = fractions.Fraction(1, 3)
    for i in range(n // 200):
        f * 2 + fractions.Fraction(i, 7)


def statistics_of_floats(n):
    data = [i * 0.37 % 5 for i in range(50)]
    for i in range(n // 2000):
        statistics.mean(data), statistics.median(data), statistics.stdev(data)


def arguments_parse(n):
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("-v", action="store_true")
    parser.add_argument("names", nargs="*")
    for i in range(n // 2000):
        parser.parse_args(["--count", "3", "-v", "a", "b"])


def namedtuple_records(n):
    row = collections.namedtuple("Row", "a b c")

    class Typed(typing.NamedTuple):
        name: str
        size: int = 0
    for i in range(n // 20):
        r = row(i, 2, 3)
        r._replace(b=5)._asdict()
        a, b, c = r
        Typed("x", i).size


def clock_reads(n):
    for i in range(n // 10):
        time.perf_counter()
        time.time()


def math_vectors(n):
    a, b = [i * 0.5 for i in range(50)], [i * 0.25 for i in range(50)]
    for i in range(n // 100):
        math.fsum(a), math.dist(a, b), math.sumprod(a, b), math.prod(a[1:9]), math.hypot(3.0, 4.0)
