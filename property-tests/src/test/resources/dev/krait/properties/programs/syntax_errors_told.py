"""What is printed for syntax errors that nobody catches, whether the library's `traceback` is there already or not."""
import io
import sys

SOURCES = ["1 +", "x = = 1", "def f(a, a): pass", "return", "a b", "if x:\npass", "  x", "if x:\n\ty\n        z", "(", "f(a for a in b, c)", "'", '"""\n\n', "f'{'",
           "0777", "nonlocal x", "import a.b as c.d", "print x", "del f()", "\tx +\\", "é é", "while = 1", "for x in range(3)\n  pass", "clas X: pass",
           b"\n\n'\x80'\n", b"# coding: nowhere\n", b"# coding: ascii\n'\xc3\xa4'", b"\xef\xbb\xbf# coding: latin-1\n", b"\tx = '\xe2\x82\xac' \xff"]
PLACES = [(None, None, None, None), ("", 1, 1, "x"), ("f", 3, None, "  text\n"), ("f", 2, 99, "short", 2, 120), ("f", 2, 3, "\t a b", 4, 1), ("f", 2, 0, "abc", 2, 0),
          ("f", 1, -1, "  abc", 1, -1), ("f", 1, 5, "\f\u2003x = y\n\n", 1, 8), ("f", 1, 2, "", 1, 3), ("f", None, 2, "abc"), ("f", 1, 2, None, 1, 2), (1, "2", 3, "abc")]


def errors():
    for source in SOURCES:
        try:
            compile(source, "program.py", "exec")
        except SyntaxError as e:
            yield e.with_traceback(None)
    for place in PLACES:
        yield SyntaxError("message", place)
    yield SyntaxError()
    yield SyntaxError("only a message")
    yield IndentationError("", ("f", 1, 1, "x", 1, 2))
    noted = TabError("tab", ("f", 1, 1, "x", 1, 2))
    noted.add_note("a note")
    yield noted
    caused = SyntaxError("message", ("f", 1, 1, "x", 1, 2))
    caused.__cause__ = ValueError("cause")
    yield caused
    yield type("Own", (SyntaxError,), {})("own", ("f", 1, 1, "x", 1, 2))


def told(error, library):
    if library:
        import traceback
    else:
        sys.modules.pop("traceback", None)
    before = sys.stderr, sys.__stderr__
    sys.stderr = sys.__stderr__ = io.StringIO()
    try:
        sys.excepthook(type(error), error, None)
        return sys.stderr.getvalue()
    finally:
        sys.stderr, sys.__stderr__ = before


for error in errors():
    text = told(error, False)
    print(ascii(text), text == told(error, True))
