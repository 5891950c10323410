"""Characters read out of strings, one by one and in loops, compared and looked for: ASCII, Latin-1, the rest of the plane, beyond it; and what is no character at all."""


class Text(str):
    def __eq__(self, other):
        return "mine"

    __hash__ = str.__hash__


def kinds(text):
    counts = [0] * 12
    for i in range(len(text)):
        c = text[i]
        if c == "a":
            counts[0] += 1
        elif "b" == c:
            counts[1] += 1
        elif c != "z" and c in "xy \t\n":
            counts[2] += 1
        elif c in ("0", "1", "2"):
            counts[3] += 1
        elif c in ("\u00e9", "q"):
            counts[4] += 1
        elif c in "\u00e9\u4e2d~":
            counts[5] += 1
        elif c < "0":
            counts[6] += 1
        elif c >= "\u0100":
            counts[7] += 1
        elif c not in "ABC":
            counts[8] += 1
        if "m" < c <= "p":
            counts[9] += 1
        if c in "":
            counts[10] += 1
        if text[-1 - i] == "\x7f" or text[i] == "@":
            counts[11] += 1
    return counts


def loop(text):
    n = 0
    for c in text:
        if c == "a" or c in "@\x00\x3f\x40\x7f":
            n += 1
        elif c > "y":
            n += 100
        elif c in ("ab", "c", ""):
            n += 10000
    return n


def only(text):
    n = 0
    for c in text:
        if c in "xyz\t":
            n += 1
        n += 10 * (c not in ("z", "c"))
    return n


def at(text, i):
    return text[i] == "a", text[i] in "abc", text[i] < "b"


ascii_text = "".join(map(chr, range(128))) + "aabbxyz 012 \t\n"
latin = "caf\u00e9 \u00ff\u00a0 \x80"
wide = "\u4e2d\u0100\ud800z\uffff"
astral = "a\U0001f600b\U00010000z"

for _ in range(150):
    kinds(ascii_text)
    loop(ascii_text)
    only(ascii_text)
    at("abc", 1)
for text in (ascii_text, latin, wide, astral, "", "a"):
    print(kinds(text), loop(text), only(text))
for text in (ascii_text, latin, wide, astral):
    for _ in range(100):
        last = kinds(text), loop(text), only(text)
    print(last)

for text, i in (("abc", -1), ("abc", -3), ("b\u00e9", 1), (["a", "ab", "b"], 1), (["a", "ab", "b"], 0), (Text("abc"), 0), ([Text("a")], 0), (b"abc", 0), ({0: "a"}, 0)):
    try:
        print(at(text, i))
    except TypeError as e:
        print(e)
for i in (3, -4, 2**40, -2**70):
    try:
        at("abc", i)
    except IndexError as e:
        print(type(e).__name__, e)
print(kinds(list("ab0x")), loop(["a", "ab", "c"]), loop(("a", Text("b"), "@")))
print([at("x" * 50 + "abc", 50 + k) for k in range(3)])
