"""The spectral norm of an infinite matrix, by the power method."""
import sys
from math import sqrt


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j, x in enumerate(vector):
            total += entry(i, j) * x
        result.append(total)
    return result


def times_transposed(vector):
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j, x in enumerate(vector):
            total += entry(j, i) * x
        result.append(total)
    return result


def main(n):
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = sum(a * b for a, b in zip(u, v))
    vv = sum(b * b for b in v)
    print(f"{sqrt(uv / vv):.9f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 750)
