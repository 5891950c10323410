"""Callbacks and finalisers reach a program that does nothing but go round a loop, without a call in it."""
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
