"""The chaos game over a B-spline: random points, thrown into a curve's transformations, make a fractal picture."""
import sys


class Random:
    """A small generator of our own, so that every Python gives the same picture."""

    def __init__(self, seed):
        self.state = seed

    def random(self):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state / 2147483648

    def below(self, n):
        return int(self.random() * n)


class Vector:
    def __init__(self, x=0.0, y=0.0, z=0.0):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def magnitude(self):
        return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** 0.5

    def mixed(self, other, weight):
        rest = 1.0 - weight
        return Vector(self.x * weight + other.x * rest, self.y * weight + other.y * rest, self.z * weight + other.z * rest)


class Spline:
    """A B-spline of a degree over points and knots."""

    def __init__(self, points, degree=3, knots=None):
        self.points = points
        self.degree = degree
        self.knots = knots if knots is not None else self.uniform_knots()

    def uniform_knots(self):
        inner = len(self.points) - self.degree
        return [0] * self.degree + list(range(inner + 1)) + [inner] * self.degree

    def domain(self):
        return self.knots[self.degree], self.knots[len(self.knots) - self.degree - 1]

    def __call__(self, u):
        knots, degree = self.knots, self.degree
        span = degree
        last = len(knots) - degree - 2
        while span < last and knots[span + 1] <= u:
            span += 1
        work = [self.points[span - degree + i] for i in range(degree + 1)]
        for r in range(1, degree + 1):
            for i in range(degree, r - 1, -1):
                left = knots[span - degree + i]
                right = knots[span + 1 + i - r]
                weight = (u - left) / (right - left)
                work[i] = work[i].mixed(work[i - 1], weight)
        return work[degree]


class Game:
    def __init__(self, splines, thickness, random):
        self.splines = splines
        self.thickness = thickness
        self.random = random
        corners = [spline(u) for spline in splines for u in self.samples(spline, 50)]
        self.low_x = min(p.x for p in corners)
        self.high_x = max(p.x for p in corners)
        self.low_y = min(p.y for p in corners)
        self.high_y = max(p.y for p in corners)
        self.lengths = [self.length(spline) for spline in splines]
        self.total = sum(self.lengths)

    @staticmethod
    def samples(spline, n):
        low, high = spline.domain()
        return [low + (high - low) * i / n for i in range(n)]

    def length(self, spline):
        points = [spline(u) for u in self.samples(spline, 100)]
        return sum((b - a).magnitude() for a, b in zip(points, points[1:]))

    def choose(self):
        at = self.random.random() * self.total
        for spline, length in zip(self.splines, self.lengths):
            if at < length:
                return spline, at / length
            at -= length
        return self.splines[-1], 0.5

    def transform(self, point):
        x = (point.x - self.low_x) / (self.high_x - self.low_x)
        y = (point.y - self.low_y) / (self.high_y - self.low_y)
        spline, at = self.choose()
        low, high = spline.domain()
        at = low + (high - low) * ((at + x) % 1.0) * 0.999
        base = spline(at)
        step = 1 / 50000
        if at + step < high:
            ahead = spline(at + step)
            derivative = ahead - base
        else:
            behind = spline(at - step)
            derivative = base - behind
        size = derivative.magnitude()
        if size != 0:
            base.x += derivative.y / size * (y - 0.5) * self.thickness
            base.y += -derivative.x / size * (y - 0.5) * self.thickness
        base.x = min(max(base.x, self.low_x), self.high_x)
        base.y = min(max(base.y, self.low_y), self.high_y)
        return base

    def picture(self, width, height, iterations):
        image = [[1] * height for _ in range(width)]
        point = Vector((self.high_x + self.low_x) / 2, (self.high_y + self.low_y) / 2)
        for _ in range(iterations):
            point = self.transform(point)
            x = int((point.x - self.low_x) / (self.high_x - self.low_x) * (width - 1))
            y = int((point.y - self.low_y) / (self.high_y - self.low_y) * (height - 1))
            image[x][height - 1 - y] = 0
        return image


def main(iterations):
    curves = [
        Spline([Vector(1.6, 0.3), Vector(1.7, 1.8), Vector(0.3, 0.8), Vector(2.1, 2.9), Vector(1.1, 3.2), Vector(2.4, 1.4)]),
        Spline([Vector(2.8, 1.0), Vector(2.5, 2.2), Vector(1.9, 1.3), Vector(2.9, 2.6)], 2),
        Spline([Vector(0.9, 2.4), Vector(1.8, 0.7), Vector(2.6, 2.5), Vector(0.6, 1.9), Vector(1.3, 1.1)]),
    ]
    game = Game(curves, 0.25, Random(1234))
    image = game.picture(64, 32, iterations)
    for y in range(0, 32, 2):
        print("".join("#" if image[x][y] == 0 else "." for x in range(64)))
    print("dark", sum(row.count(0) for row in image))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 350_000)
