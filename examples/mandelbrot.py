"""The Mandelbrot set on a square grid: prints a small picture and the number of points that did not escape."""
import sys

LIMIT = 50


def escapes(cr, ci):
    zr = zi = 0.0
    for i in range(LIMIT):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return i
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return LIMIT


def rows(size):
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        yield [escapes(2.0 * x / size - 1.5, ci) for x in range(size)]


def main(size):
    inside = 0
    steps = 0
    for y, row in enumerate(rows(size)):
        for n in row:
            steps += n
            if n == LIMIT:
                inside += 1
        if y % max(1, size // 20) == 0:
            print("".join(" .:-=+*#%@"[n * 9 // LIMIT] for n in row[::max(1, size // 40)]))
    print("inside", inside, "steps", steps)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
