"""Objects whose `__dict__` is asked for, or replaced, or whose class changes, while other threads read and write their attributes."""
import threading


class Few:
    def __init__(self):
        self.a = self.b = 0
        self.stop = False


class Many(Few):
    def __init__(self):
        for i in range(30):
            setattr(self, f"early{i}", i)
        super().__init__()
        self.last = "last"


class Other(Many):
    pass


wrong = []


def write(o, turns):
    for i in range(turns):
        o.a = i
        o.b = o.a + 1
        o.last = "last"
        if type(o.b) is not int or type(o.a) is not int or o.last != "last":
            wrong.append((o.a, o.b, o.last))


def write_till_stopped(o):
    while not o.stop:
        o.a += 1
        o.last = "last"
        if type(o.a) is not int or o.last != "last":
            wrong.append((o.a, o.last))


def over(action):
    for _ in range(150):
        objects = [Few() if i % 3 else Many() for i in range(8)]
        for o in objects:
            o.last = "last"
        started = threading.Barrier(3)

        def writer():
            started.wait()
            for o in objects:
                write(o, 10)

        def changer():
            started.wait()
            for o in objects:
                action(o)

        threads = [threading.Thread(target=writer), threading.Thread(target=writer), threading.Thread(target=changer)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for o in objects:
            if vars(o)["last"] != "last" or (isinstance(o, Many) and [getattr(o, f"early{i}") for i in range(30)] != list(range(30))):
                wrong.append(vars(o))


def change_class(o):
    if type(o) is Many:
        o.__class__ = Other


def replace_dict(o):
    o.__dict__ = dict(vars(o))


def generalise(o):
    o.a = o.a
    o.stop = 1.5
    o.stop = None


def write_as_compiled():
    o = Many()
    o.stop = True
    for _ in range(3000):
        write(o, 1)
        write_till_stopped(o)


write_as_compiled()
for action in vars, change_class, replace_dict, generalise, repr:
    over(action)
    print(action.__name__, wrong)

for make in Few, Many:
    o = make()
    o.last = "last"
    thread = threading.Thread(target=write_till_stopped, args=(o,))
    thread.start()
    before = o.a
    while o.a == before:
        pass
    before = vars(o)["a"]
    while o.a == before:
        pass
    o.stop = True
    thread.join(60)
    print(thread.is_alive(), wrong)
