"""The planets of the outer solar system, moved by symplectic integration; prints the energy before and after."""
import sys
from math import pi, sqrt

SOLAR_MASS = 4 * pi * pi
DAYS = 365.24


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx * DAYS, vy * DAYS, vz * DAYS
        self.mass = mass * SOLAR_MASS


def solar_system():
    sun = Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
    jupiter = Body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
                   0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609)
    saturn = Body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
                  -0.00276742510726411899, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812)
    uranus = Body(12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
                  0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298)
    neptune = Body(15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
                   0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451)
    return [sun, jupiter, saturn, uranus, neptune]


def centre_momentum(bodies):
    px = py = pz = 0.0
    for body in bodies:
        px += body.vx * body.mass
        py += body.vy * body.mass
        pz += body.vz * body.mass
    sun = bodies[0]
    sun.vx, sun.vy, sun.vz = -px / SOLAR_MASS, -py / SOLAR_MASS, -pz / SOLAR_MASS


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for b in bodies[i + 1:]:
            dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
            total -= a.mass * b.mass / sqrt(dx * dx + dy * dy + dz * dz)
    return total


def advance(bodies, pairs, dt):
    for a, b in pairs:
        dx = a.x - b.x
        dy = a.y - b.y
        dz = a.z - b.z
        square = dx * dx + dy * dy + dz * dz
        pull = dt / (square * sqrt(square))
        to_a = b.mass * pull
        to_b = a.mass * pull
        a.vx -= dx * to_a
        a.vy -= dy * to_a
        a.vz -= dz * to_a
        b.vx += dx * to_b
        b.vy += dy * to_b
        b.vz += dz * to_b
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def main(steps):
    bodies = solar_system()
    centre_momentum(bodies)
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    print(f"{energy(bodies):.9f}")
    for _ in range(steps):
        advance(bodies, pairs, 0.01)
    print(f"{energy(bodies):.9f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 800_000)
