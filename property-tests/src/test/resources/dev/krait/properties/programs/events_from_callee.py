"""Events are switched on for a function that is already running, from a callee, a property, an operator, a comparison inside a dict."""
import sys

mon = sys.monitoring
E = mon.events
TOOL = 3
log = []
target = None


def name(code):
    return code.co_name


def arm(events):
    mon.set_local_events(TOOL, target.__code__, events)


mon.use_tool_id(TOOL, "events")
for event in ("LINE", "PY_RETURN", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT", "CALL", "PY_START"):
    mon.register_callback(TOOL, getattr(E, event), lambda code, *rest, event=event: log.append((event, name(code), *[r for r in rest if isinstance(r, int)])))


class Trigger:
    at = -1

    def __init__(self, events):
        self.events = events
        self.n = 0

    def fire(self):
        self.n += 1
        if self.n == self.at:
            arm(self.events)

    def call(self):
        self.fire()
        return 1

    @property
    def prop(self):
        self.fire()
        return 1

    def __add__(self, other):
        self.fire()
        return 1

    def __eq__(self, other):
        self.fire()
        return False

    def __hash__(self):
        return 7


def by_call(t, rounds):
    total = 0
    for i in range(rounds):
        x = t.call()
        total += x
    return total


def by_property(t, rounds):
    total = 0
    for i in range(rounds):
        x = t.prop
        total += x
    return total


def by_operator(t, rounds):
    total = 0
    for i in range(rounds):
        x = t + i
        total += x
    return total


def by_lookup(t, rounds):
    d = {t: 1}
    total = 0
    for i in range(rounds):
        other = Trigger(0)
        x = d.get(other, 2)
        total += x
    return total


def by_raise(t, rounds):
    total = -1
    for i in range(rounds):
        try:
            t.call()
            if t.n > t.at > 0:
                raise KeyError(i)
        except KeyError:
            total = i
    return total


for function in (by_call, by_property, by_operator, by_lookup, by_raise):
    for events in (E.LINE, E.LINE | E.PY_RETURN | E.JUMP, E.BRANCH_LEFT | E.BRANCH_RIGHT, E.CALL | E.PY_START):
        target = function
        function(Trigger(events), 300)
        t = Trigger(events)
        t.at = 295
        result = function(t, 300)
        mon.set_local_events(TOOL, function.__code__, 0)
        first = function.__code__.co_firstlineno
        print(function.__name__, int(events), result, len(log), [(e, n, *(v - first if e == "LINE" else v for v in rest)) for e, n, *rest in log[:40]])
        log.clear()
        function(Trigger(events), 50)
        print("quiet", len(log))
mon.free_tool_id(TOOL)
