"""Times small programs in one Python, or compares two.

    run.py [-s SECONDS] [-n LOOPS] [NAME ...]             times here, one line of JSON for each program
    run.py --compare "COMMAND A" "COMMAND B" [options]    runs itself in both and prints the ratios B/A, worst first

NAME is that of a file or of a function in it. Each program runs in slices for some seconds; what counts is the fastest slice, so
that a JIT has warmed up and other users of the machine disturb little.
"""
import argparse
import importlib
import json
import math
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = ("builtin_calls", "containers", "iteration", "text", "classes", "library", "workloads", "modules", "numbers_and_errors")


def programs(names):
    """The chosen programs as (name, function)."""
    for file in FILES:
        module = importlib.import_module(file)
        for name, value in list(vars(module).items()):
            code = getattr(value, "__code__", None)
            if code is not None and value.__module__ == file and code.co_varnames[:1] == ("n",) and code.co_argcount == 1:
                if not names or file in names or name in names:
                    yield name, value


def fastest(function, loops, seconds):
    """Nanoseconds of processor time per loop of the fastest slice; only this thread counts, not a JIT that compiles beside it."""
    best = math.inf
    clock = time.thread_time
    end = clock() + seconds
    while True:
        start = clock()
        function(loops)
        stop = clock()
        best = min(best, stop - start)
        if stop > end:
            return best / loops * 1e9


def compare(first, second, rest):
    """Runs both and prints their times and the ratios."""
    times = []
    for command in (first, second):
        lines = subprocess.run(command.split() + [os.path.abspath(__file__)] + rest, stdout=subprocess.PIPE, text=True, check=True).stdout
        times.append(dict(json.loads(line) for line in lines.splitlines()))
    rows = sorted(((times[1][k] / times[0][k], k) for k in times[0] if k in times[1]), reverse=True)
    for ratio, name in rows:
        print(f"{ratio:8.2f}  {times[0][name]:10.1f} ns {times[1][name]:10.1f} ns  {name}")
    print(f"{math.exp(sum(math.log(r) for r, _ in rows) / len(rows)):8.2f}  geometric mean of {len(rows)}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-s", "--seconds", type=float, default=1.0)
    parser.add_argument("-n", "--loops", type=int, default=20000)
    parser.add_argument("--compare", nargs=2, metavar="COMMAND")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.compare:
        compare(*options.compare, ["-s", str(options.seconds), "-n", str(options.loops), *options.names])
        return
    sys.path.insert(0, HERE)
    for name, function in programs(options.names):
        try:
            print(json.dumps([name, fastest(function, options.loops, options.seconds)]), flush=True)
        except Exception as error:
            print(name, repr(error), file=sys.stderr)


if __name__ == "__main__":
    main()
