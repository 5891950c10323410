"""How much of each example runs in compiled code once it is warm:

    ./krait -X jit=count benchmarks/tiers.py [PROGRAM=SIZE ...]

Runs each program twice in one process and counts the bytecodes of the second run. Prints the share that ran compiled, what was compiled
and what could not be, with the reason. Exits with status 1 when a share is below 95 %.
"""

import contextlib
import io
import runpy
import sys
from pathlib import Path

import krait.jit

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
# sizes that count some ten million bytecodes
SIZES = {
    "nbody": 20_000, "fannkuch": 8, "richards": 4, "deltablue": 3000, "spectral_norm": 80, "mandelbrot": 100, "nqueens": 9,
    "chaos": 10_000, "raytracer": 60, "binary_trees": 11, "json_parser": 300, "pipeline": 15_000,
}


def counted(main, size):
    """Runs a program; returns the bytecodes that it ran in the interpreter and in compiled code."""
    before = krait.jit.stats()["bytecodes"]
    with contextlib.redirect_stdout(io.StringIO()):
        main(size)
    after = krait.jit.stats()["bytecodes"]
    return after["interpreted"] - before["interpreted"], after["compiled"] - before["compiled"]


def measure(name, size):
    main = runpy.run_path(str(EXAMPLES / f"{name}.py"))["main"]
    counted(main, size)
    interpreted, compiled = counted(main, size)
    share = compiled / (interpreted + compiled)
    failed = [entry for entry in krait.jit.stats()["failed"] if entry[1].endswith(f"{name}.py")]
    print(f"{name:14} {share:7.2%} of {interpreted + compiled:>12,} bytecodes")
    for qualname, _, line, reason, detail in failed:
        print(f"    {qualname} (line {line}): {reason}: {detail}")
    return share


def main(arguments):
    krait.jit.config(sync=True)
    wanted = dict(argument.split("=") for argument in arguments) or SIZES
    lowest = min(measure(name, int(size)) for name, size in wanted.items())
    sys.exit(lowest < 0.95)


if __name__ == "__main__":
    main(sys.argv[1:])
