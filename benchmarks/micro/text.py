"""Operations of str, formatting, and the conversions to bytes and back."""


def str_index_slice(n):
    s = "hello world"
    for i in range(n):
        s[4]
        s[2:7]


def str_concat(n):
    a, b = "hello ", "world"
    for i in range(n):
        a + b


def str_append(n):
    for k in range(n // 100):
        s = ""
        for i in range(100):
            s += "x"


def str_join(n):
    words = ["alpha", "beta", "gamma"]
    for i in range(n):
        ",".join(words)


def str_join_generator(n):
    for i in range(n // 20):
        "".join(str(k) for k in range(20))


def str_split(n):
    s = "alpha beta gamma delta"
    for i in range(n):
        s.split()
        s.split(" ")


def str_replace_find(n):
    s = "alpha beta gamma delta"
    for i in range(n):
        s.replace("a", "b")
        s.find("gamma")
        "delta" in s


def str_affixes(n):
    s = "alpha beta"
    for i in range(n):
        s.startswith("alp")
        s.endswith("eta")


def str_tests(n):
    for i in range(n):
        "a".isalpha()
        "5".isdigit()
        " ".isspace()
        "x".isalnum()


def str_case_strip(n):
    s = "  Some Text "
    for i in range(n):
        s.strip()
        s.upper()
        s.lower()


def str_format(n):
    for i in range(n // 2):
        "{} and {}".format(i, "b")
        "{0:>5} {1:.2f}".format(i, 2.5)


def str_percent(n):
    for i in range(n // 2):
        "%d and %s" % (i, "b")
        "%5.2f" % 2.5


def fstring_plain(n):
    for i in range(n):
        f"{i} and {i}"


def fstring_spec(n):
    x = 3.14159
    for i in range(n):
        f"{x:.3f} {i:05d} {i:>8}"


def fstring_repr(n):
    s = "text"
    for i in range(n):
        f"{s!r}"


def str_compare(n):
    a, b = "alpha", "alphb"
    for i in range(n):
        a == b
        a < b


def str_iterate(n):
    s = "the quick brown fox jumps over the lazy dog"
    for i in range(n // 40):
        for c in s:
            pass


def str_of_chars(n):
    s = "abcdefghij"
    k = 0
    for i in range(n):
        if s[i % 10] in "aeiou":
            k += 1
    return k


def str_encode_decode(n):
    s = "hello world"
    b = s.encode()
    for i in range(n):
        s.encode()
        b.decode()


def str_multiply_pad(n):
    for i in range(n):
        "ab" * 5
        "x".rjust(10)
        "7".zfill(4)


def str_translate_count(n):
    s = "alpha beta gamma"
    table = str.maketrans("abc", "xyz")
    for i in range(n // 2):
        s.translate(table)
        s.count("a")


def float_format(n):
    x = 1.1
    for i in range(n):
        round(x, 3)
        "%.3f" % x
        format(x, ".2e")


def float_repr(n):
    x = 0.1
    for i in range(n):
        repr(x * i)
