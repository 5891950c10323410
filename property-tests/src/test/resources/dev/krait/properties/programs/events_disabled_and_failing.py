"""What callbacks disable comes back with the event; what callbacks raise goes on from the right place, in the right context."""
import sys

mon = sys.monitoring
E = mon.events
TOOL = 3
NAMES = ("RAISE", "RERAISE", "EXCEPTION_HANDLED", "PY_UNWIND")
mon.use_tool_id(TOOL, "failing")


def nested():
    try:
        try:
            [][1]
        finally:
            pass
    except Exception as e:
        print(repr(e), repr(e.__context__))


def raises_in_handler():
    for x in (1,):
        try:
            [][1]
        except IndexError as e:
            print("in", repr(e))
            1 / 0


def handles():
    try:
        {}[1]
    except KeyError as e:
        print("in", repr(e))


for _ in range(3):
    for name in NAMES:
        for program in (nested, raises_in_handler, handles):
            print(name, program.__name__)
            mon.register_callback(TOOL, getattr(E, name), lambda *a: mon.DISABLE)
            try:
                mon.set_events(TOOL, getattr(E, name))
                try:
                    program()
                finally:
                    mon.set_events(TOOL, 0)
                    mon.restart_events()
            except BaseException as e:
                print("out", repr(e), repr(e.__context__))
            print(sys.exception())

log = []


def callee(n):
    if n:
        log.append(n)
    return n


def caller(n):
    callee(n)
    callee(0)


def note(code, *rest):
    if code.co_name in ("callee", "caller"):
        log.append((code.co_name, rest[0] if isinstance(rest[0], int) else None))
        return mon.DISABLE


mon.register_callback(TOOL, E.LINE, note)
mon.register_callback(TOOL, E.CALL, note)
mon.register_callback(TOOL, E.PY_RETURN, note)
for mask in (E.LINE, E.LINE, E.LINE | E.CALL, E.CALL, E.PY_RETURN, E.CALL | E.LINE, E.LINE, E.CALL | E.LINE):
    mon.set_events(TOOL, mask)
    caller(1)
    log.append("both")
    caller(2)
mon.set_events(TOOL, 0)
for entry in log:
    print(entry)
mon.free_tool_id(TOOL)
