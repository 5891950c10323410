"""Global events are switched on while an exception passes through callers that run hot."""
import sys

mon = sys.monitoring
E = mon.events
TOOL = 2
log = []
mon.use_tool_id(TOOL, "unwind")
for event in ("RAISE", "PY_UNWIND", "EXCEPTION_HANDLED", "RERAISE", "PY_RETURN", "LINE"):
    mon.register_callback(TOOL, getattr(E, event), lambda code, *rest, event=event: log.append((event, code.co_name)))


class Switch:
    armed = False

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if Switch.armed and kind is not None:
            mon.set_events(TOOL, E.RAISE | E.PY_UNWIND | E.EXCEPTION_HANDLED | E.PY_RETURN | E.RERAISE)
        return False


def inner(n):
    with Switch():
        if n < 0:
            raise ValueError(n)
        return n


def middle(n):
    try:
        return inner(n) + 1
    finally:
        n += 1


def outer(n):
    try:
        return middle(n)
    except ValueError as e:
        return e.args[0]


for i in range(300):
    outer(i)
    outer(-i - 1)
Switch.armed = True
print(outer(-5))
mon.set_events(TOOL, 0)
print([entry for entry in log if entry[1] in ("inner", "middle", "outer", "__exit__")])
mon.free_tool_id(TOOL)
