"""Callees look at compiled callers: locals, lines, tracebacks, at any time."""
import sys


def look(depth):
    frame = sys._getframe(depth)
    return frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, dict(frame.f_locals)


def leaf(x):
    y = x * 2
    return look(2)


def caller(a, b=3):
    seen = None
    for k in range(b):
        c = a + k
        seen = leaf(c)
    y = 2; return seen


for _ in range(300):
    seen = caller(5)
print(seen)


def dead_store(n):
    y = n
    y = n + 1
    return look(1)


for i in range(300):
    seen = dead_store(i)
print(seen)
kept = []


def keeps(n):
    v = n
    kept.append(sys._getframe())
    v = n + 10
    w = v
    return w


for i in range(300):
    keeps(i)
print(kept[-1].f_locals, kept[-1].f_lineno - kept[-1].f_code.co_firstlineno)


def fails(n):
    if n > 290:
        return 1 // (n - 299)
    return n


def chain(n):
    try:
        return fails(n)
    except ZeroDivisionError as e:
        tb = e.__traceback__
        lines = []
        while tb:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
            tb = tb.tb_next
        return lines


for i in range(300):
    last = chain(i)
print(last)
