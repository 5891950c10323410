"""Runs programs that arrive on standard input and answers with what each one did. The same file serves every Python.

A request is a line with the number of UTF-8 bytes, then the program. The answer has the same form.
"""
import re
import sys

LIMIT = 20_000


def outcome(source):
    lines = []
    size = 0

    def show(*values):
        nonlocal size
        line = " ".join(map(str, values))
        size += len(line)
        if size < LIMIT:
            lines.append(line)

    namespace = {"__name__": "__main__", "print": show}
    try:
        try:
            exec(compile(source, "<program>", "exec"), namespace)
        finally:
            stop_watching()
    except BaseException as e:
        while e is not None:
            trace = []
            tb = e.__traceback__
            while tb is not None:
                code = tb.tb_frame.f_code
                if code.co_filename == "<program>":
                    trace.append(f"{code.co_qualname}:{tb.tb_lineno}")
                tb = tb.tb_next
            if len(trace) > 20:
                trace[10:-10] = ["..."]
            lines.append(f"raised {type(e).__name__}: {e} at {' '.join(trace)}")
            e = e.__cause__ or e.__context__
    if sys.exception() is not None:
        lines.append(f"still handles {sys.exception()!r}")
    for name in sorted(namespace):
        if name.startswith("__"):
            continue
        value = namespace[name]
        if isinstance(value, (int, float, str, list, tuple, dict, set, bool)):
            lines.append(f"{name} = {value!r}"[:LIMIT])
    return re.sub("0x[0-9a-f]{8,}", "0x...", "\n".join(lines))


def stop_watching():
    """Ends tracing and monitoring that the program has left on."""
    sys.settrace(None)
    sys.setprofile(None)
    for tool in range(6):
        if sys.monitoring.get_tool(tool) is not None:
            sys.monitoring.free_tool_id(tool)


def serve(source, sink):
    while True:
        header = source.readline()
        if not header:
            return
        program = source.read(int(header)).decode("utf-8")
        answer = outcome(program).encode("utf-8", "backslashreplace")
        sink.write(b"%d\n" % len(answer))
        sink.write(answer)
        sink.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
