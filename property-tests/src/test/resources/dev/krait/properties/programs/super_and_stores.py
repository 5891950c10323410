"""Methods of base classes by super(), and base classes that store what each subclass keeps elsewhere: hot, and then everything changes that was taken for granted."""
import threading


class Shape:
    def __init__(self, name, size):
        self.name = name
        self.size = size
        self.weight = size * 2

    def area(self):
        return self.size

    def describe(self):
        return self.name, self.area()


class Square(Shape):
    def __init__(self, size):
        super().__init__("square", size)

    def area(self):
        return super().area() * self.size


class Box(Square):
    def __init__(self, size, depth):
        self.depth = depth
        super().__init__(size)

    def area(self):
        return super().area() * self.depth


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius
        self.label = "c"
        super().__init__("circle", radius * 1.5)

    def area(self):
        return int(super().area()) + 1


class Loud:
    def area(self):
        return -super().area()


class LoudCircle(Loud, Circle):
    pass


class LoudBox(Loud, Box):
    def __init__(self, size, depth):
        self.loud = True
        super().__init__(size, depth)


def make(i):
    return (Square(i), Box(i, 2), Circle(i), LoudCircle(i), LoudBox(i, 3))


def run(n):
    total, names = 0, set()
    for i in range(n):
        for shape in make(i % 50):
            name, area = shape.describe()
            total += area
            names.add(name)
            total += int(shape.weight)
    return total, sorted(names)


def show(title, n=150):
    try:
        print(title, run(n))
    except Exception as e:
        print(title, type(e).__name__, e)


show("warm", 1500)

# a method that super() finds changes, appears on the way, and goes again
area = Shape.area
Shape.area = lambda self: self.size + 1
show("replaced")
Shape.area = area
Square.describe = lambda self: (self.name, super(Square, self).area())
show("overridden")
del Square.describe
show("deleted")
Loud.__init__ = lambda self, *args: super(Loud, self).__init__(*args)
show("between")
del Loud.__init__

# the search takes another way
LoudCircle.__bases__ = (Circle,)
show("other bases")
LoudCircle.__bases__ = (Loud, Circle)
show("and back")

# the object is not one
for wrong in (3, Shape("s", 1)):
    try:
        print(Square.area(wrong))
    except Exception as e:
        print(type(e).__name__, e)

# the class's cell is not what it was
cell = Square.area.__closure__[0]
cell.cell_contents = Box
show("other cell")
del cell.cell_contents
show("empty cell")
cell.cell_contents = Square
show("cell restored")

# super is something else
builtin = super
other = Square(7)
calls = []


def super(*args):
    calls.append(len(args))
    return builtin(Square, other)


show("own super", 20)
print(len(calls), set(calls))
del super
show("built-in super")


# attributes that change their kind, do not fit, are intercepted
class Base:
    def __init__(self, value):
        self.value = value
        self.count = 0

    def bump(self, by):
        self.count += by
        self.value = by


class A(Base):
    pass


class B(Base):
    def __init__(self, value):
        self.first = value
        super().__init__(value)


class C(B):
    def __init__(self, value):
        self.ahead = self.behind = 1.5
        super().__init__(value)


class D(Base):
    extra = 1

    def __init__(self, value):
        self.a = self.b = self.c = self.d = self.e = self.f = "far"
        super().__init__(value)


CLASSES = [A, B, C, D]


def stores(n, by):
    out = []
    for cls in CLASSES:
        o = cls(by)
        for i in range(n):
            o.bump(by)
        out.append((cls.__name__, o.value, o.count, sorted(vars(o))))
    return out


for _ in range(60):
    stores(20, 3)
print(stores(300, 3))
for by in (2**62, 2.5, True, 10**30):
    print(stores(5, by))
try:
    stores(3, "text")
except TypeError as e:
    print(e)
print(stores(50, 4))


class Slotted(Base):
    __slots__ = ("value", "count")


CLASSES.append(Slotted)
try:
    print(stores(3, 5))
except TypeError as e:
    print(e)
CLASSES.pop()

seen = []
C.value = property(lambda self: -1, lambda self, v: seen.append(v))
print(stores(4, 6), len(seen))
del C.value
D.__setattr__ = lambda self, name, v: (seen.append(name), object.__setattr__(self, name, v))[1]
print(stores(4, 7), len(seen))
del D.__setattr__
o = B(1)
for i in range(400):
    o.bump(1)
o.__class__ = A
o.bump(5)
o.__dict__["count"] = "c"
try:
    o.bump(1)
except TypeError as e:
    print(e, sorted(vars(o).items()))

# other threads see whole objects
problems = []


def look(shared, end):
    while not end.is_set():
        for o in list(shared):
            if o.count != 0 or o.value != 9:
                problems.append(vars(o))


shared, end = [], threading.Event()
thread = threading.Thread(target=look, args=(shared, end))
thread.start()
for i in range(400):
    shared[:] = [cls(9) for cls in CLASSES]
end.set()
thread.join()
print(problems)
