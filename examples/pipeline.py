"""Generators feeding generators: numbers are sieved, grouped, folded, and words are counted on the way."""
import sys
from collections import defaultdict


def numbers(limit):
    state = 42
    for _ in range(limit):
        state = (state * 69069 + 1) & 0xFFFFFFFF
        yield state >> 8


def keep(source, predicate):
    for item in source:
        if predicate(item):
            yield item


def digits(source):
    for number in source:
        while number:
            number, digit = divmod(number, 10)
            yield digit


def windows(source, width):
    window = []
    for item in source:
        window.append(item)
        if len(window) == width:
            yield tuple(window)
            del window[0]


def batches(source, size):
    batch = []
    for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def flatten(nested):
    for item in nested:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def running_mean():
    total = count = 0
    mean = None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


def main(limit):
    odd = keep(numbers(limit), lambda n: n % 2 == 1)
    counts = defaultdict(int)
    mean = running_mean()
    next(mean)
    last = 0.0
    seen = 0
    for batch in batches(flatten(windows(digits(odd), 3)), 64):
        seen += len(batch)
        last = mean.send(sum(batch))
        counts["".join(map(str, batch[:2]))] += 1
    top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
    print("digits", seen, f"mean {last:.6f}", *(f"{word}:{n}" for word, n in top))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 900_000)
