"""A JSON reader and writer in plain Python, run over a document that it makes itself."""
import sys


class JSONError(ValueError):
    pass


class Reader:
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip_space(self):
        text, at = self.text, self.at
        while at < len(text) and text[at] in " \t\r\n":
            at += 1
        self.at = at

    def value(self):
        self.skip_space()
        if self.at >= len(self.text):
            raise JSONError("unexpected end")
        c = self.text[self.at]
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c == "-" or c.isdigit():
            return self.number()
        for word, value in ("true", True), ("false", False), ("null", None):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        raise JSONError(f"unexpected {c!r} at {self.at}")

    def expect(self, c):
        self.skip_space()
        if self.at >= len(self.text) or self.text[self.at] != c:
            raise JSONError(f"expected {c!r} at {self.at}")
        self.at += 1

    def peek(self):
        self.skip_space()
        return self.text[self.at] if self.at < len(self.text) else ""

    def object(self):
        result = {}
        self.expect("{")
        if self.peek() == "}":
            self.at += 1
            return result
        while True:
            self.skip_space()
            key = self.string()
            self.expect(":")
            result[key] = self.value()
            if self.peek() != ",":
                self.expect("}")
                return result
            self.at += 1

    def array(self):
        result = []
        self.expect("[")
        if self.peek() == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            if self.peek() != ",":
                self.expect("]")
                return result
            self.at += 1

    def string(self):
        self.expect('"')
        text = self.text
        start = self.at
        parts = []
        while True:
            if self.at >= len(text):
                raise JSONError("unterminated string")
            c = text[self.at]
            if c == '"':
                parts.append(text[start:self.at])
                self.at += 1
                return "".join(parts)
            if c == "\\":
                parts.append(text[start:self.at])
                e = text[self.at + 1]
                if e == "u":
                    parts.append(chr(int(text[self.at + 2:self.at + 6], 16)))
                    self.at += 6
                else:
                    parts.append(self.ESCAPES[e])
                    self.at += 2
                start = self.at
            else:
                self.at += 1

    def number(self):
        text = self.text
        start = self.at
        at = start + 1
        while at < len(text) and text[at] in "0123456789+-.eE":
            at += 1
        self.at = at
        word = text[start:at]
        try:
            return int(word)
        except ValueError:
            return float(word)


def dump(value, out):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append('"')
        for c in value:
            if c in '"\\':
                out.append("\\" + c)
            elif c < " " or c > "~":
                out.append(f"\\u{ord(c):04x}")
            else:
                out.append(c)
        out.append('"')
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, list):
        out.append("[")
        for i, item in enumerate(value):
            if i:
                out.append(",")
            dump(item, out)
        out.append("]")
    else:
        out.append("{")
        for i, (key, item) in enumerate(value.items()):
            if i:
                out.append(", ")
            dump(key, out)
            out.append(": ")
            dump(item, out)
        out.append("}")


def document(n):
    return [{"id": i, "name": f"item \"{i}\"\n", "price": i * 0.25 + 1e-3, "tags": ["a", "b" * (i % 5), "\u00e9\u4e2d"],
             "nested": {"even": i % 2 == 0, "none": None, "deep": [[i], [i, [i - 1, -i]]]}} for i in range(n)]


def main(n):
    original = document(n)
    out = []
    dump(original, out)
    text = "".join(out)
    rounds = 10
    for _ in range(rounds):
        parsed = Reader(text).value()
        if parsed != original:
            raise AssertionError("not the same after reading")
    try:
        Reader(text[:-1]).value()
    except JSONError as e:
        print("error:", e)
    print("characters", len(text), "sum", sum(item["id"] for item in parsed), f"{sum(item['price'] for item in parsed):.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
