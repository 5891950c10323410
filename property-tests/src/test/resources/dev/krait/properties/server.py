"""Runs programs that arrive on standard input and answers with what each one did. The same file serves every Python.

A request is a line with the number of UTF-8 bytes, then the program. The answer has the same form.
"""
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
        exec(compile(source, "<program>", "exec"), namespace)
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
    for name in sorted(namespace):
        if name.startswith("__"):
            continue
        value = namespace[name]
        if isinstance(value, (int, float, str, list, tuple, dict, set, bool)):
            lines.append(f"{name} = {value!r}"[:LIMIT])
    return "\n".join(lines)


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
