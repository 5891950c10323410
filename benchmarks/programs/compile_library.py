"""The compiler: source to code object, n times over files of the library that every Python 3 can read."""
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = ROOT / "target/oracle/org/bytedeco/cpython/linux-x86_64/lib/python3.14"
FILES = ["argparse.py", "_pydecimal.py", "difflib.py", "tarfile.py", "optparse.py", "heapq.py", "textwrap.py", "pickletools.py"]


def main(n):
    sources = {name: (LIBRARY / name).read_text(encoding="utf-8") for name in FILES}
    names = set()
    for _ in range(n):
        for name, source in sources.items():
            code = compile(source, name, "exec", dont_inherit=True)
            names.update(code.co_names)
    print(len(sources), "files", sum(map(len, sources.values())), "characters", "OptionParser" in names)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
