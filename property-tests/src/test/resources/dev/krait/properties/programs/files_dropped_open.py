"""Files that are dropped open: what was written arrives, outer streams before inner ones, with a warning."""
import gc, io, os, sys, tempfile, warnings

warnings.simplefilter("always")
directory = tempfile.mkdtemp()
os.chdir(directory)


def content(name):
    with open(name) as f:
        return f.read()


def drop(opened, *written):
    for part in written:
        opened.write(part)


def dropped_and_collected():
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        for i in range(40):
            drop(open(f"text{i}", "w"), "abc", str(i))
            drop(open(f"bytes{i}", "wb"), b"abc", b"def")
            drop(open(f"raw{i}", "wb", 0), b"now")
        gc.collect()
    print([content(f"text{i}") for i in range(40)] == [f"abc{i}" for i in range(40)])
    print([content(f"bytes{i}") + content(f"raw{i}") for i in range(40)] == ["abcdefnow"] * 40)
    print(len(seen), sorted({str(w.message).split(" name=")[0] for w in seen}), {w.category for w in seen})


class Keeper:
    """Writes to its file when it goes: the file must not have been closed before."""

    def __init__(self, name):
        self.file = open(name, "w")

    def __del__(self):
        self.file.write("last word")
        self.file.close()


class Doubler(io.RawIOBase):
    """A stream in Python over a file, closed by nobody."""

    def __init__(self, name):
        self.file = open(name, "wb")

    def writable(self):
        return True

    def write(self, data):
        self.file.write(bytes(data) * 2)
        return len(data)

    def close(self):
        if not self.closed:
            self.file.write(b".")
            self.file.close()
        super().close()


def writer(name):
    with open(name, "w") as f:
        while True:
            f.write((yield))


def order():
    Keeper("keeper")
    Doubler("doubler").write(b"x")
    drop(io.BufferedWriter(Doubler("buffered")), b"1", b"2")
    drop(io.TextIOWrapper(io.BufferedWriter(Doubler("wrapped"))), "ab", "cd")
    g = writer("generator")
    next(g)
    g.send("sent")


def detached():
    text = open("detached", "w")
    text.write("one ")
    buffer = text.detach()
    del text
    gc.collect()
    buffer.write(b"two ")
    raw = buffer.detach()
    del buffer
    gc.collect()
    raw.write(b"three")
    return raw.closed


dropped_and_collected()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    order()
    gc.collect()
    gc.collect()
for name in ["keeper", "doubler", "buffered", "wrapped", "generator"]:
    print(name, content(name))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(detached())
    gc.collect()
print(content("detached"))
with warnings.catch_warnings():
    warnings.simplefilter("error", ResourceWarning)
    hook, sys.unraisablehook = sys.unraisablehook, lambda u: print(u.err_msg.replace(directory, ""), u.exc_type)
    drop(open("unraisable", "w"), "text")
    gc.collect()
    sys.unraisablehook = hook
print(content("unraisable"))
