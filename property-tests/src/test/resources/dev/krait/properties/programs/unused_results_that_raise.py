"""An operator whose result nobody uses still raises."""


def divide(a, b):
    try:
        a // b
        return "no error"
    except ZeroDivisionError as error:
        return str(error)


def modulo(a, b):
    try:
        unused = a % b
    except ZeroDivisionError as error:
        return str(error)
    return "no error"


def true_divide(a, b):
    try:
        a / b
    except ZeroDivisionError as error:
        return str(error)
    return "no error"


def shift(a, b):
    try:
        a << b
        a >> b
    except ValueError as error:
        return str(error)
    return "no error"


def overflow(a, b):
    try:
        a / b
    except OverflowError as error:
        return str(error)
    return "no error"


def handled_in_a_generator():
    try:
        1 // 0
    except ZeroDivisionError:
        yield "handled"


def fetch(items, i):
    try:
        items[i]
        len(i)
    except (IndexError, KeyError, TypeError) as error:
        return repr(error)
    return "no error"


def unbound(n):
    try:
        if n > 5:
            x = n
        x
    except UnboundLocalError as error:
        return str(error)
    return "bound"


def compare(a, b):
    try:
        a < b
    except TypeError as error:
        return str(error)
    return "no error"


for i in range(30):
    print(i, [divide(i, k) for k in (1, i - 20, 0.5, 0)], modulo(i, i - 20), true_divide(float(i), i - 20.0), true_divide(i, i - 20), shift(i, 20 - i))
    print(overflow(10 ** 400 if i == 20 else i, 3), list(handled_in_a_generator()), fetch([1, 2], 25 - i), fetch({1: 2}, i - 25), unbound(i), compare(i, i if i < 20 else "s"))
    print(fetch([1, 2], -i), fetch((1, 2), -i), fetch("ab", -i), compare(i / 2, i if i < 20 else None))
