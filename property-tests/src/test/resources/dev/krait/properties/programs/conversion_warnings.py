"""Conversions whose special method gives an instance of a subclass: a warning, or an error where that is asked for."""
import cmath
import math
import operator
import warnings


class Int(int):
    pass


class Real(float):
    pass


class Complex(complex):
    pass


class GivesBool:
    def __index__(self):
        return True


class GivesSubclass:
    def __index__(self):
        return Int(2)


class Number:
    def __int__(self):
        return Int(3)

    def __float__(self):
        return Real(0.5)

    def __complex__(self):
        return Complex(1, 2)


class Wrong:
    def __int__(self):
        return "int"

    def __float__(self):
        return "float"

    def __complex__(self):
        return "complex"

    def __index__(self):
        return "index"


def slice_of(o):
    return "abc"[o:]


def item_of(o):
    return [1, 2, 3, 4][o]


def told(f, o):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            print(f.__name__, repr(f(o)), *[w.message for w in seen])
        except TypeError as e:
            print(f.__name__, e)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            f(o)
        except (DeprecationWarning, TypeError) as e:
            print(type(e).__name__, e)


for _ in range(3):
    for o in GivesBool(), GivesSubclass(), Wrong():
        for f in int, operator.index, item_of, slice_of, hex, float:
            told(f, o)
    for o in Number(), Wrong():
        for f in int, float, complex, math.sin, cmath.sin:
            told(f, o)
