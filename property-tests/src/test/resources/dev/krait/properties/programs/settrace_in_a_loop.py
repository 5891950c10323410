"""sys.settrace and setprofile set in the middle of hot code; f_trace of running frames; f_locals written by a callee."""
import sys

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name in ("work", "helper", "gen"):
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, sorted(frame.f_locals.items())[:3] if event == "line" else None))
    return tracer


def helper(n, at):
    if n == at:
        sys.settrace(tracer)
        sys._getframe(1).f_trace = tracer
    return n


def gen(n):
    for i in range(n):
        yield i


def work(rounds, at):
    total = 0
    for i in range(rounds):
        total += helper(i, at)
        if i > at:
            for j in gen(2):
                total += j
    return total


work(400, -1)
print(work(300, 297))
sys.settrace(None)
print(len(events))
for event in events:
    print(*event)


def poke(n):
    if n == 250:
        sys._getframe(1).f_locals["total"] = 1_000_000
    return 1


def poked(rounds):
    total = 0
    for i in range(rounds):
        poke(i)
        total += 1
    return total


print(poked(200), poked(300))
profile = []
sys.setprofile(lambda frame, event, arg: profile.append((event, frame.f_code.co_name, getattr(arg, "__name__", None) if event.startswith("c_") else None)))
work(3, -1)
len([])
sys.setprofile(None)
print(profile)
