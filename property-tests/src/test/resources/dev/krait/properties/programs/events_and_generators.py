"""Events are switched on while generators and coroutines are suspended, from what they call, and while exceptions pass through them."""
import sys

mon = sys.monitoring
E = mon.events
TOOL = 1
log = []
mon.use_tool_id(TOOL, "generators")
NAMES = ("PY_START", "PY_RESUME", "PY_YIELD", "PY_RETURN", "PY_THROW", "PY_UNWIND", "RAISE", "RERAISE", "EXCEPTION_HANDLED", "STOP_ITERATION", "LINE")
for event in NAMES:
    def note(code, *rest, event=event):
        if code.co_name in HOT:
            log.append((event, code.co_name, *[r if event != "LINE" else r - code.co_firstlineno for r in rest if isinstance(r, int)][:1]))
    mon.register_callback(TOOL, getattr(E, event), note)
HOT = ("numbers", "relay", "consume", "guarded", "coroutine", "main", "switch_later")
GLOBAL = 0
for event in NAMES:
    GLOBAL |= getattr(E, event)


def numbers(n, action=None, at=-1):
    for i in range(n):
        if i == at:
            action()
        yield i
    return n


def relay(n, action=None, at=-1):
    result = yield from numbers(n, action, at)
    yield result


def consume(g):
    total = 0
    for x in g:
        total += x
    return total


def guarded(n):
    caught = 0
    for i in range(n):
        try:
            yield i
        except ValueError:
            caught += 1
    return caught


class Ready:
    def __init__(self, action=None):
        self.action = action

    def __await__(self):
        if self.action:
            self.action()
        yield self
        return 1


async def coroutine(n, action=None, at=-1):
    total = 0
    for i in range(n):
        total += await Ready(action if i == at else None)
    return total


def main(c):
    steps = 0
    try:
        while True:
            c.send(None)
            steps += 1
    except StopIteration as stop:
        return steps, stop.value


def on():
    mon.set_events(TOOL, GLOBAL)


def off(title):
    mon.set_events(TOOL, 0)
    print(title, len(log))
    for entry in log[:60]:
        print("  ", *entry)
    log.clear()


for _ in range(6):
    consume(numbers(60))
    consume(relay(60))
    main(coroutine(60))
    g = guarded(60)
    for i in range(60):
        g.throw(ValueError) if i % 3 == 1 else next(g)
    # a generator that is only dropped would be closed at some time later, and events may be on then
    g.close()

g = numbers(5)
next(g)
on()
next(g)
list(g)
off("suspended")
on()
off("nothing")
g = relay(4)
next(g)
mon.set_local_events(TOOL, numbers.__code__, E.PY_RESUME | E.PY_YIELD | E.LINE)
next(g)
mon.set_local_events(TOOL, numbers.__code__, 0)
next(g)
off("inner only")
g.close()
consume(numbers(50, on, 48))
off("from the generator")
consume(relay(50, on, 48))
off("through a delegation")
print(main(coroutine(50, on, 48)))
off("from an awaitable")
g = guarded(5)
next(g)
on()
g.throw(ValueError)
next(g)
try:
    g.throw(KeyError)
except KeyError:
    pass
off("thrown")


def switch_later(n):
    g = guarded(n)
    next(g)
    for i in range(n):
        if i == n - 3:
            on()
        try:
            g.throw(ValueError)
        except StopIteration as e:
            return e.value


switch_later(60)
mon.set_events(TOOL, 0)
log.clear()
print(switch_later(60))
off("thrown in a loop")
events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name in HOT:
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, sorted(frame.f_locals)))
    return tracer


g = relay(4)
next(g)
sys.settrace(tracer)
next(g)
sys.settrace(None)
next(g)
sys.setprofile(lambda frame, event, arg: events.append((frame.f_code.co_name, event)) if frame.f_code.co_name in HOT else None)
list(g)
sys.setprofile(None)
for event in events:
    print(*event)
mon.free_tool_id(TOOL)
