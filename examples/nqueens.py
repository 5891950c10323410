"""All ways to set n queens so that none attacks another: once by permutations, once by sets of bits."""
import sys


def permutations(items):
    pool = list(items)
    n = len(pool)
    indices = list(range(n))
    cycles = list(range(n, 0, -1))
    yield tuple(pool)
    while True:
        for i in reversed(range(n)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple(pool[k] for k in indices)
                break
        else:
            return


def by_permutations(n):
    columns = range(n)
    for rows in permutations(columns):
        if len({rows[c] + c for c in columns}) == n == len({rows[c] - c for c in columns}):
            yield rows


def by_bits(n, columns=0, up=0, down=0):
    full = (1 << n) - 1
    if columns == full:
        return 1
    found = 0
    free = full & ~(columns | up | down)
    while free:
        bit = free & -free
        free ^= bit
        found += by_bits(n, columns | bit, (up | bit) << 1, (down | bit) >> 1)
    return found


def main(n):
    solutions = list(by_permutations(n - 1))
    print(n - 1, len(solutions), solutions[0], solutions[-1])
    print(n + 3, by_bits(n + 3))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
