"""A ray tracer: spheres over a chequered plane, one lamp, shadows and mirrors; prints the picture and a checksum."""
import sys
from math import sqrt

EPSILON = 1e-6


class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y, self.z - o.z)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k, self.z * k)

    def dot(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def unit(self):
        return self * (1.0 / sqrt(self.dot(self)))

    def reflected(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, colour, mirror):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.mirror = mirror

    def hit(self, origin, direction):
        to = self.centre - origin
        along = to.dot(direction)
        rest = self.radius * self.radius - (to.dot(to) - along * along)
        if rest < 0.0:
            return None
        distance = along - sqrt(rest)
        return distance if distance > EPSILON else None

    def normal(self, point):
        return (point - self.centre).unit()

    def colour_at(self, point):
        return self.colour


class Plane:
    mirror = 0.1

    def __init__(self, point, normal):
        self.point = point
        self.up = normal.unit()

    def hit(self, origin, direction):
        slope = direction.dot(self.up)
        if abs(slope) < EPSILON:
            return None
        distance = (self.point - origin).dot(self.up) / slope
        return distance if distance > EPSILON else None

    def normal(self, point):
        return self.up

    def colour_at(self, point):
        return 0.9 if (int(point.x // 1) + int(point.z // 1)) % 2 == 0 else 0.3


class Scene:
    def __init__(self):
        self.things = []
        self.lamp = Vec(-6.0, 10.0, -6.0)
        self.rays = 0

    def nearest(self, origin, direction):
        best = None
        best_distance = float("inf")
        for thing in self.things:
            distance = thing.hit(origin, direction)
            if distance is not None and distance < best_distance:
                best, best_distance = thing, distance
        return best, best_distance

    def lit(self, point):
        to_lamp = (self.lamp - point).unit()
        thing, _ = self.nearest(point + to_lamp * 1e-4, to_lamp)
        return thing is None, to_lamp

    def trace(self, origin, direction, depth=0):
        self.rays += 1
        thing, distance = self.nearest(origin, direction)
        if thing is None:
            return 0.2 + 0.5 * max(direction.y, 0.0)
        point = origin + direction * distance
        normal = thing.normal(point)
        visible, to_lamp = self.lit(point)
        light = 0.15
        if visible:
            light += 0.85 * max(normal.dot(to_lamp), 0.0)
        value = thing.colour_at(point) * light
        if thing.mirror > 0.0 and depth < 4:
            back = self.trace(point + normal * 1e-4, direction.reflected(normal).unit(), depth + 1)
            value = value * (1.0 - thing.mirror) + back * thing.mirror
        return value


def main(size):
    scene = Scene()
    scene.things.append(Plane(Vec(0.0, -1.0, 0.0), Vec(0.0, 1.0, 0.0)))
    for i in range(6):
        scene.things.append(Sphere(Vec(i * 1.4 - 3.5, -0.3 + 0.25 * (i % 3), 4.0 + 0.7 * (i % 2)), 0.7, 0.4 + 0.1 * i, 0.35))
    eye = Vec(0.0, 0.6, -3.0)
    total = 0.0
    for y in range(size // 2):
        line = []
        for x in range(size):
            direction = Vec(2.0 * x / size - 1.0, 0.5 - 2.0 * y / size, 1.6).unit()
            value = scene.trace(eye, direction)
            total += value
            line.append(" .:-=+*#%@"[min(9, int(value * 10))])
        if y % max(1, size // 40) == 0:
            print("".join(line[::max(1, size // 60)]))
    print(f"rays {scene.rays} brightness {total:.6f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 560)
