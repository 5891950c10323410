"""Callbacks and finalisers reach a program that does nothing but go round a loop, without a call in it."""
import gc
import sys
import weakref


class Thing:
    pass


class Last:
    def __del__(self):
        said.append("last word")


seen = []
said = []


def drop():
    global reference
    thing = Thing()
    reference = weakref.ref(thing, lambda r: seen.append(r))
    Last()


def turn(wanted):
    turns = 0
    while not wanted and turns < 30_000_000:
        turns += 1
        garbage = [turns] * 1000
    return wanted


drop()
print(turn(seen) == [reference], reference())
print(turn(said))


def profiled():
    import colorsys, quopri, wave
    names = []
    sys.setprofile(lambda frame, event, argument: names.append(frame.f_code.co_name) if event == "call" else None)
    gc.collect()
    sys.setprofile(None)
    return names


# what the import system does when its locks have gone is nothing that a profiler sees
print(profiled())
