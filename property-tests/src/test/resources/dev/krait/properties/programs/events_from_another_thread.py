"""One thread switches the events of another one's running loop on and off: what is delivered meanwhile is one piece of the full sequence of events."""
import sys
import threading
import time

mon = sys.monitoring
E = mon.events
TOOL = 4
mon.use_tool_id(TOOL, "window")
log = []
stop = False
started = threading.Event()


def helper(x):
    return x + 1


def loop():
    started.set()
    n = 0
    while not stop:
        n = helper(n)
        if n & 1:
            n += 2
        else:
            n -= 1
        try:
            if n % 5 == 0:
                raise ValueError
        except ValueError:
            n += 1
    return n


def note(event, code, *rest):
    if code is loop.__code__:
        log.append((event, *[r for r in rest if isinstance(r, int)]))


for name in ("LINE", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT", "CALL"):
    mon.register_callback(TOOL, getattr(E, name), lambda code, *rest, name=name: note(name, code, *rest))
ALL = E.LINE | E.JUMP | E.BRANCH_LEFT | E.BRANCH_RIGHT | E.CALL


def successors(sequence):
    """Which event may follow which."""
    after = {}
    for a, b in zip(sequence, sequence[1:]):
        after.setdefault(a, set()).add(b)
    return after


def full():
    """The events of the loop from its start, in this thread."""
    global stop
    stop = False
    mon.set_local_events(TOOL, loop.__code__, ALL)
    threading.Timer(0.3, finish).start()
    loop()
    mon.set_local_events(TOOL, loop.__code__, 0)
    entries = log[:]
    log.clear()
    return entries


def finish():
    global stop
    stop = True


follows = successors(full())
stop = False
thread = threading.Thread(target=loop)
thread.start()
started.wait()
time.sleep(0.3)
windows = []
for _ in range(8):
    log.clear()
    mon.set_local_events(TOOL, loop.__code__, ALL)
    begun = len(log)
    deadline = time.monotonic() + 20
    while len(log) < begun + 100 and time.monotonic() < deadline:
        time.sleep(0.001)
    mon.set_local_events(TOOL, loop.__code__, 0)
    ended = len(log)
    time.sleep(0.02)
    windows.append((log[:ended], len(log) - ended))
finish()
thread.join()
mon.free_tool_id(TOOL)
for window, late in windows:
    # the first entry may be in the middle of a line; a callback may be under way when the events go
    gaps = [pair for pair in zip(window[1:], window[2:]) if pair[1] not in follows.get(pair[0], ())]
    print(len(window) >= 100, gaps, late <= 1)
