"""Threads run functions that become hot while another one switches events and tracing on and off: what they compute stays what it is.

The handler at the end of a loop's body ends in a jump back that is not CPython's usual one.
"""
import sys
import threading

E = sys.monitoring.events
THREADS = 4
ROUNDS = 12


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def squares(n):
    try:
        for i in range(n):
            yield i * i
    finally:
        n = 0


def handlers(n):
    t = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            t += i
        except ValueError as e:
            t += e.args[0] * 2
        finally:
            t += 1
    while True:
        try:
            t -= [1] * 20 != [] and n // n
            [].pop(t % 7 and n)
        except IndexError:
            n -= 1
        except ZeroDivisionError:
            return t


def vectors(n):
    v = Vector(0, 0.0)
    for i in range(n):
        v = v + Vector(i, 0.5)
    return int(v.x + v.y)


def closures(n):
    return sum(f(1) for f in [lambda x, i=i: x + i for i in range(n)])


def work(results, i):
    seen = set()
    for _ in range(ROUNDS):
        seen.add((fib(9), sum(squares(20)), vectors(20), closures(8), *(handlers(30) for _ in range(20))))
    results[i] = len(seen), sum(seen.pop())


def switch(done):
    k = 0
    while not done.is_set():
        k += 1
        sys.monitoring.set_events(2, E.PY_START | E.LINE if k % 2 else E.RAISE | E.PY_UNWIND | E.PY_YIELD | E.JUMP)
        sys.monitoring.set_local_events(2, fib.__code__, E.LINE | E.PY_RETURN)
        done.wait(0.001)
        sys.monitoring.set_events(2, 0)
        sys.monitoring.set_local_events(2, fib.__code__, 0)
        if k % 3 == 0:
            threading.settrace_all_threads(lambda frame, event, argument: None)
            done.wait(0.001)
            threading.settrace_all_threads(None)
        done.wait(0.001)


sys.monitoring.use_tool_id(2, "switch")
for event in E.PY_START, E.LINE, E.PY_RETURN, E.JUMP, E.RAISE, E.PY_UNWIND, E.PY_YIELD:
    sys.monitoring.register_callback(2, event, lambda *arguments: None)
results = [None] * THREADS
done = threading.Event()
switcher = threading.Thread(target=switch, args=(done,))
switcher.start()
workers = [threading.Thread(target=work, args=(results, i)) for i in range(THREADS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
done.set()
switcher.join()
print(results)
