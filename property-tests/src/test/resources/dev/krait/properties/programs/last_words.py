"""`__del__` is called once for every instance: when it has been dropped and the garbage is collected, or when the interpreter ends."""
import atexit
import gc


class Speaker:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("last word of", self.name)
        if self.name == "returner":
            back.append(self)
        elif self.name == "holder":
            self.held.name = "held, after its holder"


class Plain:
    pass


class Counted:
    gone = 0

    def __del__(self):
        Counted.gone += 1


class Made:
    whole = 0

    def __init__(self, number):
        self.number = number

    def __del__(self):
        Made.whole += hasattr(self, "number") or 1000


def dropped():
    Speaker("dropped")


def cycle():
    cycle = Plain()
    cycle.speaker = Speaker("in a cycle")
    cycle.speaker.cycle = cycle


def held():
    holder = Speaker("holder")
    holder.held = Plain()


def returned():
    Speaker("returner")


def many():
    for i in range(300):
        first.other = Counted()
        made = Made(i)
        first.made = Made(made.number)
    del first.other, first.made


back = []
first, second, _third = Speaker("first"), Speaker("second"), Speaker("third")
atexit.register(print, "exit functions come before")
kept = [Speaker("kept in a list")]
for drop in dropped, cycle, held, returned, many:
    drop()
    gc.collect()
print(back[0].name, gc.is_finalized(back[0]), gc.is_finalized(first))
print(Counted.gone, Made.whole)
print("end")
